/** What a key of a project's secret may look like: UPPER_SNAKE_CASE that begins with a letter. */
import { type Scenario, scenario } from '../scenario.ts'

export const projectSecretKeys: Scenario = scenario(
  'a key is in capitals and begins with a letter',
  { system: 'project-secrets', needs: ['project'] },
  async ({ owner, step, id }) => {
    const path = { projectId: id('project') }
    const key = owner.uniqueKey('KEY')
    const bad: readonly (readonly [string, string])[] = [
      ['in small letters', key.toLowerCase()],
      ['that begins with a digit', `1${key}`],
      ['that begins with an underscore', `_${key}`],
      ['with a dash', key.replaceAll('_', '-')],
      ['that ends with a line feed', `${key}\n`],
      ['without characters', ''],
    ]
    for (const [what, key] of bad) {
      await step.apart(`one ${what} is refused`, ['PRJ-PUT-4'], async () => {
        await owner.refused('saveProjectSecret', { path, body: { key, value: owner.secretValue() } }, 'invalid')
      })
    }
  },
)
