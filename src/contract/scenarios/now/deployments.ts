/** Deployments: there from their creation to their deletion, and in every list that they belong to. */
import type { BodyOf } from '../../../spec/operations.ts'
import { type Actor, type Scenario, scenario } from '../../scenario.ts'

type Body = BodyOf<'createNowDeployment'>

export function deploymentOf(manifest: Body['package'] & object, files: Readonly<Record<string, string>> = {}): Body {
  // No type says that every key but one is a text.
  return { package: manifest, ...files } as Body
}

/** The uid and host of a new deployment, of which nothing is asked. */
export async function deploy(
  owner: Actor,
  name: string = owner.unique('app'),
): Promise<{ readonly uid: string; readonly host: string; readonly name: string }> {
  const { body } = await owner.call('createNowDeployment', { body: deploymentOf({ name }, { 'index.html': name }) })
  return { uid: body.uid, host: body.host, name }
}

export const nowDeploymentIsThere: Scenario = scenario(
  'a deployment is there from its creation to its deletion',
  { system: 'now' },
  async ({ owner, step }) => {
    const name = owner.unique('app')
    // It listens on no port, which is nobody's mistake.
    const made = await step('creates it', ['NOW-DEP-11', 'NOW-DEP-19'], async ({ expect }) => {
      const manifest = { name: `@scope/${name}`, version: '1.0.0' }
      const { body } = await owner.call('createNowDeployment', {
        body: deploymentOf(manifest, { 'README.md': '# Read me' }),
      })
      expect(body.state, 'NOW-DEP-12').not.toBe('DEPLOYING')
      expect(body.host.slice(0, -'-XXXXXXXXXX.now.sh'.length), 'NOW-DEP-15').toBe(name)
      return { uid: body.uid, host: body.host, name: manifest.name }
    })

    // The package of another tells no name.
    const nameless = await step.apart('creates one without a name', ['NOW-DEP-16', 'NOW-DEP-11'], async () => {
      const files = { 'index.html': owner.unique('page') }
      return (await owner.call('createNowDeployment', { body: deploymentOf({}, files) })).body
    })

    await step('reads it by its id', ['NOW-DEP-3', 'NOW-DEP-4', 'NOW-DEP-5'], async ({ expect }) => {
      const { body } = await owner.call('getNowDeployment', { path: { id: made.uid } })
      expect(body, 'NOW-DEP-4').toMatchObject({ uid: made.uid, host: made.host })
    })

    await step('the list has it once', ['NOW-DEP-1', 'NOW-DEP-2'], async ({ expect }) => {
      const { deployments } = await owner.list('listNowDeployments')
      const found = deployments.filter(({ uid }) => uid === made.uid)
      expect(found).toHaveLength(1)
      expect(found[0]?.name, 'NOW-DEP-15').toBe(made.name)
      expect(found[0]?.url, 'NOW-DEP-16').toBe(made.host)
      const other = deployments.find(({ uid }) => uid === nameless?.uid)
      expect(other?.name, 'NOW-DEP-16').toBe(nameless?.host.slice(0, -'-XXXXXXXXXX.now.sh'.length))
    })

    await step('deletes it', ['NOW-DEP-17'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowDeployment', { path: { id: made.uid } })
      expect(body, 'NOW-DEP-18').toMatchObject({ uid: made.uid, state: 'DELETED' })
    })

    await step('no list has it any more', ['NOW-DEP-17', 'NOW-DEP-1'], async ({ expect }) => {
      const { deployments } = await owner.list('listNowDeployments')
      expect(deployments.some(({ uid }) => uid === made.uid)).toBe(false)
    })

    await step.apart('its id leads nowhere', ['NOW-DEP-17', 'NOW-ERR-6'], async () => {
      await owner.refused('getNowDeployment', { path: { id: made.uid } }, 'not_found')
    })
  },
)

export const nowDeploymentScenarios: readonly Scenario[] = [nowDeploymentIsThere]
