/** The collections of our document's world that say something to people; others only make look-ups quick. */
import type { Contract, LifeCycle } from '../../spec/contract.ts'
import type { Life } from '../../world/life-cycle.ts'
import { secretMembers } from '../masking/mask-entry.ts'
import type { CollectionName } from '../records.ts'
import type { ShownCollection, StoredThing } from './stored-thing.ts'

const shown: readonly CollectionName[] = [
  'accounts',
  'tokens',
  'teams',
  'memberships',
  'environments',
  'environmentMemberships',
  'projects',
  'deployments',
  'domains',
  'dnsRecords',
  'certificates',
  'aliases',
  'secrets',
  'environmentSecrets',
  'projectSecrets',
  'outsideDns',
]

/** Schemas of states, by the collection whose records have one. */
const cycles: Readonly<Partial<Record<CollectionName, string>>> = { deployments: 'NowDeploymentState' }

export function ownCollections({ lifeCycles }: Contract): readonly ShownCollection[] {
  return shown.map((name) => {
    const member = secretMembers[name]
    return {
      name,
      secrets: member === undefined ? [] : [[member]],
      cycle: lifeCycles[cycles[name] ?? ''] ?? null,
      size: (world) => world[name].size,
      *things(world) {
        let ordinal = 0
        for (const record of world[name].all()) yield thingOf(record, ++ordinal, lifeCycles)
      },
    }
  })
}

/** Members by which a record says whose it is, or what it is of. */
const owners = ['ownerId', 'accountId', 'environmentId', 'projectId', 'teamId', 'domainId'] as const

function thingOf(record: object, ordinal: number, lifeCycles: Readonly<Record<string, LifeCycle>>): StoredThing {
  const fields = record as Readonly<Record<string, unknown>>
  const owner = owners.map((name) => fields[name]).find((value) => typeof value === 'string')
  // A token is its own key, which nobody is to read by the way.
  const id = typeof fields.id === 'string' ? fields.id : `token-${ordinal}`
  const told = { id, ownerId: typeof owner === 'string' ? owner : null }
  if (!hasLife(record)) return { ...told, record }
  const { life, ...rest } = record
  const cycle = lifeCycles[life.cycle]
  return { ...told, record: rest, living: cycle && { life, cycle } }
}

function hasLife(record: object): record is { readonly life: Life } {
  return 'life' in record
}
