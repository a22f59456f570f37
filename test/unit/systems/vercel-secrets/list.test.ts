/** The list of secrets: its pages, its filters, and the walk along it while secrets come and go. */

import { describe, expect, it } from 'vitest'
import fc from '../../../seeded.ts'
import { type Ask, createAsker, startMs } from '../ask.ts'
import { worlds } from '../worlds.ts'
import { badRequest } from './refusals.ts'

interface List {
  readonly secrets: readonly { readonly uid: string; readonly name: string; readonly createdAt: number }[]
  readonly pagination: { readonly count: number; readonly next: number | null; readonly prev: number | null }
}

const create = (ask: Ask, name: string, more: object = {}) =>
  ask<{ uid: string; createdAt: number }>('POST', `/v2/secrets/${name}`, {
    body: { name, value: 'some value', ...more },
  })

const list = async (ask: Ask, query = '') => (await ask<List>('GET', `/v3/secrets${query}`)).body
const names = ({ secrets }: List) => secrets.map(({ name }) => name)

async function withSecrets(count: number) {
  const asker = createAsker('vercel-secrets')
  for (let index = 1; index <= count; index++) await create(asker.ask, `s${index}`)
  return asker
}

describe('a page', () => {
  it.each([
    [19, 19, null],
    [20, 20, null],
    [21, 20, startMs + 1],
  ])('VER-LIST-1 of %i secrets has %i of them, and begins the next at %s', async (count, shown, next) => {
    const { ask } = await withSecrets(count)
    const { secrets, pagination } = await list(ask)
    expect([secrets.length, pagination]).toEqual([shown, { count: shown, next, prev: null }])
  })

  it('VER-LIST-2 has the newest first, each with what reading it would answer', async () => {
    const { ask } = await withSecrets(3)
    const page = await list(ask)
    expect(names(page)).toEqual(['s3', 's2', 's1'])
    for (const secret of page.secrets) expect((await ask('GET', `/v3/secrets/${secret.uid}`)).body).toEqual(secret)
  })

  it('VER-LIST-2 holds no value, not even of a decryptable secret', async () => {
    const { ask } = createAsker('vercel-secrets')
    await create(ask, 'open', { value: 'hush-hush-hush', decryptable: true })
    expect((await ask('GET', '/v3/secrets?decrypt=true')).text).not.toContain('hush')
  })

  it.each([
    ['limit=1', 's5'],
    ['limit=100', 's5 s4 s3 s2 s1'],
    [`until=${startMs + 2}`, 's2 s1'],
    [`since=${startMs + 2}`, 's5 s4'],
    [`since=${startMs}&until=${startMs + 4}`, 's4 s3 s2'],
    [`since=${startMs + 1}&until=${startMs + 2}`, ''],
    [`until=${startMs}`, ''],
    [`since=${startMs}&until=${startMs + 4}&limit=2`, 's4 s3'],
  ])('VER-LIST-2 with %s has %s', async (query, expected) => {
    const { ask } = await withSecrets(5)
    expect(names(await list(ask, `?${query}`)).join(' ')).toBe(expected)
  })

  it.each([
    ['limit=2', { count: 2, next: startMs + 3, prev: null }],
    [`limit=2&until=${startMs + 3}`, { count: 2, next: startMs + 1, prev: startMs + 2 }],
    [`limit=2&until=${startMs + 1}`, { count: 1, next: null, prev: startMs }],
    [`limit=2&since=${startMs + 1}&until=${startMs + 4}`, { count: 2, next: null, prev: startMs + 3 }],
    [`until=${startMs}`, { count: 0, next: null, prev: null }],
  ])('VER-LIST-2 with %s says %j of what is beside it', async (query, pagination) => {
    const { ask } = await withSecrets(5)
    expect((await list(ask, `?${query}`)).pagination).toEqual(pagination)
  })

  it.each([
    ['limit=0', '"limit" must be 1 or more.'],
    ['limit=101', '"limit" must be 100 or less.'],
    ['limit=-1', '"limit" must be 1 or more.'],
    ['limit=1.5', '"limit" must be a whole number.'],
    ['limit=ten', '"limit" must be a whole number.'],
    ['limit=', '"limit" must be a whole number.'],
    ['limit=1&limit=2', 'The query parameter "limit" stands there more than once.'],
    ['since=yesterday', '"since" must be a whole number.'],
    ['until=-5', '"until" must be 0 or more.'],
    ['until=null', '"until" must be a whole number.'],
  ])('VER-LIST-2 is refused with %s', async (query, problem) => {
    const { ask } = createAsker('vercel-secrets')
    const answer = await ask('GET', `/v3/secrets?${query}`)
    expect([answer.status, answer.body]).toEqual([400, badRequest(problem)])
  })

  it('ignores a parameter that nobody declared', async () => {
    const { ask } = await withSecrets(1)
    expect(names(await list(ask, '?colour=red'))).toEqual(['s1'])
  })
})

