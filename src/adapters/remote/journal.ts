/** The journal of a platform that a server has. */
import { UnmetExpectation } from '../../errors/unmet.ts'
import { UsageError } from '../../errors/usage-error.ts'
import type { Platform } from '../../platform.ts'
import type { AskControl } from './ask-control.ts'
import { type Later, nothing } from './later.ts'

type Journal = Platform['journal']
type Entry = ReturnType<Journal['entries']>[number]

/** An entry of the journal, without bodies and with `***` in place of credentials. */
export type RemoteJournalEntry = Omit<Entry, 'request' | 'answer'> & {
  readonly request: Omit<Entry['request'], 'body' | 'leftOut'>
  readonly answer: Omit<Entry['answer'], 'body' | 'leftOut'>
}

type Assertions = Pick<Journal, 'assertCalled' | 'assertWaited' | 'assertNoSecretInUrls' | 'assertCreated'>

export interface RemoteJournal extends Later<Assertions> {
  readonly entries: () => Promise<RemoteJournalEntry[]>
  readonly find: (query?: Parameters<Journal['find']>[0]) => Promise<RemoteJournalEntry[]>
  readonly nearMisses: () => Promise<RemoteJournalEntry[]>
  readonly clear: () => Promise<void>
}

interface Verdict {
  readonly holds: boolean
  readonly why: string | null
  readonly entries: readonly number[]
}

export function remoteJournal(ask: AskControl): RemoteJournal {
  const find: RemoteJournal['find'] = async (query = {}) => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    const text = new URLSearchParams(given.map(([name, value]) => [name, textOf(name, value)]))
    return ((await ask('GET', `journal?${text}`)) as { entries: RemoteJournalEntry[] }).entries
  }
  const assert = async (assertion: string, given: object): Promise<void> => {
    sendable(given)
    const { holds, why, entries }: Verdict = await ask('POST', 'journal/assert', { assertion, ...given })
    if (!holds) throw new UnmetExpectation(why ?? '', entries)
  }
  return {
    entries: () => find(),
    find,
    nearMisses: async () => (await find()).filter(({ nearMisses }) => nearMisses !== undefined),
    clear: () => ask('DELETE', 'journal').then(nothing),
    assertCalled: (query, times = {}) => assert('called', { ...query, ...times }),
    assertWaited: (query = {}) => assert('waited', query),
    assertNoSecretInUrls: () => assert('noSecretInUrls', {}),
    assertCreated: (created) => assert('created', { created }),
  }
}

function textOf(name: string, value: unknown): string {
  const json = sendable(value)
  // JSON is where a Date and a number are written as the control API reads them.
  return name === 'path' || name === 'body' ? json : String(JSON.parse(json))
}

/** As JSON. What decides by itself whether a value is meant cannot decide there. */
function sendable(value: unknown): string {
  return JSON.stringify(value, (name, each: unknown) => {
    if (typeof each !== 'object' || each === null || !('asymmetricMatch' in each)) return each
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to ask a server for the member ${JSON.stringify(name)}: a matcher such as ${String(each)} cannot be sent there. Give the value itself, or leave it out and look at what journal.find() returns.`,
    )
  })
}
