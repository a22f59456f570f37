/** A secret of the Vercel API that was not made to be read: its value goes in and stays in. */
import { type Scenario, scenario } from '../scenario.ts'

export const vercelSecretKept: Scenario = scenario(
  'a secret that is not decryptable is never shown again',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    const [name, value] = [owner.unique('kept'), owner.secretValue()]
    const made = await step('creates it', ['VER-NEW-1'], async () => {
      const body = { name, value, decryptable: false }
      return (await owner.call('createVercelSecret', { path: { idOrName: name }, body })).body
    })

    for (const [what, idOrName, query] of [
      ['by its id', made.uid, {}],
      ['by its name, to be decrypted', name, { decrypt: 'true' }],
    ] as const) {
      await step.apart(`reads it ${what}, and not its value`, ['VER-GET-3', 'VER-GET-1'], async ({ expect }) => {
        const { text } = await owner.call('getVercelSecret', { path: { idOrName }, query })
        expect(text.includes(value), 'VER-GET-3').toBe(false)
      })
    }

    await step.apart('nor does the list have it', ['VER-GET-3', 'VER-LIST-1'], async ({ expect }) => {
      const { text } = await owner.call('listVercelSecrets')
      expect(text.includes(value), 'VER-GET-3').toBe(false)
    })
  },
)
