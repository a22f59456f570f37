/** What a world begins with of the now API (2017); aliases come last, because they lie on deployments and domains. */
import type { Seeder } from '../../../world/seed/seeding.ts'
import { seedAliases } from './aliases.ts'
import { seedCertificates } from './certificates.ts'
import { seedDeployments } from './deployments.ts'
import { seedDnsRecords, seedDomains } from './domains.ts'

export const nowSeeders: readonly Seeder[] = [
  seedDeployments,
  seedDomains,
  seedDnsRecords,
  seedCertificates,
  seedAliases,
]
