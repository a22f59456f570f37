import { describe, expect, it } from 'vitest'
import { clean, type JournalEvent, verify } from '../../src/contract/index.ts'
import { createFake, recordsOf } from './fake.ts'

/** The records that a run makes, which have to be gone when it is over. */
function ownRecords(fake: ReturnType<typeof createFake>): Readonly<Record<string, number>> {
  return { ...recordsOf(fake.platform), blobs: 0 }
}

/** A run that is killed at a request: its answer is lost, and nothing is sent after it. */
async function killedAt(request: number, fake: ReturnType<typeof createFake>): Promise<JournalEvent[]> {
  const events: JournalEvent[] = []
  const journal = { append: (event: JournalEvent) => void events.push(event) }
  let count = 0
  let written: number | undefined
  const fetch = async (input: string, init: RequestInit): Promise<Response> => {
    count++
    if (count > request) throw new Error('killed')
    const answer = await fake.target.fetch?.(input, init)
    if (count < request && answer !== undefined) return answer
    written = events.length
    throw new Error('killed')
  }
  await verify({ ...fake.target, fetch }, { seed: 3, journal }).catch(() => undefined)
  // What a killed process would have written is what stood there when it was killed.
  return events.slice(0, written)
}

describe('cleaning', () => {
  it.each([5, 40, 77, 125, 163, 201, 222])(
    'finishes what a run left that was killed at request %i',
    async (request) => {
      const fake = createFake()
      const before = ownRecords(fake)
      const events = await killedAt(request, fake)

      const cleaned = await clean(fake.target, events)

      expect(cleaned.leftovers).toEqual([])
      expect(ownRecords(fake)).toEqual(before)
    },
  )

  it('touches nothing that does not stand in the journal', async () => {
    const fake = createFake()
    const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'mine', value: 'my-own-value' })
    await fake.platform.fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
    const events = await killedAt(60, fake)

    await clean(fake.target, events)

    const answer = await fake.platform.fetch('https://api.zeit.co/now/secrets', { headers })
    const { secrets } = (await answer.json()) as { secrets: { name: string }[] }
    expect(secrets.map(({ name }) => name)).toEqual(['mine'])
  })

  it('leaves a journal as it is where nothing is found, not even a list: a target that is not itself', async () => {
    const fake = createFake()
    const before = ownRecords(fake)
    const events = await killedAt(60, fake)
    const fetch = async (): Promise<Response> => new Response('{}', { status: 404 })
    const written: JournalEvent[] = []
    const journal = { append: (event: JournalEvent) => void written.push(event) }

    const cleaned = await clean({ ...fake.target, fetch }, events, { journal })

    expect(cleaned.leftovers.length).toBeGreaterThan(0)
    expect(written.filter(({ event }) => event === 'gone')).toEqual([])
    expect((await clean(fake.target, events)).leftovers).toEqual([])
    expect(ownRecords(fake)).toEqual(before)
  })

  it('says what a deletion left that does nothing', async () => {
    const fake = createFake()
    const fetch = async (input: string, init: RequestInit): Promise<Response> => {
      const { pathname } = new URL(input)
      const [, uid] = /^\/now\/secrets\/(sec_\w+)$/.exec(pathname) ?? []
      const isOwners = new Headers(init.headers).get('authorization') === 'Bearer nowhere_alice'
      if (init.method !== 'DELETE' || uid === undefined || !isOwners) return fake.platform.fetch(input, init)
      const read = await fake.platform.fetch(input, { headers: init.headers ?? {} })
      return read.ok ? Response.json({ uid, name: 'x' }, { headers: read.headers }) : read
    }
    const report = await verify({ ...fake.target, fetch }, { seed: 1, systems: ['now'] })
    expect(report.verdict).toBe('broken')
    expect(report.leftovers.every(({ collection }) => collection === 'secrets')).toBe(true)
    expect(report.findings.filter(({ check }) => check === 'what was removed is gone')).toMatchObject([
      { operationId: 'deleteNowSecret', requirements: ['NOW-SEC-9'], level: 'MUST', result: 'fail' },
    ])
  })

  it('ends a run early and removes what it made until then', async () => {
    const fake = createFake()
    const before = ownRecords(fake)
    const controller = new AbortController()
    let count = 0
    const fetch = (input: string, init: RequestInit): Promise<Response> => {
      if (++count === 60) controller.abort()
      return fake.platform.fetch(input, init)
    }
    const report = await verify({ ...fake.target, fetch }, { seed: 3, signal: controller.signal })
    expect(report.leftovers).toEqual([])
    expect(ownRecords(fake)).toEqual(before)
    expect(report.counts.fail).toBe(0)
    expect(report.counts.error).toBe(0)
    const skipped = report.scenarios.flatMap(({ steps }) => steps.filter(({ result }) => result === 'skip'))
    expect(new Set(skipped.map(({ reason }) => reason))).toContain('the run was ended early')
  })
})
