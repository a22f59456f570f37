/**
 * A log without its secrets and tokens: others stand in their place, it is told again, and its digests are those of what is answered
 * then. So it replays as the one that it was made of does.
 */
import { digestOf } from '../../log/digest.ts'
import type { RequestEntry } from '../../log/entry.ts'
import type { KeptLog } from '../../log/memory-log.ts'
import { type Assembler, retold } from '../retold.ts'
import { mask, maskData, meet, type Reading, within } from './mask-entry.ts'
import { createStandIns } from './stand-ins.ts'

export function maskedLog(kept: KeptLog, reading: Reading, platforms: Assembler<unknown>): KeptLog {
  const standIns = createStandIns()
  const begins = kept.entries[0] === kept.beginning
  // All secrets are met before a text is searched for them.
  const beginning = maskData(kept.beginning, standIns)
  const base = kept.base && maskData(kept.base, standIns)
  const met = kept.entries.map((entry) => (entry === kept.beginning ? beginning : meet(entry, reading, standIns)))
  const entries = met.map((entry) => mask(entry, reading, standIns))
  const masked = { beginning: within(beginning, standIns), base: base && within(base, standIns), entries }

  const told = new Map<number, RequestEntry>()
  retold(masked, platforms, {
    onTold(entry, answer) {
      if (entry.kind === 'request' && answer !== undefined) told.set(entry.n, { ...entry, answer: digestOf(answer) })
    },
  })
  return {
    ...masked,
    entries: entries.map((entry) => (begins && entry.n === 1 ? masked.beginning : (told.get(entry.n) ?? entry))),
  }
}
