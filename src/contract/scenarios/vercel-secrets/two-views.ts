/** The now API and the Vercel API are two versions of one: they show the same secrets of a user. */
import { type Scenario, scenario } from '../scenario.ts'

export const vercelAndNow: Scenario = scenario(
  'a secret that one version made is there in the other',
  { system: 'vercel-secrets', needs: ['one-account'] },
  async ({ owner, step }) => {
    const [name, renamed] = [owner.unique('both'), owner.unique('both')]
    const uid = await step('creates it in the older', ['NOW-SEC-3'], async () => {
      return (await owner.call('createNowSecret', { body: { name, value: owner.secretValue() } })).body.uid
    })

    await step('the newer has it', ['VER-GET-1'], async ({ expect }) => {
      const { body } = await owner.call('getVercelSecret', { path: { idOrName: name } })
      expect(body).toMatchObject({ uid, name })
    })

    await step('renames it in the newer', ['VER-NAME-1'], async ({ expect }) => {
      const { body } = await owner.call('renameVercelSecret', { path: { idOrName: name }, body: { name: renamed } })
      expect(body).toMatchObject({ uid })
    })

    await step('the older has its new name', ['NOW-SEC-1'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.filter((secret) => secret.uid === uid)).toEqual([expect.objectContaining({ name: renamed })])
    })

    await step('deletes it in the older', ['NOW-SEC-9'], async () => {
      await owner.call('deleteNowSecret', { path: { uidOrName: uid } })
    })

    await step('it is gone from the newer', ['VER-GET-1', 'VER-LIST-1'], async () => {
      await owner.refused('getVercelSecret', { path: { idOrName: uid } }, 'not_found')
    })
  },
)
