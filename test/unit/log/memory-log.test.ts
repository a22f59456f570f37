import { describe, expect, it } from 'vitest'
import { createMemoryLog } from '../../../src/log/memory-log.ts'
import { asked, begin, describeLog } from './log-suite.ts'

const everything = Number.POSITIVE_INFINITY

describeLog('a log in memory', (entries) => ({ log: createMemoryLog({ entries, bytes: everything }), close: () => {} }))

describe('a log in memory that is bounded in bytes', () => {
  it('keeps bodies whole, and drops whole entries', () => {
    const log = createMemoryLog({ entries: everything, bytes: 100_000 })
    log.append([begin])
    const body = new Uint8Array(30_000)
    for (let ordinal = 2; ordinal <= 20; ordinal++) {
      log.append([{ ...asked('/large'), request: { ...asked('/large').request, body } }])
      if (log.isBaseDue) log.keepBase(() => ({}))
    }
    const kept = [...log.read(log.wholeFrom)]
    expect(kept.length).toBeLessThan(4)
    for (const entry of kept) expect(entry.kind === 'request' && entry.request.body?.length).toBe(30_000)
    expect(log.last).toBe(20)
  })

  it('keeps nothing of what is larger than all of its room', () => {
    const log = createMemoryLog({ entries: everything, bytes: 10_000 })
    log.append([begin, { ...asked('/large'), request: { ...asked('/large').request, body: new Uint8Array(30_000) } }])
    expect(log.isBaseDue).toBe(true)
    log.keepBase(() => ({}))
    expect([log.wholeFrom, [...log.read(2)]]).toEqual([3, []])
  })
})
