/** Paths that clients of Vercel's secrets ask besides. */
import { type Scenario, scenario } from '../scenario.ts'

export const vercelOtherPaths: Scenario = scenario(
  'the older paths of the clients show the same things',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    await step.apart('the user behind a token can be read', ['NEAR-9'], async () => {
      await owner.call('getVercelUser')
    })

    await step.apart('and at the path that the command line asks first', ['NEAR-7'], async ({ expect }) => {
      expect((await owner.request({ method: 'GET', path: '/www/user' })).status).toBe(200)
    })

    const name = owner.unique('older')
    const made = await step('creates a secret at the older path', ['NEAR-10'], async ({ expect }) => {
      const body = { name, value: owner.secretValue(), decryptable: false }
      const answer = await owner.call('createVercelSecretByBody', { body })
      expect(answer.body).toMatchObject({ name })
      return answer.body
    })

    await step('reads it at the older path', ['NEAR-10'], async ({ expect }) => {
      const { status, body } = await owner.request({ method: 'GET', path: `/v3/now/secrets/${made.uid}` })
      expect(status).toBe(200)
      expect(body).toMatchObject({ uid: made.uid, name })
    })
  },
)
