/** What every log does, wherever it keeps its entries. */
import { describe, expect, it } from 'vitest'
import type { Happened, LogEntry } from '../../../src/log/entry.ts'
import type { Log } from '../../../src/log/log.ts'

export interface OpenedLog {
  readonly log: Log
  readonly close: () => Promise<void> | void
}

/** @param open An empty log that keeps at most so many entries. */
export function describeLog(name: string, open: (entriesMax: number) => Promise<OpenedLog> | OpenedLog): void {
  const using = async (entriesMax: number, use: (log: Log) => Promise<void> | void): Promise<void> => {
    const { log, close } = await open(entriesMax)
    try {
      await use(log)
    } finally {
      await close()
    }
  }

  describe(name, () => {
    it('has nothing at first', () =>
      using(100, (log) => {
        expect([log.last, log.beginning, log.base, log.wholeFrom, [...log.read()]]).toEqual([
          0,
          undefined,
          undefined,
          1,
          [],
        ])
      }))

    it('gives each its place, and several together one after the other', () =>
      using(100, async (log) => {
        expect(await log.append([begin])).toBe(1)
        expect(await log.append([asked('/a'), asked('/b')])).toBe(3)
        expect(placesIn(log.read())).toEqual([
          [1, 'begin'],
          [2, '/a'],
          [3, '/b'],
        ])
        expect(placesIn(log.read(3))).toEqual([[3, '/b']])
        expect([...log.read(4)]).toEqual([])
        expect(log.beginning).toMatchObject({ n: 1, act: 'begin' })
      }))

    it('keeps a request as it came, and of the answer a digest of status, headers and body', () =>
      using(100, async (log) => {
        const body = new Uint8Array([0, 255, 10])
        await log.append([begin, { ...asked('/bytes'), request: { ...asked('/bytes').request, body } }])
        const [entry] = [...log.read(2)]
        expect(entry).toMatchObject({
          n: 2,
          kind: 'request',
          atMs: 5,
          operationId: 'ask',
          accountId: null,
          request: { method: 'POST', host: 'a.example', path: '/bytes', query: 'q=1', headers: { accept: '*/*' } },
          // Of `[200,{"Date":"now"},false]`, a line feed and `yes`.
          answer: { status: 200, sha256: 'd914ffd86b9c6994a84d6effce10425f86655426d475436eefd6262f19e117b7' },
        })
        expect(entry?.kind === 'request' && entry.request.body).toEqual(body)
      }))

    it('tells who follows it what comes next', () =>
      using(100, async (log) => {
        await log.append([begin])
        const seen: string[] = []
        const following = (async () => {
          for await (const entry of log.tail()) {
            seen.push(nameOf(entry))
            if (nameOf(entry) === '/last') return
          }
        })()
        await log.append([asked('/a')])
        await log.append([asked('/last')])
        await following
        expect(seen).toEqual(['begin', '/a', '/last'])
      }))

    it('tells who follows it slowly everything, whatever is written and comes meanwhile', () =>
      using(1_000, async (log) => {
        await log.append([begin])
        await log.settled()
        const names = Array.from({ length: 40 }, (_, ordinal) => `/${ordinal}`)
        await log.append(names.slice(0, 10).map(asked))
        const seen: string[] = []
        for await (const entry of log.tail()) {
          seen.push(nameOf(entry))
          await log.settled()
          const next = names[10 + seen.length]
          if (next !== undefined) log.append([asked(next)])
          if (seen.length === 11) break
        }
        expect(seen).toEqual(['begin', ...names.slice(0, 10)])
      }))

    it('lets whoever waits for what comes go, and wakes nobody who has gone', () =>
      using(100, async (log) => {
        await log.append([begin])
        const gone = new AbortController()
        const tail = log.tail(2, gone.signal)[Symbol.asyncIterator]()
        const next = tail.next()
        gone.abort()
        expect(await next).toEqual({ done: true, value: undefined })
        await log.append([asked('/a')])
        expect(await log.tail(2, gone.signal)[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined })
      }))

    it('drops the oldest onto a state once it is full, says from where it is whole, and keeps its first entry', () =>
      using(100, async (log) => {
        await log.append([begin])
        const bases: number[] = []
        for (let ordinal = 2; ordinal <= 250; ordinal++) {
          await log.append([asked(`/${ordinal}`)])
          if (log.isBaseDue) {
            log.keepBase(() => ({ after: ordinal }))
            bases.push(ordinal)
          }
        }
        await log.settled()
        const kept = [...log.read(log.wholeFrom)]
        expect(kept.length).toBeLessThanOrEqual(100)
        expect(kept.length).toBeGreaterThanOrEqual(50)
        expect(kept.map(({ n }) => n)).toEqual(kept.map((_, index) => log.wholeFrom + index))
        expect(kept.at(-1)?.n).toBe(250)
        expect(log.base).toMatchObject({ after: log.wholeFrom - 1, state: { after: log.wholeFrom - 1 } })
        expect(bases).toContain(log.base?.after)
        expect(log.beginning).toMatchObject({ n: 1, act: 'begin' })
        expect([...log.read()].map(({ n }) => n)).toEqual(kept.map(({ n }) => n))
      }))
  })
}

export const begin: Happened = {
  kind: 'control',
  atMs: 4,
  act: 'begin',
  arguments: { format: 1 },
  clock: { mode: 'stopped', ms: 4 },
}

export function asked(path: string): Extract<Happened, { kind: 'request' }> {
  return {
    kind: 'request',
    atMs: 5,
    operationId: 'ask',
    accountId: null,
    request: { method: 'POST', host: 'a.example', path, query: 'q=1', headers: { accept: '*/*' }, body: null },
    answer: { status: 200, headers: { Date: 'now' }, body: 'yes' },
  }
}

export function nameOf(entry: LogEntry): string {
  return entry.kind === 'control' ? entry.act : entry.request.path
}

function placesIn(entries: Iterable<LogEntry>): (readonly [number, string])[] {
  return [...entries].map((entry) => [entry.n, nameOf(entry)] as const)
}
