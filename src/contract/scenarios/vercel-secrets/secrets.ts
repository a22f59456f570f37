/** Secrets of the Vercel API: what creating answers is what reading answers, and the value only comes back where it was meant to. */

import { timeOf } from '../../exchange/waiting.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { inProject } from './in-project.ts'

/** Properties that creating and reading have in common. */
function shared(secret: object): Readonly<Record<string, unknown>> {
  const names = ['created', 'createdAt', 'decryptable', 'projectId', 'teamId', 'userId', 'uid', 'name']
  return Object.fromEntries(Object.entries(secret).filter(([name]) => names.includes(name)))
}

export const vercelSecretReadBack: Scenario = scenario(
  'a secret is read back as it was made, by its id and by its name',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    const [name, value] = [owner.unique('secret'), `${owner.secretValue()} höh 漢字 🚀`]
    const made = await step('creates a decryptable one', ['VER-NEW-1', 'VER-NEW-2'], async ({ expect }) => {
      const body = { name, value, decryptable: true }
      const secret =
        (await inProject(owner, body, owner.unique('prj'))) ??
        (await owner.call('createVercelSecret', { path: { idOrName: name }, body })).body
      expect(secret).toMatchObject({ name })
      const data = [...new TextEncoder().encode(value)]
      expect(secret.value, 'VER-NEW-2').toEqual({ type: 'Buffer', data })
      return secret
    })

    await step('reads it by its id', ['VER-GET-1', 'VER-GET-2'], async ({ expect }) => {
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: made.uid } })
      expect(shared(body), 'VER-GET-2').toMatchObject(shared(made))
    })

    await step('reads it by its name, and its value where asked', ['VER-GET-1', 'VER-GET-4'], async ({ expect }) => {
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: name }, query: { decrypt: 'true' } })
      expect(body).toMatchObject({ uid: made.uid })
      expect(body, 'VER-GET-4').toMatchObject({ value })
    })
  },
)

export const vercelSecretNames: Scenario = scenario(
  'a rename keeps the id and frees the old name, and no name is there twice',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    const [name, renamed, other] = [owner.unique('secret'), owner.unique('renamed'), owner.unique('other')]
    const value = owner.secretValue()
    const create = async (idOrName: string, decryptable: boolean) => {
      const body = { name: idOrName, value, decryptable }
      return (await owner.call('createVercelSecret', { path: { idOrName }, body })).body
    }
    const made = await step('creates two', ['VER-NEW-1'], () => create(name, true))
    const kept = await step('and another after it', ['VER-NEW-1'], () => create(other, false))

    await step('renames one', ['VER-NAME-1'], async ({ expect }) => {
      const { body } = await owner.call('renameVercelSecret', { path: { idOrName: name }, body: { name: renamed } })
      expect(body).toMatchObject({ uid: made.uid, name: renamed, oldName: name })
      expect(secondsOf(body.created)).toBe(secondsOf(made.created))
    })

    await step.apart('a taken name is refused', ['VER-NAME-1', 'VER-NAME-2'], async () => {
      const input = { path: { idOrName: renamed }, body: { name: other } }
      await owner.refused('renameVercelSecret', input, { code: 'bad_request', statedBy: 'VER-NAME-2' })
    })

    await step.apart('no second secret takes a name', ['VER-NAME-1', 'VER-NEW-6'], async ({ expect }) => {
      const input = { path: { idOrName: other }, body: { name: other, value: owner.secretValue() } }
      const { status, body } = await owner.send('createVercelSecret', input)
      expect(status, 'VER-NEW-6').toBe(400)
      // Whoever takes it for the secret that is there makes no second one.
      if (status >= 300 || uidIn(body) === kept.uid) return
      const { status: first } = await owner.send('getVercelSecret', { path: { idOrName: kept.uid } })
      expect(first).not.toBe(200)
    })

    await step('the new name leads to it', ['VER-NAME-1', 'VER-GET-1'], async ({ expect }) => {
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: renamed }, query: { decrypt: 'true' } })
      expect(body).toMatchObject({ uid: made.uid, name: renamed })
      expect(body, 'VER-GET-4').toMatchObject({ value })
    })

    await step.apart('the old name leads nowhere', ['VER-NAME-1', 'VER-GET-1'], async () => {
      await owner.refused('getVercelSecret', { path: { idOrName: name } }, 'not_found')
    })

    await step('deletes it by its name', ['VER-DEL-1'], async ({ expect }) => {
      const { body } = await owner.call('deleteVercelSecret', { path: { idOrName: renamed } })
      expect(body).toMatchObject({ uid: made.uid, name: renamed })
      expect(body.created, 'VER-DEL-2').toBe(timeOf(made.created))
    })

    await step('it is gone, the other is not', ['VER-DEL-1', 'VER-LIST-1'], async ({ expect }) => {
      const { secrets } = (await owner.call('listVercelSecrets')).body
      expect(secrets.filter(({ uid }) => uid === made.uid)).toEqual([])
      await owner.refused('getVercelSecret', { path: { idOrName: made.uid } }, 'not_found')
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: kept.uid } })
      expect(body).toMatchObject({ uid: kept.uid, name: other })
    })

    await step.apart('it cannot be deleted twice', ['VER-DEL-2'], async () => {
      await owner.refused('deleteVercelSecret', { path: { idOrName: made.uid } }, 'not_found')
    })
  },
)

/** A date-time may go without milliseconds. */
function secondsOf(created: string): number {
  return Math.floor(timeOf(created) / 1000)
}

function uidIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'uid' in body ? body.uid : undefined
}

export const vercelBlocked: Scenario = scenario(
  'an account that is blocked creates nothing',
  { system: 'vercel-secrets', needs: ['blocked'] },
  async ({ as, step }) => {
    const blocked = as('blocked')
    const name = blocked.unique('blocked')
    await step('creating is refused', ['VER-NEW-5'], async ({ expect }) => {
      const body = { name, value: blocked.secretValue() }
      const { status } = await blocked.refused('createVercelSecret', { path: { idOrName: name }, body }, 'blocked')
      expect(status).toBe(402)
    })
  },
)
