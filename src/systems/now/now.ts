/** The behaviours of the now API (2017), one file a resource. What it documents: openapi.yaml, tag `now`. */
import type { BehavioursOf } from '../../pipeline/behaviour.ts'
import { aliases } from './aliases.ts'
import { certificates } from './certificates.ts'
import { deployments } from './deployments.ts'
import { dnsRecords } from './dns-records.ts'
import { domains } from './domains.ts'
import { files } from './files.ts'
import { nameservers } from './nameservers.ts'
import { secrets } from './secrets.ts'
import { uploads } from './uploads.ts'

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
