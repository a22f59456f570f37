/** The world that the document's examples speak of, record by record, as a snapshot holds it: whatever they read is there. */
import { hashText } from '../../../../src/systems/now/files/content.ts'
import { beginLife } from '../../../../src/world/life-cycle.ts'
import type {
  Alias,
  AliasDomain,
  Blob,
  Certificate,
  CertificateName,
  Deployment,
  DnsRecord,
  Domain,
  Secret,
} from '../../../../src/world/records/records.ts'

export interface DocumentedWorld {
  readonly deployments: readonly Deployment[]
  readonly blobs: readonly Blob[]
  readonly domains: readonly Domain[]
  readonly dnsRecords: readonly DnsRecord[]
  readonly certificates: readonly Certificate[]
  readonly certificateNames: readonly CertificateName[]
  readonly aliases: readonly Alias[]
  readonly aliasDomains: readonly AliasDomain[]
  readonly secrets: readonly Secret[]
}

export const aliceId = '2qDDuGFTWXBLDNnqZfWPDp1A'
const ownerId = aliceId
const manifestSha = '9ea8930976aad4ebd005f8d6c03825be136cc4a9'
const manifest = {
  name: 'project-a',
  version: '0.0.1',
  description: '',
  scripts: { start: 'node start.js' },
  dependencies: { express: '4.13.4' },
}

function deployment(id: string, name: string, host: string, createdAt: number): Deployment {
  const life = beginLife({
    cycle: 'NowDeploymentState',
    state: 'READY',
    atMs: Date.parse('2017-02-20T08:16:28.547Z'),
    progression: 'manual',
  })
  const files = [
    { path: 'myfolder/other.js', sha: '074f89b7cec922f11815a9437b9f9e4ba6df598f', size: 28 },
    { path: 'start.js', sha: '23507a2f215bf389a1bf25f9f8f1e782f50a890e', size: 26 },
    { path: 'package.json', sha: manifestSha, size: 156 },
  ]
  return { id, ownerId, name, host, createdAt, life, files }
}

function record(id: string, slug: string, type: string, name: string, createdAt: number): DnsRecord {
  const rest = { value: 'alias.zeit.co', mxPriority: null, createdAt, updatedAt: null }
  return { id, domainId: 'V0fra8eEgQwEpFhYG2vTzC3K', slug, type, name, ...rest }
}

export function aliasTo(deploymentId: string, id: string, alias: string, created: string): Alias {
  return { id, ownerId, alias, host: `${alias}.now.sh`, deploymentId, createdAt: Date.parse(created) }
}

export function secret(id: string, name: string, created: string): Secret {
  const rest = { value: 'my-value', decryptable: false, projectId: null }
  return { id, ownerId, creatorId: ownerId, name, createdAt: Date.parse(created), ...rest }
}

/** Lists show the newest first, so here the oldest comes first. */
export const documentedWorld: DocumentedWorld = {
  deployments: [
    deployment('c9MrOWGzdJSfPxqyTDYhdEGN', 'project-b', 'project-b-aaaaaaaaaa.now.sh', 0),
    deployment('dOgCUIoovYiYmXbrLX0h9qDk', 'project-b', 'project-b-iipihlfrpa.now.sh', 1462738579605),
    deployment('7Npest0z1zW5QVFfNDBId4BW', 'project-a', 'project-a-fzfxvjaewj.now.sh', 1460801613968),
  ],
  blobs: [
    {
      id: `${ownerId}/${manifestSha}`,
      ownerId,
      sha: manifestSha,
      content: hashText(JSON.stringify(manifest, null, 2)).content,
    },
  ],
  domains: [
    {
      id: 'V0fra8eEgQwEpFhYG2vTzC3K',
      ownerId,
      name: 'zeit.rocks',
      isExternal: false,
      verified: true,
      verifyToken: null,
      createdAt: Date.parse('2016-09-23T11:53:38.600Z'),
    },
  ],
  dnsRecords: [
    record('rec_Pxo2HEfutmlIYECtTE4SpDzY', '*.zeit.rocks.-address', 'CNAME', '*', 1474631619960),
    record('rec_38OtX1f51szRA03atCybBuZ3', 'zeit.rocks.-address', 'ALIAS', '', 1474631621542),
  ],
  certificates: [
    {
      id: 'oAjf6y9pxZgCJyQfrclN',
      ownerId,
      cn: 'testing.zeit.co',
      names: ['testing.zeit.co'],
      createdAt: Date.parse('2016-08-23T18:13:09.773Z'),
      expiresAt: Date.parse('2016-12-16T16:00:00.000Z'),
      autoRenew: true,
    },
  ],
  certificateNames: [
    {
      id: 'oAjf6y9pxZgCJyQfrclN/testing.zeit.co',
      certificateId: 'oAjf6y9pxZgCJyQfrclN',
      ownerId,
      name: 'testing.zeit.co',
    },
  ],
  aliases: [
    aliasTo('eD7FrslROGaXchymDD6ODw3v', 'CR3bdJZkiaAuh9yr0OHXJJPG', 'my-alias-2', '2016-06-01T21:03:10.420Z'),
    aliasTo('c9MrOWGzdJSfPxqyTDYhdEGN', '2WjyKQmM8ZnGcJsPWMrHRHrE', 'my-alias', '2016-06-02T21:01:40.950Z'),
  ],
  aliasDomains: ['gqM3ZEM98W9oqAnq7sG2cMzQ', 'sqrBE5u452LPy3Ce0tLbazoY'].map((aliasId) => ({
    id: `${aliasId}/zeit.rocks`,
    aliasId,
    ownerId,
    name: 'zeit.rocks',
  })),
  secrets: [secret('sec_T70JHBhR1gqaxXVrLTsHr6B9', 'guillermo', '2016-09-02T01:03:50.000Z')],
}
