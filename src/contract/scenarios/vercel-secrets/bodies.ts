/** How the body of a creation may come, where the document's only example leaves it open. */
import { type Scenario, scenario } from '../scenario.ts'

export const vercelSecretInputs: Scenario = scenario(
  'a secret is called what the body says, however the body comes',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    await step.apart('a body that names another than the path is taken', ['VER-NEW-6'], async ({ expect }) => {
      const body = { name: owner.unique('body'), value: owner.secretValue(), decryptable: false }
      const answer = await owner.call('createVercelSecret', { path: { idOrName: owner.unique('path') }, body })
      expect(answer.body).toMatchObject({ name: body.name })
    })

    await step.apart('JSON that comes as a text is read', ['VER-NEW-6'], async ({ expect }) => {
      const [idOrName, headers] = [owner.unique('text'), { 'content-type': 'text/plain' }]
      const body = { name: idOrName, value: owner.secretValue(), decryptable: false }
      const answer = await owner.call('createVercelSecret', { path: { idOrName }, body, headers })
      expect(answer.body).toMatchObject({ name: idOrName })
    })
  },
)
