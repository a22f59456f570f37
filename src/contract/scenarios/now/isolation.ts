/** Two accounts: neither sees, reads, changes or removes what the other has. */

import type { OperationId } from '../../../spec/operations.ts'
import { type Actor, type Context, type LooseInput, type Scenario, scenario } from '../../scenario.ts'
import { deploy } from './deployments.ts'

interface Owned {
  readonly deployment: string
  readonly file: string
  readonly alias: string
  readonly aliasId: string
  readonly secret: string
  readonly secretId: string
  /** Null where the run may make none. */
  readonly domain: string | null
  readonly recordId: string
  readonly certificate: string | null
}

async function makeOneOfEach({ owner, can }: Context): Promise<Owned> {
  const { uid: deployment } = await deploy(owner)
  const { body: files } = await owner.call('listNowDeploymentFiles', { path: { id: deployment } })
  const [file] = files.flatMap((entry) => (entry.type === 'file' ? [entry.uid] : []))
  const alias = owner.unique('mine')
  const { body: pointed } = await owner.call('createNowDeploymentAlias', { path: { id: deployment }, body: { alias } })
  const secret = owner.unique('mine')
  const { body: kept } = await owner.call('createNowSecret', { body: { name: secret, value: owner.secretValue() } })
  const domain = can('domains') ? owner.uniqueHost('mine') : null
  let recordId = ''
  if (domain !== null) {
    await owner.call('createNowDomain', { body: { name: domain, isExternal: false } })
    const data = { name: 'www', type: 'TXT', value: 'mine' } as const
    recordId = (await owner.call('createNowDomainRecord', { path: { domain }, body: { data } })).body.uid
  }
  const certificate = can('certs') ? owner.uniqueHost('mine') : null
  if (certificate !== null) await owner.call('issueNowCertificate', { body: { domains: [certificate], renew: false } })
  return {
    deployment,
    file: file ?? '',
    alias,
    aliasId: pointed.uid,
    secret,
    secretId: kept.uid,
    domain,
    recordId,
    certificate,
  }
}

type Attempt = readonly [
  what: string,
  operation: OperationId,
  input: LooseInput,
  code: string,
  ...requirements: string[],
]

/** Everything that the other account may try; reads first, so that a deletion that succeeds hides nothing. */
function attempts(other: Actor, owned: Owned): readonly Attempt[] {
  const path = { id: owned.deployment }
  const { domain, recordId, certificate: cn } = owned
  const renamed = { name: other.unique('stolen') }
  const record = { name: 'stolen', type: 'TXT', value: 'stolen' }
  const onDomain: readonly Attempt[] =
    domain === null
      ? []
      : [
          ['read the domain', 'getNowDomain', { path: { name: domain } }, 'not_found', 'NEAR-5'],
          [
            'register the same domain',
            'createNowDomain',
            { body: { name: domain, isExternal: false } },
            'forbidden',
            'NOW-DOM-10',
          ],
          ['list its records', 'listNowDomainRecords', { path: { domain } }, 'not_found', 'NOW-ERR-6', 'NOW-DNS-1'],
          [
            'add a record',
            'createNowDomainRecord',
            { path: { domain }, body: { data: record } },
            'not_found',
            'NOW-ERR-6',
            'NOW-DNS-4',
          ],
          [
            'delete its record',
            'deleteNowDomainRecord',
            { path: { domain, recId: recordId } },
            'not_found',
            'NOW-ERR-6',
            'NOW-DNS-9',
          ],
          ['delete the domain', 'deleteNowDomain', { path: { name: domain } }, 'not_found', 'NOW-ERR-6', 'NOW-DOM-8'],
        ]
  const onCertificate: readonly Attempt[] =
    cn === null
      ? []
      : [
          ['read the certificate', 'getNowCertificate', { path: { cn } }, 'not_found', 'NOW-ERR-6', 'NOW-CERT-1'],
          ['delete the certificate', 'deleteNowCertificate', { path: { cn } }, 'not_found', 'NOW-ERR-6', 'NOW-CERT-8'],
        ]
  return [
    ['read the deployment', 'getNowDeployment', { path }, 'not_found', 'NOW-ERR-6', 'NOW-DEP-3'],
    ['list its files', 'listNowDeploymentFiles', { path }, 'not_found', 'NOW-ERR-6', 'NOW-FILE-1'],
    [
      'read its file',
      'getNowDeploymentFile',
      { path: { ...path, file_id: owned.file } },
      'not_found',
      'NOW-ERR-6',
      'NOW-FILE-4',
    ],
    ['list its aliases', 'listNowDeploymentAliases', { path }, 'not_found', 'NOW-ALIAS-3', 'NOW-ERR-6'],
    [
      'point an alias at it',
      'createNowDeploymentAlias',
      { path, body: { alias: renamed.name } },
      'not_found',
      'NOW-ALIAS-5',
      'NOW-ERR-6',
    ],
    ['delete its alias', 'deleteNowAlias', { path: { id: owned.aliasId } }, 'not_found', 'NOW-ERR-6', 'NOW-ALIAS-9'],
    ['delete it', 'deleteNowDeployment', { path }, 'not_found', 'NOW-ERR-6', 'NOW-DEP-17'],
    [
      'rename the secret',
      'renameNowSecret',
      { path: { uidOrName: owned.secretId }, body: renamed },
      'not_found',
      'NOW-ERR-6',
      'NOW-SEC-5',
    ],
    [
      'delete the secret by its uid',
      'deleteNowSecret',
      { path: { uidOrName: owned.secretId } },
      'not_found',
      'NOW-ERR-6',
      'NOW-SEC-9',
    ],
    [
      'delete the secret by its name',
      'deleteNowSecret',
      { path: { uidOrName: owned.secret } },
      'not_found',
      'NOW-ERR-6',
      'NOW-SEC-9',
    ],
    ...onDomain,
    ...onCertificate,
  ]
}

