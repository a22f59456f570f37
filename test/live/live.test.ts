/**
 * The contract kit let loose on servers that nobody here wrote: what was in them is in them afterwards, looked at from outside, and each
 * finding is one that a person has read and judged.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Report, verify } from '../../src/contract/index.ts'
import { groupAlike } from '../../src/contract/report/reporters/alike.ts'
import { outlineOf } from '../../src/contract/report/reporters/outline.ts'
import { installClients } from '../clients/install.ts'
import type { LiveKind } from './servers/live-server.ts'
import { loopback } from './servers/loopback.ts'
import { powerdns } from './servers/powerdns.ts'
import { prism } from './servers/prism.ts'
import { scalar } from './servers/scalar.ts'

const servers: readonly (readonly [string, LiveKind])[] = [
  ['powerdns', powerdns],
  ['loopback', loopback],
  ['prism', prism],
  ['scalar', scalar],
]

interface Judged {
  readonly finding: string
  /** Whether the server is wrong by its document, or somebody may see it otherwise. One that is false is mended, and not written down. */
  readonly judgement: 'true' | 'arguable'
  readonly why: string
}

describe.each(servers)('%s', (file, kind) => {
  const title = 'is as it was, and each finding is one that was judged'
  it.skipIf(kind.obstacle !== undefined)(
    kind.obstacle === undefined ? title : `${title} (skipped: ${kind.obstacle})`,
    async () => {
      const server = await kind.start(await installClients(import.meta.dirname))
      try {
        const before = await server.state()
        const { url, token, document } = server
        const target = { url, tokens: token === undefined ? {} : { owner: token } }
        const report = await verify(target, { spec: document, seed: 1 })
        expect(await server.state()).toEqual(before)
        expect(headlines(report)).toEqual(
          judged(file)
            .map(({ finding }) => finding)
            .toSorted(),
        )
      } finally {
        await server.stop()
      }
    },
  )
})

function judged(file: string): readonly Judged[] {
  // Held by the comparison above.
  return parse(readFileSync(join(import.meta.dirname, `judged/${file}.yaml`), 'utf8')) as readonly Judged[]
}

/** Each mistake that was found, in one line, and what was left; without what is made up anew by every run. */
function headlines(report: Report): string[] {
  const left = report.leftovers.map(({ collection, reason }) => `left behind in ${collection}: ${reason}`)
  const found = groupAlike(outlineOf(report).failures).map(({ failure: { finding, headline } }) => {
    const place = finding.operationId ?? finding.scenario ?? 'every exchange'
    return `${place}: ${headline.replaceAll(new RegExp(`"[^"]*${report.prefix}[^"]*"`, 'g'), '"…"').replace(/, at "[^"]*"/, '')}`
  })
  return [...new Set([...found, ...left])].toSorted()
}
