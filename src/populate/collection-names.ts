/** The collections whose records can be made up, each after those that it leans on. */
import type { CollectionName } from './making.ts'

export const collectionNames: readonly CollectionName[] = [
  'accounts',
  'teams',
  'environments',
  'projects',
  'deployments',
  'domains',
  'dnsRecords',
  'certificates',
  'aliases',
  'secrets',
  'environmentSecrets',
  'projectSecrets',
]
