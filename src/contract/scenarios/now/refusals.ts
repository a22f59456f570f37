/** What is refused leaves everything as it was: all the lists are read before and after a row of requests that have to be refused. */

import type { OperationId } from '../../../spec/operations.ts'
import { type Actor, type LooseInput, type Scenario, scenario } from '../../scenario.ts'
import { deploymentOf } from './deployments.ts'

interface Wrong {
  readonly what: string
  readonly requirements: readonly string[]
  readonly operation: OperationId
  readonly input: LooseInput
  readonly needs?: readonly string[]
}

function wrongRequests(owner: Actor, deployment: string): readonly Wrong[] {
  const name = owner.unique('refused')
  const value = owner.secretValue()
  const domains = [owner.uniqueHost('refused')]
  const path = { id: deployment }
  const [domain, certificate] = [{ needs: ['domains'] }, { needs: ['certs'] }]
  return [
    {
      what: 'a deployment without a package',
      requirements: ['NOW-DEP-13', 'NOW-ERR-4'],
      operation: 'createNowDeployment',
      input: { body: { 'index.html': name } },
    },
    {
      what: 'a package that is no object',
      requirements: ['NOW-DEP-14'],
      operation: 'createNowDeployment',
      input: { body: { package: name } },
    },
    {
      what: 'a content that is no text',
      requirements: ['NOW-DEP-14'],
      operation: 'createNowDeployment',
      input: { body: { package: { name }, 'index.html': 1 } },
    },
    {
      what: 'package.json twice',
      requirements: ['NOW-DEP-14'],
      operation: 'createNowDeployment',
      input: { body: { package: { name }, 'package.json': '{}' } },
    },
    {
      what: 'a file that is a folder too',
      requirements: ['NOW-FILE-5'],
      operation: 'createNowDeployment',
      input: { body: { package: { name }, a: '', 'a/b': '' } },
    },
    {
      what: 'an alias without a name',
      requirements: ['NOW-ALIAS-5', 'NOW-ERR-4'],
      operation: 'createNowDeploymentAlias',
      input: { path, body: {} },
    },
    {
      what: 'an alias that is no name',
      requirements: ['NOW-ALIAS-8'],
      operation: 'createNowDeploymentAlias',
      input: { path, body: { alias: `${name} !` } },
    },
    {
      what: 'a secret without a value',
      requirements: ['NOW-SEC-3', 'NOW-ERR-4'],
      operation: 'createNowSecret',
      input: { body: { name } },
    },
    {
      what: 'a secret without a name',
      requirements: ['NOW-SEC-3'],
      operation: 'createNowSecret',
      input: { body: { value } },
    },
    {
      what: 'a secret whose value is no text',
      requirements: ['NOW-SEC-3'],
      operation: 'createNowSecret',
      input: { body: { name, value: 1 } },
    },
    {
      what: 'a list of two secrets',
      requirements: ['NOW-SEC-8'],
      operation: 'createNowSecret',
      input: {
        body: [
          { name, value },
          { name: `${name}-2`, value },
        ],
      },
    },
    {
      what: 'a domain that is no host name',
      requirements: ['NOW-DOM-10'],
      operation: 'createNowDomain',
      input: { body: { name: `${name}!.com`, isExternal: false } },
      ...domain,
    },
    {
      what: 'a certificate without domains',
      requirements: ['NOW-CERT-4', 'NOW-ERR-4'],
      operation: 'issueNowCertificate',
      input: { body: {} },
      ...certificate,
    },
    {
      what: 'a certificate whose domains are no list',
      requirements: ['NOW-CERT-4'],
      operation: 'issueNowCertificate',
      input: { body: { domains: domains[0] } },
      ...certificate,
    },
    {
      what: 'a certificate for no domains',
      requirements: ['NOW-CERT-7'],
      operation: 'issueNowCertificate',
      input: { body: { domains: [] } },
      ...certificate,
    },
    {
      what: "a certificate of one's own without a key",
      requirements: ['NOW-CERT-5'],
      operation: 'replaceNowCertificate',
      input: { body: { domains, ca: '', cert: name } },
      ...certificate,
    },
  ]
}

/** The ids of everything that the account has, list by list. */
async function everything(owner: Actor): Promise<Readonly<Record<string, readonly string[]>>> {
  const { deployments } = await owner.list('listNowDeployments')
  const { domains } = await owner.list('listNowDomains')
  const { certs } = await owner.list('listNowCertificates')
  const { aliases } = await owner.list('listNowAliases')
  const { secrets } = await owner.list('listNowSecrets')
  const idsOf = (items: readonly { readonly uid: string }[]): readonly string[] =>
    items.map(({ uid }) => uid).toSorted()
  return {
    deployments: idsOf(deployments),
    domains: idsOf(domains),
    certs: idsOf(certs),
    aliases: idsOf(aliases),
    secrets: idsOf(secrets),
  }
}

export const nowRefusals: Scenario = scenario(
  'what is refused leaves everything as it was',
  { system: 'now' },
  async ({ owner, step }) => {
    const { deployment, before } = await step('creates a deployment and reads every list', ['NOW-DEP-11'], async () => {
      const { body } = await owner.call('createNowDeployment', { body: deploymentOf({ name: owner.unique('app') }) })
      return { deployment: body.uid, before: await everything(owner) }
    })

    for (const { what, requirements, operation, input, needs = [] } of wrongRequests(owner, deployment)) {
      const run = async (): Promise<void> => {
        await owner.refused(operation, input, 'invalid')
      }
      await step.apart(`${what} is refused`, requirements, run, { needs })
    }

    await step(
      'every list is what it was',
      ['NOW-DEP-13', 'NOW-ALIAS-5', 'NOW-SEC-3', 'NOW-CERT-4', 'NOW-CERT-5'],
      async ({ expect }) => {
        expect(await everything(owner)).toEqual(before)
      },
    )
  },
)

export const nowRefusalScenarios: readonly Scenario[] = [nowRefusals]
