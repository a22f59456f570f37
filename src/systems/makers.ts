/** What makes up the records of each system; loaded when somebody wants some. */
import type { Makers } from '../populate/making.ts'
import { environmentSecrets } from './environment-secrets/populate.ts'
import { aliases } from './now/populate/aliases.ts'
import { deployments } from './now/populate/deployments.ts'
import { certificates, dnsRecords, domains } from './now/populate/domains.ts'
import { projectSecrets } from './project-secrets/populate.ts'
import { secrets } from './vercel-secrets/populate.ts'

/** In the order in which they are made: each leans only on those before it. */
export const systemMakers: Omit<Makers, 'accounts' | 'teams' | 'environments' | 'projects'> = {
  deployments,
  domains,
  dnsRecords,
  certificates,
  aliases,
  secrets,
  environmentSecrets,
  projectSecrets,
}
