/** Deployments: there from their creation to their deletion, and in every list that they belong to. */
import type { BodyOf } from '../../../spec/operations.ts'
import { timeOf } from '../../exchange/waiting.ts'
import type { Actor } from '../../speak/actor.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { sha1 } from '../sha1.ts'

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

/** No clock is wrong by more. */
const dayMs = 86_400_000

export const nowDeploymentIsThere: Scenario = scenario(
  'a deployment is there from its creation to its deletion',
  { system: 'now' },
  async ({ owner, step }) => {
    const name = owner.unique('app')
    const readMe = '# Read me'
    // It listens on no port, which is nobody's mistake.
    const made = await step('creates it', ['NOW-DEP-11', 'NOW-DEP-19'], async ({ expect }) => {
      const manifest = { name: `@scope/${name}`, version: '1.0.0' }
      const { body, headers, atMs } = await owner.call('createNowDeployment', {
        body: deploymentOf(manifest, { 'README.md': readMe }),
      })
      expect(body.state, 'NOW-DEP-12').not.toBe('DEPLOYING')
      expect(body.host.slice(0, -'-XXXXXXXXXX.now.sh'.length), 'NOW-DEP-15').toBe(name)
      const dateMs = timeOf(headers.date ?? '')
      return { uid: body.uid, host: body.host, name: manifest.name, nowMs: Number.isNaN(dateMs) ? atMs : dateMs }
    })

    const twin = await step('creates another of the same name', ['NOW-DEP-11'], () => deploy(owner, made.name))

    await step('reads it by its id', ['NOW-DEP-3', 'NOW-DEP-4', 'NOW-DEP-5'], async ({ expect }) => {
      const { body } = await owner.call('getNowDeployment', { path: { id: made.uid } })
      expect(body, 'NOW-DEP-4').toMatchObject({ uid: made.uid, host: made.host })
    })

    await step('the list has it once', ['NOW-DEP-1', 'NOW-DEP-2'], async ({ expect }) => {
      const { deployments } = await owner.list('listNowDeployments')
      const uids = deployments.map(({ uid }) => uid)
      expect(uids).toHaveLength(new Set(uids).size)
      const found = deployments.find(({ uid }) => uid === made.uid)
      expect(uids).toContain(made.uid)
      expect(uids).toContain(twin.uid)
      expect(found?.name, 'NOW-DEP-15').toBe(made.name)
      expect(found?.url, 'NOW-DEP-16').toBe(made.host)
      expect(Math.abs(Number(found?.created) - made.nowMs), 'NOW-TIME-1').toBeAtMost(dayMs)
    })

    await step('it and its namesake are two', ['NOW-DEP-11', 'NOW-DEP-15'], async ({ expect }) => {
      expect(twin.uid).not.toBe(made.uid)
      expect(twin.host, 'NOW-DEP-15').not.toBe(made.host)
    })

    await step.apart('a file of it is none of its namesake', ['NOW-ERR-6', 'NOW-FILE-4'], async () => {
      const file_id = await sha1(new TextEncoder().encode(readMe))
      await owner.refused('getNowDeploymentFile', { path: { id: twin.uid, file_id } }, 'not_found')
    })

    await step('deletes it', ['NOW-DEP-17'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowDeployment', { path: { id: made.uid } })
      expect(body, 'NOW-DEP-18').toMatchObject({ uid: made.uid, state: 'DELETED' })
    })

    await step('no list has it any more', ['NOW-DEP-17', 'NOW-DEP-1'], async ({ expect }) => {
      const { deployments } = await owner.list('listNowDeployments')
      const uids = deployments.map(({ uid }) => uid)
      expect(uids).not.toContain(made.uid)
      // Of those that share its name, it alone is gone.
      expect(uids).toContain(twin.uid)
    })

    await step.apart('its id leads nowhere', ['NOW-DEP-17', 'NOW-ERR-6'], async () => {
      await owner.refused('getNowDeployment', { path: { id: made.uid } }, 'not_found')
    })
  },
)

export const nowDeploymentScenarios: readonly Scenario[] = [nowDeploymentIsThere]
