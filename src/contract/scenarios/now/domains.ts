/** Internal domains: there at once, with the aliases that lie on them, until they are deleted together. */
import { type Scenario, scenario } from '../scenario.ts'
import { isCalled } from './aliases.ts'
import { deploy } from './deployments.ts'

export const nowInternalDomain: Scenario = scenario(
  'an internal domain is there at once, and takes its aliases along when it is deleted',
  { system: 'now', needs: ['domains'] },
  async ({ owner, step }) => {
    const name = owner.uniqueHost('domain')
    const made = await step('creates it', ['NOW-DOM-4'], async ({ expect }) => {
      const { body } = await owner.call('createNowDomain', { body: { name, isExternal: false } })
      expect(body.verified).toBe(true)
      return body
    })
    const listed = async () => (await owner.list('listNowDomains')).domains.filter((domain) => domain.name === name)

    const deployment = await step('creates a deployment', ['NOW-DEP-11'], async () => (await deploy(owner)).uid)
    const elsewhere = owner.unique('elsewhere')
    const aliases = await step('gives it three aliases, two of them there', ['NOW-ALIAS-5'], async () => {
      const point = async (alias: string): Promise<string> =>
        (await owner.call('createNowDeploymentAlias', { path: { id: deployment }, body: { alias } })).body.uid
      return { apex: await point(name), below: await point(`www.${name}`), elsewhere: await point(elsewhere) }
    })

    await step('the list has it once, with its aliases', ['NOW-DOM-1', 'NOW-DOM-2'], async ({ expect }) => {
      const found = await listed()
      expect(found).toEqual([expect.objectContaining({ isExternal: false })])
      const [domain] = found
      expect(domain, 'NOW-DOM-2').toMatchObject({ uid: made.uid, created: made.created })
      expect(domain, 'NOW-DOM-3').toMatchObject({ verified: true })
      expect(domain?.aliases, 'NOW-DOM-1').toContain(aliases.apex)
      expect(domain?.aliases, 'NOW-DOM-3').toContain(aliases.below)
      expect(domain?.aliases, 'NOW-DOM-1').not.toContain(aliases.elsewhere)
    })

    await step('deletes one of them', ['NOW-ALIAS-9'], async () => {
      await owner.call('deleteNowAlias', { path: { id: aliases.below } })
    })

    await step('it alone left the list of its domain', ['NOW-DOM-1', 'NOW-ALIAS-9'], async ({ expect }) => {
      const uids = (await listed())[0]?.aliases ?? []
      expect(uids).not.toContain(aliases.below)
      expect(uids, 'NOW-ALIAS-9').toContain(aliases.apex)
    })

    await step('deletes the domain', ['NOW-DOM-8', 'NOW-DOM-9'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowDomain', { path: { name } })
      expect(body, 'NOW-DOM-9').toMatchObject({ uid: made.uid })
    })

    await step('the list has it no more', ['NOW-DOM-8', 'NOW-DOM-1'], async ({ expect }) => {
      expect(await listed()).toEqual([])
    })

    await step('its aliases are gone, another stays', ['NOW-DOM-8', 'NOW-ALIAS-1'], async ({ expect }) => {
      const left = (await owner.list('listNowAliases')).aliases.filter(
        ({ deploymentId }) => deploymentId === deployment,
      )
      expect(left).toHaveLength(1)
      expect(left.every(isCalled(elsewhere))).toBe(true)
    })

    await step('deletes the deployment', ['NOW-DEP-17'], async () => {
      await owner.call('deleteNowDeployment', { path: { id: deployment } })
    })
  },
)

export const nowDomainScenarios: readonly Scenario[] = [nowInternalDomain]
