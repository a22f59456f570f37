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
      expect(answer.body).toMatchObject({ uid, oldName: name }) // a real target may say more
    })

    await step('the old name is free, the list has it once', ['NOW-SEC-1', 'NOW-SEC-7'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.filter((secret) => secret.uid === uid)).toEqual([expect.objectContaining({ name: renamed })])
      expect(secrets.some((secret) => secret.name === name)).toBe(false)
    })

    await step.apart('another of that name is refused', ['NOW-SEC-8'], async () => {
      await owner.refused('createNowSecret', { body: { name: renamed, value: owner.secretValue() } }, 'conflict')
    })

    await step('deletes it by uid, and answers its uid', ['NOW-SEC-9'], async ({ expect }) => {
      const answer = await owner.call('deleteNowSecret', { path: { uidOrName: uid } })
      expect(answer.body.uid).toBe(uid)
    })

    await step('it is gone', ['NOW-SEC-9', 'NOW-SEC-1'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.some((secret) => secret.uid === uid)).toBe(false)
      await owner.refused('getNowSecret', { path: { uidOrName: uid } }, 'not_found')
    })
  },
)

export const nowSecretScenarios: readonly Scenario[] = [nowSecretNames]