describe('the filters', () => {
  it('VER-LIST-3 narrow the list to ids, in the order of the list, those of others left out', async () => {
    const { ask } = await withSecrets(3)
    const [third, , first] = (await list(ask)).secrets
    const foreign = await ask<{ uid: string }>('POST', '/v2/secrets/b', { body: { name: 'b', value: 'v' }, as: 'bob' })
    const ids = [first?.uid, foreign.body.uid, 'sec_none', third?.uid, first?.uid].join()
    const page = await list(ask, `?id=${ids}`)
    expect([names(page), page.pagination]).toEqual([['s3', 's1'], { count: 2, next: null, prev: null }])
  })

  it('VER-LIST-3 narrow the list to a project', async () => {
    const { ask } = createAsker('vercel-secrets')
    await create(ask, 'a', { projectId: 'prj_one' })
    const other = await create(ask, 'b', { projectId: 'prj_two' })
    await create(ask, 'c')
    await create(ask, 'd', { projectId: 'prj_one' })
    expect(names(await list(ask, '?projectId=prj_one'))).toEqual(['d', 'a'])
    expect(names(await list(ask, '?projectId=prj_none'))).toEqual([])
    expect(names(await list(ask, `?projectId=prj_one&id=${other.body.uid}`))).toEqual([])
  })

  it('VER-LIST-2, VER-LIST-3 can be walked along in pages', async () => {
    const { ask } = createAsker('vercel-secrets')
    const uids = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const { body } = await create(ask, name, name === 'c' ? {} : { projectId: 'prj_one' })
      uids.push(body.uid)
    }
    expect(await walk(ask, 1, 'projectId=prj_one&')).toEqual(['e', 'd', 'b', 'a'])
    expect(await walk(ask, 2, `id=${uids.join()}&`)).toEqual(['e', 'd', 'c', 'b', 'a'])
  })
})

/** The names that a client meets who follows `next` to the end; `between` happens before each page but the first. */
async function walk(ask: Ask, limit: number, filter = '', between: () => Promise<unknown> = async () => {}) {
  const met: string[] = []
  let until: number | null = null
  do {
    if (until !== null) await between()
    const page: List = await list(ask, `?${filter}limit=${limit}${until === null ? '' : `&until=${until}`}`)
    expect(page.secrets.length).toBeLessThanOrEqual(limit)
    expect(page.pagination.count).toBe(page.secrets.length)
    met.push(...names(page))
    until = page.pagination.next
  } while (until !== null)
  return met
}

describe('a walk', () => {
  it.each([1, 2, 7, 20, 44, 45, 100])('VER-LIST-2 with limit %i meets each of 45 secrets once', async (limit) => {
    const { ask } = createAsker('vercel-secrets', { world: worlds.manySecrets })
    const expected = Array.from({ length: 45 }, (_, index) => `secret-${String(45 - index).padStart(3, '0')}`)
    expect(await walk(ask, limit)).toEqual(expected)
  })

  it('VER-LIST-2 meets each secret once that is there from beginning to end, whatever comes and goes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(
          fc.record({
            does: fc.constantFrom('create', 'delete', 'rename'),
            which: fc.nat({ max: 30 }),
            advanceMs: fc.nat({ max: 2 }),
          }),
          { maxLength: 10 },
        ),
        async (count, limit, changes) => {
          const { ask, platform } = createAsker('vercel-secrets')
          const there = new Map<string, string>()
          let made = 0
          const add = async () => {
            const { body } = await create(ask, `s${++made}`)
            there.set(body.uid, `s${made}`)
            return body.uid
          }
          for (let index = 0; index < count; index++) await add()
          const lasting = new Set(there.keys())
          const queue = [...changes]
          const change = async () => {
            const next = queue.shift()
            if (next === undefined) return
            platform.clock.advance(next.advanceMs)
            const uid = [...there.keys()][next.which]
            if (next.does === 'create' || uid === undefined) await add()
            else if (next.does === 'delete') {
              await ask('DELETE', `/v2/secrets/${uid}`)
              there.delete(uid)
              lasting.delete(uid)
            } else await ask('PATCH', `/v2/secrets/${uid}`, { body: { name: `r${++made}` } })
          }
          const met = await walkIds(ask, limit, change)
          expect(new Set(met).size).toBe(met.length)
          for (const uid of lasting) expect(met).toContain(uid)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('VER-LIST-2 has no two secrets of an owner at one time, though the clock stands still or goes back', async () => {
    const { ask, platform } = await withSecrets(3)
    platform.clock.set(startMs - 60_000)
    await create(ask, 's4')
    const newest = (await list(ask)).secrets[0]
    await ask('DELETE', `/v2/secrets/${newest?.uid}`)
    await create(ask, 's5')
    const times = (await list(ask)).secrets.map(({ createdAt }) => createdAt - startMs)
    expect(times).toEqual([4, 2, 1, 0])
    expect(await walk(ask, 1)).toEqual(['s5', 's3', 's2', 's1'])
  })
})

async function walkIds(ask: Ask, limit: number, between: () => Promise<unknown>): Promise<string[]> {
  const met: string[] = []
  for (let until: number | null | undefined; until !== null; ) {
    const page: List = await list(ask, `?limit=${limit}${until === undefined ? '' : `&until=${until}`}`)
    met.push(...page.secrets.map(({ uid }) => uid))
    until = page.pagination.next
    await between()
  }
  return met
}
