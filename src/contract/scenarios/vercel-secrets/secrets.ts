/** Secrets of the Vercel API: what creating answers is what reading answers, and the value only comes back where it was meant to. */

import { type Scenario, scenario } from '../../scenario.ts'
import { timeOf } from '../../waiting.ts'

/** Properties that creating and reading have in common. */
function shared(secret: object): Readonly<Record<string, unknown>> {
  const names = ['created', 'createdAt', 'decryptable', 'projectId', 'teamId', 'userId', 'uid', 'name']
  return Object.fromEntries(Object.entries(secret).filter(([name]) => names.includes(name)))
}

export const vercelSecretReadBack: Scenario = scenario(
  'a secret is read back as it was made, by its id and by its name',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    const [name, value, projectId] = [owner.unique('secret'), owner.secretValue(), owner.unique('prj')]
    const made = await step('creates a decryptable one', ['VER-NEW-1', 'VER-NEW-2'], async ({ expect }) => {
      const body = { name, value, decryptable: true, projectId }
      const answer = await owner.call('createVercelSecret', { path: { idOrName: name }, body })
      expect(answer.body).toMatchObject({ name })
      const data = [...new TextEncoder().encode(value)]
      expect(answer.body.value, 'VER-NEW-2').toEqual({ type: 'Buffer', data })
      return answer.body
    })

    await step('reads it by its id', ['VER-GET-1', 'VER-GET-2'], async ({ expect }) => {
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: made.uid } })
      expect(shared(body), 'VER-GET-2').toMatchObject(shared(made))
      expect('value' in body, 'VER-GET-3').toBe(false)
    })

    await step('reads it by its name, and its value where asked', ['VER-GET-1', 'VER-GET-3'], async ({ expect }) => {
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: name }, query: { decrypt: 'true' } })
      expect(body).toMatchObject({ uid: made.uid })
      expect(body, 'VER-GET-3').toMatchObject({ value })
    })
  },
)

export const vercelSecretNames: Scenario = scenario(
  'a rename keeps the id and frees the old name, and no name is there twice',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    const [name, renamed, other] = [owner.unique('secret'), owner.unique('renamed'), owner.unique('other')]
    const create = (idOrName: string) =>
      owner.call('createVercelSecret', {
        path: { idOrName },
        body: { name: idOrName, value: owner.secretValue(), decryptable: false },
      })
    const made = await step('creates two', ['VER-NEW-1'], async () => {
      await create(other)
      return (await create(name)).body
    })

    await step('renames one', ['VER-NAME-1'], async ({ expect }) => {
      const { body } = await owner.call('renameVercelSecret', { path: { idOrName: name }, body: { name: renamed } })
      expect(body).toMatchObject({ uid: made.uid, name: renamed, oldName: name, created: made.created })
    })

    await step.apart('a taken name is refused', ['VER-NAME-1', 'VER-NAME-2'], async () => {
      await owner.refused('renameVercelSecret', { path: { idOrName: renamed }, body: { name: other } }, 'bad_request')
    })

    await step.apart('so is another secret of a taken name', ['VER-NEW-6'], async () => {
      const body = { name: other, value: owner.secretValue() }
      await owner.refused('createVercelSecret', { path: { idOrName: other }, body }, 'bad_request')
    })

    await step.apart('so is a body that names another than the path', ['VER-NEW-6'], async () => {
      const body = { name: owner.unique('body'), value: owner.secretValue() }
      await owner.refused('createVercelSecret', { path: { idOrName: owner.unique('path') }, body }, 'bad_request')
    })

    await step('the new name leads to it, without a value', ['VER-NAME-1', 'VER-GET-1'], async ({ expect }) => {
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: renamed }, query: { decrypt: 'true' } })
      expect(body).toMatchObject({ uid: made.uid, name: renamed })
      expect('value' in body, 'VER-GET-3').toBe(false)
    })

    await step.apart('the old name leads nowhere', ['VER-NAME-1', 'VER-GET-1'], async () => {
      await owner.refused('getVercelSecret', { path: { idOrName: name } }, 'not_found')
    })

    await step('deletes it by its name', ['VER-DEL-1'], async ({ expect }) => {
      const { body } = await owner.call('deleteVercelSecret', { path: { idOrName: renamed } })
      expect(body).toMatchObject({ uid: made.uid, name: renamed, created: timeOf(made.created) })
    })

    await step('it is gone, the other is not', ['VER-DEL-1', 'VER-LIST-1'], async ({ expect }) => {
      const { secrets } = await owner.list('listVercelSecrets', { query: { limit: 100 } })
      expect(secrets.map((secret) => secret.name).filter((each) => [name, renamed, other].includes(each))).toEqual([
        other,
      ])
    })

    await step.apart('it cannot be deleted twice', ['VER-DEL-1', 'VER-DEL-2'], async () => {
      await owner.refused('deleteVercelSecret', { path: { idOrName: made.uid } }, 'not_found')
    })
  },
)

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
