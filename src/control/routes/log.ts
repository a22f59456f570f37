/** The history of the world: what is kept of it, all of it as a replay needs it, and what comes. */
import type { LogEntry } from '../../log/entry.ts'
import { entryToJson } from '../../log/entry-json.ts'
import type { Received } from '../../platform.ts'
import { readFlag, readQuery, readWhole } from '../input.ts'
import { type Controlled, Events, type Routes } from '../route.ts'

export const log: Routes = {
  '/_nowhere/log': { GET: entries },
  '/_nowhere/log/stream': { GET: stream },
}

function entries(received: Received, { platform: { log } }: Controlled): object {
  const query = readQuery(received, ['from', 'secrets', 'export'])
  const secrets = readFlag(query, 'secrets')
  if (readFlag(query, 'export')) return log.export({ secrets })
  const told = log.entries(readWhole(query, 'from'), { masked: !secrets })
  return { last: log.last, wholeFrom: log.wholeFrom, masked: !secrets, entries: told.map(entryToJson) }
}

/** From the next one on, unless it is told from where: so a browser that connects again goes on where it was. */
function stream(received: Received, { platform: { log } }: Controlled): Events {
  const query = readQuery(received, ['from', 'secrets'])
  const seen = received.headers['last-event-id'] ?? ''
  const next = /^\d{1,15}$/.test(seen) ? Number(seen) + 1 : log.last + 1
  const gone = new AbortController()
  const from = readWhole(query, 'from') ?? next
  const tail = log.tail(from, { masked: !readFlag(query, 'secrets'), gone: gone.signal })
  return new Events(written(tail), () => gone.abort())
}

async function* written(tail: AsyncIterable<LogEntry>): AsyncGenerator<{ id: number; data: object }> {
  for await (const entry of tail) yield { id: entry.n, data: entryToJson(entry) }
}
