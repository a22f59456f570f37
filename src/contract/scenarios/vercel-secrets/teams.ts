/** Secrets of a team are apart from those of the user who asks. */
import { type Scenario, scenario } from '../../scenario.ts'

export const vercelTeams: Scenario = scenario(
  'the secrets of a team are apart from those of its members',
  { system: 'vercel-secrets', needs: ['team'] },
  async ({ owner, step, id }) => {
    const teamId = id('team')
    const name = owner.unique('team')
    const create = (query: { readonly teamId?: string }) =>
      owner.call('createVercelSecret', {
        path: { idOrName: name },
        query,
        body: { name, value: owner.secretValue(), decryptable: false },
      })
    const ofTeam = await step(
      "creates a team's",
      ['VER-TEAM-1', 'VER-NEW-1'],
      async () => (await create({ teamId })).body,
    )

    await step.apart('the user has none of that name', ['VER-TEAM-1', 'VER-GET-1'], async () => {
      await owner.refused('getVercelSecret', { path: { idOrName: name } }, 'not_found')
    })

    const ofUser = await step("the name is free for a user's", ['VER-TEAM-1', 'VER-NAME-1'], async ({ expect }) => {
      const { body } = await create({})
      expect(body.uid === ofTeam.uid).toBe(false)
      return body
    })

    await step('either list has its own', ['VER-TEAM-1', 'VER-LIST-1'], async ({ expect }) => {
      const inTeam = await owner.list('listVercelSecrets', { query: { teamId, limit: 100 } })
      const inUser = await owner.list('listVercelSecrets', { query: { limit: 100 } })
      const named = (list: typeof inTeam) => list.secrets.filter((each) => each.name === name).map(({ uid }) => uid)
      expect(named(inTeam)).toEqual([ofTeam.uid])
      expect(named(inUser)).toEqual([ofUser.uid])
    })

    await step.apart('nobody acts for a team that is not there', ['VER-TEAM-2', 'VER-AUTH-1'], async () => {
      await owner.refused('listVercelSecrets', { query: { teamId: owner.unique('team') } }, 'forbidden')
    })
  },
)
