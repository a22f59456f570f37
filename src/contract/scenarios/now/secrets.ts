/** Secrets of the now API: a name and a value go in, the value stays in. */

import type { Actor } from '../../speak/actor.ts'
import { type Scenario, scenario } from '../scenario.ts'

/** A value as keys and certificates are: long, of several lines, and with more than ASCII in it. */
function longValue(actor: Actor): string {
  return `${actor.secretValue()}\n${'zweite Zeile – 日本語 🚀\n'.repeat(20)}`
}

export const nowSecretNames: Scenario = scenario(
  'a secret answers to its uid and to its name',
  { system: 'now' },
  async ({ owner, step }) => {
    const name = owner.unique('secret')
    const uid = await step('creates it', ['NOW-SEC-3', 'NOW-SEC-4'], async () => {
      const answer = await owner.call('createNowSecret', { body: { name, value: owner.secretValue() } })
      return answer.body.uid
    })

    const capitals = owner.unique('Secret-CASE')
    const isTaken = await step.apart('creates one with capitals in its name', ['NOW-SEC-8'], async ({ expect }) => {
      const { status } = await owner.send('createNowSecret', {
        body: { name: capitals, value: owner.secretValue() },
      })
      return expect(status).toBe(200)
    })

    const renamed = owner.unique('secret')
    await step('renames it by name', ['NOW-SEC-5', 'NOW-SEC-6', 'NOW-SEC-9'], async ({ expect }) => {
      const answer = await owner.call('renameNowSecret', { path: { uidOrName: name }, body: { name: renamed } })
      expect(answer.body, 'NOW-SEC-6').toMatchObject({ oldName: name })
      expect(answer.body, 'NOW-SEC-9').toMatchObject({ uid })
    })

    await step('the list has it once, under its new name', ['NOW-SEC-1', 'NOW-SEC-5'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.filter((secret) => secret.uid === uid)).toEqual([expect.objectContaining({ name: renamed })])
      const names = secrets.map((secret) => secret.name)
      expect(names).not.toContain(name)
      // Whoever takes a name keeps it as it is.
      if (isTaken === true) expect(names).toContain(capitals)
    })

    await step.apart('its old name leads nowhere', ['NOW-ERR-6', 'NOW-SEC-5'], async () => {
      await owner.refused('deleteNowSecret', { path: { uidOrName: name } }, 'not_found')
    })

    await step.apart('its old name is free for another', ['NOW-SEC-3', 'NOW-SEC-5'], async () => {
      await owner.call('createNowSecret', { body: { name, value: owner.secretValue() } })
    })

    const last = owner.unique('secret')
    await step('renames it by uid', ['NOW-SEC-9', 'NOW-SEC-5'], async ({ expect }) => {
      const answer = await owner.call('renameNowSecret', { path: { uidOrName: uid }, body: { name: last } })
      expect(answer.body).toMatchObject({ uid })
      expect(answer.body, 'NOW-SEC-6').toMatchObject({ oldName: renamed })
    })

    await step('deletes it by uid, and answers its uid', ['NOW-SEC-9'], async ({ expect }) => {
      const answer = await owner.call('deleteNowSecret', { path: { uidOrName: uid } })
      expect(answer.body.uid).toBe(uid)
      expect(answer.body, 'NOW-SEC-10').toMatchObject({ name: last })
    })

    await step('it is gone', ['NOW-SEC-9', 'NOW-SEC-1'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.some((secret) => secret.uid === uid)).toBe(false)
    })
  },
)

export const nowSecretUniqueness: Scenario = scenario(
  'no two secrets share a name',
  { system: 'now' },
  async ({ owner, step }) => {
    const taken = owner.unique('taken')
    // One name begins with the other, and is another all the same.
    const other = `${taken}-beside`
    await step('creates two, one of them as a list of one', ['NOW-SEC-3', 'NOW-SEC-4', 'NOW-NET-2'], async () => {
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      await owner.call('createNowSecret', { body: { name: taken, value: longValue(owner) }, headers })
      await owner.call('createNowSecret', { body: [{ name: other, value: owner.secretValue() }] })
    })
    const named = async () => {
      const { secrets } = await owner.list('listNowSecrets')
      return secrets.filter(({ name }) => name === taken || name === other)
    }

    const before = await step('the list has both', ['NOW-SEC-1', 'NOW-SEC-2'], async ({ expect }) => {
      const found = await named()
      expect(found.map(({ name }) => name).toSorted()).toEqual([taken, other].toSorted())
      return found
    })

    await step.apart('a rename to a taken name is refused', ['NOW-SEC-8'], async () => {
      await owner.refused('renameNowSecret', { path: { uidOrName: other }, body: { name: taken } }, 'conflict')
    })

    await step.apart('so is another secret of that name', ['NOW-SEC-8'], async () => {
      await owner.refused('createNowSecret', { body: { name: taken, value: owner.secretValue() } }, 'conflict')
    })

    for (const [what, value] of Object.entries({ null: null, 'an object': { value: 'text' } })) {
      await step.apart(`a value that is ${what} is refused`, ['NOW-SEC-3'], async () => {
        await owner.refused('createNowSecret', { body: { name: owner.unique('valueless'), value } }, 'invalid')
      })
    }

    const takenUid = await step('deletes one by its name, and answers its uid', ['NOW-SEC-9'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowSecret', { path: { uidOrName: taken } })
      const known = before.filter(({ name }) => name === taken).map(({ uid }) => uid)
      expect([body.uid]).toEqual(known)
      return body.uid
    })

    await step('it alone is gone', ['NOW-SEC-9', 'NOW-SEC-1'], async ({ expect }) => {
      const left = await named()
      // What was accepted in place of a refusal would still be there under that name.
      expect(
        left.filter(({ uid, name }) => name === taken && uid !== takenUid),
        'NOW-SEC-7',
      ).toEqual([])
      // What was refused changed nothing either.
      expect(left).toEqual(before.filter(({ name }) => name === other))
    })

    await step.apart('its name is free again', ['NOW-SEC-3', 'NOW-SEC-9'], async () => {
      await owner.call('createNowSecret', { body: { name: taken, value: owner.secretValue() } })
    })
  },
)

export const nowSecretScenarios: readonly Scenario[] = [nowSecretNames, nowSecretUniqueness]
