/** A platform that is kept in IndexedDB: the same history again, and what is refused. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepIn } from '../../../src/adapters/keeping/keep.ts'
import { createHandlers } from '../../../src/adapters/msw.ts'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { createPlatform, type Platform } from '../../../src/index.ts'

const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const create = (platform: Platform, name: string): Promise<Response> =>
  platform.fetch('https://api.zeit.co/now/secrets', {
    method: 'POST',
    headers,
    body: JSON.stringify({ name, value: 'a value to keep' }),
  })
const namesOf = (platform: Platform): string[] => platform.records('secrets').map(({ name }) => name)

async function loaded(name = 'a', options = {}): Promise<Platform> {
  const platform = createPlatform({ seed: 1, ...options })
  await keepIn(name, platform)
  return platform
}

/** What another program, or another version, may do to it. */
async function tamper(name: string, change: (store: IDBObjectStore) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('entries', 'readwrite')
      change(transaction.objectStore('entries'))
      transaction.oncomplete = () => {
        opening.result.close()
        resolve()
      }
    }
  })
}

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()))
afterEach(() => vi.unstubAllGlobals())

describe('keep', () => {
  it('goes on with the same history, ids and answers after a reload', async () => {
    const before = await loaded()
    expect((await create(before, 'api-key')).status).toBe(200)
    before.clock.advance('1h')
    await before.log.settled()

    const after = await loaded()
    expect(namesOf(after)).toEqual(['api-key'])
    expect(after.log.export({ secrets: true })).toEqual(before.log.export({ secrets: true }))
    expect(after.clock.snapshot()).toEqual(before.clock.snapshot())
    expect((await create(after, 'api-key')).status).toBe(409)
    expect(namesOf(await loaded())).toEqual(['api-key'])
  })

  it('keeps what happened before it was kept, and stays the same object', async () => {
    const platform = createPlatform({ seed: 1 })
    const { fetch } = platform
    await create(platform, 'before')
    await keepIn('a', platform)
    await create(platform, 'after')
    expect(namesOf(platform)).toEqual(['before', 'after'])
    expect((await fetch('https://api.zeit.co/now/secrets', { headers })).status).toBe(200)
    expect(namesOf(await loaded())).toEqual(['before', 'after'])
  })

  it('keeps a bounded history, and all of the state', async () => {
    const platform = await loaded('a', { rateLimit: 'off' })
    await create(platform, 'first')
    for (let n = 0; n < 1_600; n++) platform.clock.advance(1)
    await platform.log.settled()
    const after = await loaded('a')
    expect(after.log.wholeFrom).toBeGreaterThan(1)
    expect([after.log.last, namesOf(after)]).toEqual([platform.log.last, ['first']])
    expect(after.clock.snapshot()).toEqual(platform.clock.snapshot())
  })

  it('keeps platforms of other names, and of documents, apart', async () => {
    await create(await loaded('a'), 'api-key')
    expect(namesOf(await loaded('b'))).toEqual([])
    const document = {
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: { '/a': { get: { responses: { 200: { description: 'It.' } } } } },
    }
    await expect(keepIn('a', createPlatformOf(document) as unknown as Platform)).rejects.toThrow('another contract')
  })

  it.each<[string, (store: IDBObjectStore) => void, string]>([
    ['a hole', (store) => store.delete(2), 'the log has a hole'],
    [
      'an entry that is none',
      (store) => store.put({ n: 2, atMs: 1, kind: 'other' }, 2),
      'it is of no kind that is known',
    ],
    ['no beginning', (store) => store.delete(1), 'the log has a hole'],
  ])('refuses %s, says how to begin anew, and leaves it as it is', async (_, change, why) => {
    const platform = await loaded()
    await create(platform, 'one')
    await create(platform, 'two')
    await tamper('a', change)
    await expect(loaded()).rejects.toThrow(why)
    await expect(loaded()).rejects.toThrow('indexedDB.deleteDatabase("a")')
  })

  it('refuses a log of other options, and a database of somebody else', async () => {
    await loaded()
    await expect(loaded('a', { seed: 2 })).rejects.toThrow(
      /with the seed 1, and 2 was asked for.*deleteDatabase\("a"\)/,
    )
    await new Promise((resolve) => {
      const opening = indexedDB.open('theirs', 1)
      opening.onsuccess = () => resolve(opening.result.close())
    })
    await expect(loaded('theirs')).rejects.toThrow('it is a database of somebody else')
  })

  it('refuses a request that cannot be kept', async () => {
    const platform = await loaded()
    await new Promise((resolve) => {
      const deleting = indexedDB.deleteDatabase('a')
      deleting.onsuccess = resolve
    })
    expect((await create(platform, 'lost')).status).toBe(500)
    await expect(platform.log.settled()).rejects.toThrow('Failed to keep what happens in IndexedDB "a"')
  })

  it('is told by createHandlers, which waits for nothing', async () => {
    const platform = createPlatform({ seed: 1 })
    expect(createHandlers(platform, { keep: { name: 'a' } })).toHaveLength(5)
    await platform.ready
    await create(platform, 'api-key')
    expect(namesOf(await loaded())).toEqual(['api-key'])
    expect(() => createHandlers(platform, { keep: 'localstorage' as never })).toThrow("Give 'indexeddb'")
    await expect(createPlatform().ready).resolves.toBe(undefined)
  })
})
