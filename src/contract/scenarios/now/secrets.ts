/** Secrets of the now API: a name and a value go in, the value stays in. */
import { type Scenario, scenario } from '../../scenario.ts'

export const nowSecretNames: Scenario = scenario(
  'a secret answers to its uid and to its name',
  { system: 'now' },
  async ({ owner, step }) => {
    const name = owner.unique('secret')
    const uid = await step('creates it', ['NOW-SEC-3', 'NOW-SEC-4'], async () => {
      const answer = await owner.call('createNowSecret', { body: { name, value: owner.secretValue() } })
      return answer.body.uid
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
      expect(secrets.some((secret) => secret.name === name)).toBe(false)
    })

    await step('renames it by uid, and the old name is free again', ['NOW-SEC-9', 'NOW-SEC-7'], async ({ expect }) => {
      const answer = await owner.call('renameNowSecret', { path: { uidOrName: uid }, body: { name } })
      expect(answer.body).toMatchObject({ uid })
      expect(answer.body, 'NOW-SEC-6').toMatchObject({ oldName: renamed })
    })

    await step.apart('either leads to it', ['NEAR-8'], async ({ expect }) => {
      const byName = await owner.call('getNowSecret', { path: { uidOrName: name } })
      const byUid = await owner.call('getNowSecret', { path: { uidOrName: uid } })
      expect(byName.body).toMatchObject({ uid, name })
      expect(byUid.body).toEqual(byName.body)
    })

    await step('deletes it by uid, and answers its uid', ['NOW-SEC-9'], async ({ expect }) => {
      const answer = await owner.call('deleteNowSecret', { path: { uidOrName: uid } })
      expect(answer.body.uid).toBe(uid)
      expect(answer.body, 'NOW-SEC-10').toMatchObject({ name })
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
    const [taken, other] = [owner.unique('taken'), owner.unique('other')]
    await step('creates two, one of them as a list of one', ['NOW-SEC-3', 'NOW-SEC-4'], async () => {
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      await owner.call('createNowSecret', { body: { name: taken, value: owner.secretValue() }, headers })
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

    await step.apart('a rename to a taken name is refused', ['NOW-SEC-7'], async () => {
      await owner.refused('renameNowSecret', { path: { uidOrName: other }, body: { name: taken } }, 'conflict')
    })

    await step.apart('so is another secret of that name', ['NOW-SEC-8'], async () => {
      await owner.refused('createNowSecret', { body: { name: taken, value: owner.secretValue() } }, 'conflict')
    })

    await step('what was refused changed nothing', ['NOW-SEC-7', 'NOW-SEC-1'], async ({ expect }) => {
      const found = await named()
      expect(byName(found)).toEqual(byName(before))
    })

    await step.apart('a list of two is refused', ['NOW-SEC-8'], async () => {
      const body = [owner.unique('one'), owner.unique('two')].map((name) => ({ name, value: owner.secretValue() }))
      await owner.refused('createNowSecret', { body }, 'invalid')
    })

    await step.apart('a secret may be renamed to the name that it has', ['NOW-SEC-8'], async () => {
      await owner.call('renameNowSecret', { path: { uidOrName: taken }, body: { name: taken } })
    })

    await step('deletes one by its name, and answers its uid', ['NOW-SEC-9'], async ({ expect }) => {
      const answer = await owner.call('deleteNowSecret', { path: { uidOrName: taken } })
      expect(answer.body.uid).toBe(before.find(({ name }) => name === taken)?.uid)
    })

    await step('it alone is gone', ['NOW-SEC-9', 'NOW-SEC-1'], async ({ expect }) => {
      expect((await named()).map(({ name }) => name)).toEqual([other])
    })
  },
)

function byName<T extends { readonly name: string }>(secrets: readonly T[]): readonly T[] {
  return secrets.toSorted((a, b) => a.name.localeCompare(b.name))
}

export const nowSecretScenarios: readonly Scenario[] = [nowSecretNames, nowSecretUniqueness]
