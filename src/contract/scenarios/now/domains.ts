/** Domains: internal ones have a zone at once, external ones are verified by their owner, and aliases go with them. */
import { type Scenario, scenario } from '../../scenario.ts'
import { deploy } from './deployments.ts'

export const nowInternalDomain: Scenario = scenario(
  'an internal domain has a zone at once, until it is deleted',
  { system: 'now', needs: ['domains'] },
  async ({ owner, step }) => {
    const name = owner.uniqueHost('domain')
    const made = await step('creates it', ['NOW-DOM-4'], async ({ expect }) => {
      const { body } = await owner.call('createNowDomain', { body: { name, isExternal: false } })
      expect(body.verified).toBe(true)
      return body
    })

    await step('the list has it once', ['NOW-DOM-1', 'NOW-DOM-2'], async ({ expect }) => {
      const { domains } = await owner.list('listNowDomains')
      const found = domains.filter((domain) => domain.name === name)
      expect(found).toEqual([expect.objectContaining({ isExternal: false, aliases: [] })])
      expect(found[0], 'NOW-DOM-2').toMatchObject({ uid: made.uid, created: made.created })
      expect(found[0], 'NOW-DOM-3').toMatchObject({ verified: true })
    })

    await step('its zone leads to the platform', ['NOW-DOM-4', 'NOW-DNS-1'], async ({ expect }) => {
      const { records } = await owner.list('listNowDomainRecords', { path: { domain: name } })
      expect(records.length, 'NOW-DOM-4').toBeAtLeast(1)
      const told = records.map(({ type, name, value, slug }) => `${type} "${name}" ${value} ${slug}`)
      expect(told.toSorted(), 'NOW-DNS-3').toEqual([
        `ALIAS "" alias.zeit.co ${name}.-address`,
        `CNAME "*" alias.zeit.co *.${name}.-address`,
      ])
    })

    await step.apart('creating it again makes no second one', ['NOW-DOM-10'], async ({ expect }) => {
      const { body } = await owner.send('createNowDomain', { body: { name, isExternal: false } })
      // One profile says so with the same answer, the other with a refusal that names the domain.
      expect(body).toSatisfy(`names ${made.uid}`, (seen: unknown) => JSON.stringify(seen).includes(made.uid))
    })

    await step('deletes it', ['NOW-DOM-8', 'NOW-DOM-9'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowDomain', { path: { name } })
      expect(body, 'NOW-DOM-9').toMatchObject({ uid: made.uid })
    })

    await step('no list has it any more', ['NOW-DOM-8', 'NOW-DOM-1'], async ({ expect }) => {
      const { domains } = await owner.list('listNowDomains')
      expect(domains.some((domain) => domain.name === name)).toBe(false)
    })

    await step.apart('its records are gone', ['NOW-DOM-10', 'NOW-ERR-6'], async () => {
      await owner.refused('listNowDomainRecords', { path: { domain: name } }, 'not_found')
    })
  },
)

export const nowDomainAliases: Scenario = scenario(
  'what is deleted takes its aliases along: a domain, and a deployment',
  { system: 'now', needs: ['domains'] },
  async ({ owner, step }) => {
    const name = owner.uniqueHost('aliased')
    const other = owner.unique('kept')
    const made = await step(
      'creates a domain, a deployment and three aliases',
      ['NOW-ALIAS-5', 'NOW-DOM-4'],
      async () => {
        const { uid } = await deploy(owner)
        await owner.call('createNowDomain', { body: { name, isExternal: false } })
        const point = async (alias: string): Promise<string> =>
          (await owner.call('createNowDeploymentAlias', { path: { id: uid }, body: { alias } })).body.uid
        return { uid, apex: await point(name), below: await point(`www.${name}`), elsewhere: await point(other) }
      },
    )

    await step('the list has them with their domain', ['NOW-DOM-1', 'NOW-DOM-3'], async ({ expect }) => {
      const { domains } = await owner.list('listNowDomains')
      const aliases = domains.find((domain) => domain.name === name)?.aliases ?? []
      expect(aliases, 'NOW-DOM-1').toContain(made.apex)
      expect(aliases, 'NOW-DOM-3').toContain(made.below)
      expect(aliases, 'NOW-DOM-1').not.toContain(made.elsewhere)
    })

    await step('deletes the domain', ['NOW-DOM-8'], async () => {
      await owner.call('deleteNowDomain', { path: { name } })
    })

    await step('its aliases are gone, another stays', ['NOW-DOM-8', 'NOW-ALIAS-1'], async ({ expect }) => {
      const { aliases } = await owner.list('listNowAliases')
      const mine = aliases.filter(({ deploymentId }) => deploymentId === made.uid)
      expect(mine.map(({ alias }) => alias)).toEqual([other])
    })

    await step('deletes the deployment', ['NOW-DEP-17'], async () => {
      await owner.call('deleteNowDeployment', { path: { id: made.uid } })
    })

    await step('the other alias went with it', ['NOW-DEP-18'], async ({ expect }) => {
      const { aliases } = await owner.list('listNowAliases')
      expect(aliases.filter(({ deploymentId }) => deploymentId === made.uid)).toEqual([])
    })
  },
)

export const nowDomainScenarios: readonly Scenario[] = [nowInternalDomain, nowDomainAliases]
