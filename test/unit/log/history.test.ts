/**
 * Logs that earlier versions wrote, told again by today's code. A change of ours that answers one of them otherwise asks for the
 * revision of the log (`revisionNow` in src/platform/telling.ts), and a log of before it stays here; where openapi.yaml has other
 * words for an answer, the log is written anew. `NOWHERE_WRITE_HISTORY=NAME` writes one of today.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPlatform, replay } from '../../../src/index.ts'
import { live } from '../every-operation.ts'

const folder = join(import.meta.dirname, 'history')
const { NOWHERE_WRITE_HISTORY: added } = process.env

if (added !== undefined) {
  const platform = createPlatform({ seed: 42, clock: '2017-02-20T08:00:00.000Z', log: { keep: 'all' } })
  await live(platform)
  writeFileSync(join(folder, `${added}.json`), `${JSON.stringify(platform.log.export({ secrets: true }))}\n`)
}

describe('a log of before', () => {
  const names = readdirSync(folder)

  it('is there', () => {
    expect(names).toContain('0001-format-1-revision-1.json')
  })

  it.each(names)('%s is answered as it was', (name) => {
    const exported = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    // Words of the document may have changed since; what is answered has not.
    const { differences, told } = replay(exported, { contract: 'any' })
    expect(differences.map(({ entry, answer }) => [entry.n, entry.request.path, answer.status])).toEqual([])
    expect(told).toBe(exported.entries.length)
  })
})
