/** Secrets of a team are apart from those of the user who asks. */
import { type Scenario, type StepTools, scenario } from '../scenario.ts'

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
      // Of a long list the first page says what is not in it, and no more.
      const { body: inTeam } = await owner.call('listVercelSecrets', { query: { teamId } })
      const { body: inUser } = await owner.call('listVercelSecrets')
      expect(inTeam.secrets.some(({ uid }) => uid === ofUser.uid)).toBe(false)
      expect(inUser.secrets.some(({ uid }) => uid === ofTeam.uid)).toBe(false)
      if (inTeam.secrets.length < 20) expect(inTeam.secrets.some(({ uid }) => uid === ofTeam.uid)).toBe(true)
      if (inUser.secrets.length < 20) expect(inUser.secrets.some(({ uid }) => uid === ofUser.uid)).toBe(true)
    })

    const bySlug = async ({ expect }: StepTools): Promise<void> => {
      const input = { path: { idOrName: name }, query: { slug: id('teamSlug') } }
      expect((await owner.call('getVercelSecret', input)).body).toMatchObject({ uid: ofTeam.uid })
    }
    await step.apart('the slug of the team leads to its secret too', ['VER-TEAM-1'], bySlug, { needs: ['teamSlug'] })

    await step.apart('nobody acts for a team that is not there', ['VER-TEAM-2', 'VER-AUTH-1'], async () => {
      await owner.refused('listVercelSecrets', { query: { teamId: owner.unique('team') } }, 'forbidden')
    })
  },
)
