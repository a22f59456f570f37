/** The behaviours of the now API (2017), one file a resource. What it documents: openapi.yaml, tag `now`. */
import type { BehavioursOf } from '../../pipeline/behaviour.ts'
import { aliases } from './aliases/aliases.ts'
import { certificates } from './certificates/certificates.ts'
import { deployments } from './deployments/deployments.ts'
import { dnsRecords } from './domains/dns-records.ts'
import { domains } from './domains/domains.ts'
import { nameservers } from './domains/nameservers.ts'
import { files } from './files/files.ts'
import { uploads } from './files/uploads.ts'
import { secrets } from './secrets.ts'

export const now: BehavioursOf<'now'> = {
  ...deployments,
  ...uploads,
  ...files,
  ...domains,
  ...dnsRecords,
  ...certificates,
  ...aliases,
  ...secrets,
  ...nameservers,
}