interface Lists {
  readonly deployments: readonly string[]
  readonly domains: readonly string[]
  readonly certs: readonly string[]
  readonly aliases: readonly string[]
  readonly secrets: readonly string[]
}

async function listsOf(actor: Actor): Promise<Lists> {
  return {
    deployments: (await actor.list('listNowDeployments')).deployments.map(({ uid }) => uid),
    domains: (await actor.list('listNowDomains')).domains.map(({ name }) => name),
    certs: (await actor.list('listNowCertificates')).certs.map(({ cn }) => cn),
    aliases: (await actor.list('listNowAliases')).aliases.map(({ alias }) => alias),
    secrets: (await actor.list('listNowSecrets')).secrets.map(({ uid }) => uid),
  }
}

const listIds = {
  deployments: 'NOW-DEP-1',
  domains: 'NOW-DOM-1',
  certs: 'NOW-CERT-1',
  aliases: 'NOW-ALIAS-1',
  secrets: 'NOW-SEC-1',
} as const

export const nowIsolation: Scenario = scenario(
  'what belongs to one account is not there for another',
  { system: 'now', needs: ['second'] },
  async (context) => {
    const { owner, second, step } = context
    const owned = await step('one account makes one of each', ['NOW-DEP-11', 'NOW-SEC-3', 'NOW-ALIAS-5'], () =>
      makeOneOfEach(context),
    )
    const { deployment, domain, certificate, alias, secretId } = owned
    const own: Lists = {
      deployments: [deployment],
      domains: domain === null ? [] : [domain],
      certs: certificate === null ? [] : [certificate],
      aliases: [alias],
      secrets: [secretId],
    }

    await step("none is in the other's lists", Object.values(listIds), async ({ expect }) => {
      const seen = await listsOf(second)
      for (const [name, id] of Object.entries(listIds) as [keyof Lists, string][]) {
        expect(
          seen[name].filter((each) => own[name].includes(each)),
          id,
        ).toEqual([])
      }
    })

    for (const [what, operation, input, code, ...requirements] of attempts(second, owned)) {
      await step.apart(`the other cannot ${what}`, requirements, async () => {
        await second.refused(operation, input, code)
      })
    }

    await step.apart('the other cannot take the alias', ['NOW-ALIAS-8'], async () => {
      const { uid } = await deploy(second)
      await second.refused('createNowDeploymentAlias', { path: { id: uid }, body: { alias } }, 'alias_in_use')
    })

    const named = { name: owned.secret, value: second.secretValue() }
    await step.apart("the name of the one's secret is free for the other", ['NOW-SEC-7', 'NOW-SEC-3'], async () => {
      await second.call('createNowSecret', { body: named })
    })

    await step(
      'everything is still there for the one',
      ['NOW-ERR-6', ...Object.values(listIds)],
      async ({ expect }) => {
        const seen = await listsOf(owner)
        for (const name of Object.keys(listIds) as (keyof Lists)[]) {
          expect(
            own[name].filter((each) => seen[name].filter((one) => one === each).length !== 1),
            'NOW-ERR-6',
          ).toEqual([])
        }
      },
    )

    await step.apart(
      'and its records are what they were',
      ['NOW-ERR-6', 'NOW-DNS-1'],
      async ({ expect }) => {
        const { records } = await owner.list('listNowDomainRecords', { path: { domain: domain ?? '' } })
        expect(records.some(({ id }) => id === owned.recordId)).toBe(true)
        expect(records.some(({ name }) => name === 'stolen')).toBe(false)
      },
      { needs: ['domains'] },
    )
  },
)

export const nowIsolationScenarios: readonly Scenario[] = [nowIsolation]
