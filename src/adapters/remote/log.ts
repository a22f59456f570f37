/** The history of a platform that a server has. */
import type { LogEntry } from '../../log/entry.ts'
import { entryFromJson } from '../../log/entry-json.ts'
import type { Platform } from '../../platform.ts'
import type { Server } from './ask-control.ts'
import { type Later, nothing } from './later.ts'

type Log = Platform['log']

export interface RemoteLog extends Later<Omit<Log, 'tail'>>, Pick<Log, 'tail'> {}

interface Told {
  readonly last: number
  readonly wholeFrom: number
  readonly entries: readonly { readonly n: number }[]
}

/** Past the last of any log, so that only its places are told. */
const past = 999_999_999_999_999

export function remoteLog({ ask, follow }: Server): RemoteLog {
  const places = (): Promise<Told> => ask('GET', `log?from=${past}`)
  return {
    get last() {
      return places().then(({ last }) => last)
    },
    get wholeFrom() {
      return places().then(({ wholeFrom }) => wholeFrom)
    },
    // The server answers nothing of the control API before what happened is kept.
    settled: () => ask('GET', 'health').then(nothing),
    async entries(from = 1, { masked = false } = {}) {
      const told: Told = await ask('GET', `log?from=${from}&secrets=${!masked}`)
      return told.entries.map((entry) => entryFromJson(entry, entry.n))
    },
    export: ({ secrets = false } = {}) => ask('GET', `log?export=true&secrets=${secrets}`),
    async *tail(from, { masked = false, gone } = {}) {
      const begin = from === undefined ? '' : `&from=${from}`
      yield* eventsOf(await follow(`log/stream?secrets=${!masked}${begin}`), gone)
    },
  }
}

/** Each event has one line of data. */
async function* eventsOf(body: ReadableStream<Uint8Array>, gone: AbortSignal | undefined): AsyncGenerator<LogEntry> {
  const reader = body.getReader()
  // What is read then is the end.
  gone?.addEventListener('abort', () => void reader.cancel())
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
