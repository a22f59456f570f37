/** A platform that a server has, with the methods of one in process; each waits for the server. */
import type { LogEntry } from '../../log/entry.ts'
import { entryFromJson } from '../../log/entry-json.ts'
import type { Platform } from '../../platform.ts'
import { createServerAt, type Server } from './ask-control.ts'

type Later<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never
}

type Entry = ReturnType<Platform['journal']['entries']>[number]

/** An entry of the journal, without bodies and with `***` in place of credentials. */
export type RemoteJournalEntry = Omit<Entry, 'request' | 'answer'> & {
  readonly request: Omit<Entry['request'], 'body' | 'leftOut'>
  readonly answer: Omit<Entry['answer'], 'body' | 'leftOut'>
}

export interface Remote extends Later<Pick<Platform, 'snapshot' | 'restore' | 'reset' | 'step'>> {
  readonly clock: Later<Pick<Platform['clock'], 'iso' | 'advance' | 'set' | 'freeze'>>
  readonly outsideDns: Later<Platform['outsideDns']>
  readonly snapshots: Later<Platform['snapshots']>
  readonly journal: {
    readonly entries: () => Promise<RemoteJournalEntry[]>
    readonly find: (...given: Parameters<Platform['journal']['find']>) => Promise<RemoteJournalEntry[]>
    readonly clear: () => Promise<void>
  }
  readonly log: Later<Pick<Platform['log'], 'entries' | 'export'>> & Pick<Platform['log'], 'tail'>
  /** The next calls of an operation fail with one of its codes. */
  readonly fail: (operationId: string, code: string, options?: { readonly times?: number }) => Promise<void>
}

export interface RemoteOptions {
  /** Of `--control-token`, which a server on another machine asks for. */
  readonly token?: string | undefined
}

/**
 * What is refused is thrown as in process; a server that cannot be reached as UNREACHABLE_TARGET.
 * @param url Of `nowhere serve`, or of a server of `createServer`.
 * @throws UsageError
 */
export function createRemote(url: string, { token }: RemoteOptions = {}): Remote {
  const server = createServerAt(url, token)
  const { ask } = server
  const clock = async (): Promise<{ readonly now: string }> => ask('GET', 'clock')
  const snapshot = (name: string): string => `snapshots/${encodeURIComponent(name)}`
  const listed = async (): Promise<ReturnType<Platform['snapshots']['list']>> =>
    (await (ask('GET', 'snapshots') as Promise<{ snapshots: ReturnType<Platform['snapshots']['list']> }>)).snapshots
  return {
    snapshot: () => ask('GET', 'snapshot'),
    restore: (given) => ask('PUT', 'snapshot', given).then(nothing),
    reset: () => ask('POST', 'reset').then(nothing),
    step: async (deployment) => ((await ask('POST', 'step', { deployment })) as { state: string }).state,
    fail: (operationId, code, { times = 1 } = {}) => ask('POST', 'fail', { operationId, code, times }).then(nothing),
    clock: {
      iso: async () => (await clock()).now,
      advance: (advance) => ask('POST', 'clock', { advance }).then(nothing),
      // JSON writes a Date in ISO 8601.
      set: (set) => ask('POST', 'clock', { set }).then(nothing),
      freeze: () => ask('POST', 'clock', { freeze: true }).then(nothing),
    },
    outsideDns: {
      set: (record) => ask('PUT', 'dns', record).then(nothing),
      remove: (record) => ask('DELETE', 'dns', record).then(nothing),
      list: async () => ((await ask('GET', 'dns')) as { records: ReturnType<Platform['outsideDns']['list']> }).records,
    },
    snapshots: {
      async take(name) {
        const taken: { snapshots: ReturnType<Platform['snapshots']['list']> } = await ask('PUT', snapshot(name))
        return taken.snapshots.at(-1) as ReturnType<Platform['snapshots']['take']>
      },
      list: listed,
      get: (name) => ask('GET', snapshot(name)),
      restore: (name) => ask('POST', `${snapshot(name)}/restore`).then(nothing),
      remove: (name) => ask('DELETE', snapshot(name)).then(nothing),
    },
    journal: journalOf(server),
    log: logOf(server),
  }
}

function nothing(): void {}

function journalOf({ ask }: Server): Remote['journal'] {
  const find: Remote['journal']['find'] = async (query = {}) => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    // JSON is where a Date and a number are written as the control API reads them.
    const text = new URLSearchParams(given.map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]))
    return ((await ask('GET', `journal?${text}`)) as { entries: RemoteJournalEntry[] }).entries
  }
  return { entries: () => find(), find, clear: () => ask('DELETE', 'journal').then(nothing) }
}

function logOf({ ask, follow }: Server): Remote['log'] {
  return {
    async entries(from = 1, { masked = false } = {}) {
      const told: { entries: { n: number }[] } = await ask('GET', `log?from=${from}&secrets=${!masked}`)
      return told.entries.map((entry) => entryFromJson(entry, entry.n))
    },
    export: ({ secrets = false } = {}) => ask('GET', `log?export=true&secrets=${secrets}`),
    async *tail(from, { masked = false } = {}) {
      const begin = from === undefined ? '' : `&from=${from}`
      yield* eventsOf(await follow(`log/stream?secrets=${!masked}${begin}`))
    },
  }
}

/** Each event has one line of data. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<LogEntry> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += decoder.decode(read.value, { stream: true })
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue
        const entry: { readonly n: number } = JSON.parse(line.slice('data: '.length))
        yield entryFromJson(entry, entry.n)
      }
    }
  } finally {
    await reader.cancel()
  }
}
