/** Two accounts and their lists. That nobody reads, changes or removes another's by its id is asked of every operation elsewhere. */

import type { Actor } from '../../speak/actor.ts'
import { type Context, type Scenario, scenario } from '../scenario.ts'
import { deploy } from './deployments.ts'

/** What stands for each in its list. */
interface Lists {
  readonly deployments: readonly string[]
  readonly domains: readonly string[]
  readonly certs: readonly string[]
  readonly aliases: readonly string[]
  readonly secrets: readonly string[]
}

interface Own extends Lists {
  /** The name of the alias, which its list may spell otherwise. */
  readonly alias: string
}

const listIds = {
  deployments: 'NOW-DEP-1',
  domains: 'NOW-DOM-1',
  certs: 'NOW-CERT-1',
  aliases: 'NOW-ALIAS-1',
  secrets: 'NOW-SEC-1',
} as const

// Object.keys of a constant are its own names.
const listNames = Object.keys(listIds) as readonly (keyof Lists)[]

async function listsOf(actor: Actor): Promise<Lists> {
  return {
    deployments: (await actor.list('listNowDeployments')).deployments.map(({ uid }) => uid),
    domains: (await actor.list('listNowDomains')).domains.map(({ name }) => name),
    certs: (await actor.list('listNowCertificates')).certs.map(({ cn }) => cn),
    aliases: (await actor.list('listNowAliases')).aliases.map(({ uid }) => uid),
    secrets: (await actor.list('listNowSecrets')).secrets.map(({ name }) => name),
  }
}

async function makeOneOfEach({ owner, can }: Context): Promise<Own> {
  const { uid } = await deploy(owner)
  const [alias, secret, host] = [owner.unique('alias'), owner.unique('secret'), owner.uniqueHost('mine')]
  const { body } = await owner.call('createNowDeploymentAlias', { path: { id: uid }, body: { alias } })
  await owner.call('createNowSecret', { body: { name: secret, value: owner.secretValue() } })
  const [domains, certs] = [can('domains') ? [host] : [], can('domains') && can('certs') ? [host] : []]
  for (const name of domains) await owner.call('createNowDomain', { body: { name, isExternal: false } })
  for (const cn of certs) await owner.call('issueNowCertificate', { body: { domains: [cn], renew: false } })
  return { deployments: [uid], alias, aliases: [body.uid], secrets: [secret], domains, certs }
}

export const nowIsolation: Scenario = scenario(
  'a list holds nothing of another account',
  { system: 'now', needs: ['second'] },
  async (context) => {
    const { owner, second, step } = context
    const own = await step('one account makes one of each', ['NOW-DEP-11', 'NOW-ALIAS-5', 'NOW-SEC-3'], () =>
      makeOneOfEach(context),
    )
    const secret = own.secrets[0] ?? ''

    await step('none is in the lists of the other', Object.values(listIds), async ({ expect }) => {
      const seen = await listsOf(second)
      for (const name of listNames) {
        const shared = seen[name].filter((each) => own[name].includes(each))
        expect(shared, listIds[name]).toEqual([])
      }
    })

    await step.apart('the other cannot take the alias', ['NOW-ALIAS-8'], async () => {
      const { uid } = await deploy(second)
      const body = { alias: own.alias }
      await second.refused('createNowDeploymentAlias', { path: { id: uid }, body }, 'alias_in_use')
    })

    await step.apart('it leads where its owner pointed it', ['NOW-ALIAS-1', 'NOW-ERR-6'], async ({ expect }) => {
      const { aliases } = await owner.list('listNowAliases')
      const found = aliases.filter(({ uid }) => own.aliases.includes(uid))
      expect(found.map(({ deploymentId }) => deploymentId)).toEqual(own.deployments)
    })

    await step.apart(
      'the other cannot register the domain',
      ['NOW-DOM-10'],
      async () => {
        const body = { name: own.domains[0], isExternal: false }
        await second.refused('createNowDomain', { body }, 'forbidden')
      },
      { needs: ['domains'] },
    )

    await step('the name of the secret is free for the other', ['NOW-SEC-7', 'NOW-SEC-3'], async () => {
      const { body } = await second.call('createNowSecret', {
        body: { name: second.unique('secret'), value: second.secretValue() },
      })
      await second.call('renameNowSecret', { path: { uidOrName: body.uid }, body: { name: secret } })
    })

    await step('the other deletes its own by that name', ['NOW-SEC-9'], async () => {
      await second.call('deleteNowSecret', { path: { uidOrName: secret } })
    })

    await step('that of its namesake stays', ['NOW-SEC-1', 'NOW-ERR-6'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.filter(({ name }) => name === secret)).toHaveLength(1)
    })
  },
)

export const nowIsolationScenarios: readonly Scenario[] = [nowIsolation]
