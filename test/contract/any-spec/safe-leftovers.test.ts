/** What a run cannot show to be gone is said, and what it called otherwise is removed by its new name: looked at from outside. */
import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/contract/index.ts'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import {
  answers,
  documentOf,
  failures,
  inPath,
  named,
  refused,
  runOn,
  sends,
  type Tiny,
  targetOf,
  thing,
} from './tiny.ts'

interface Item {
  readonly id: string
  readonly name: string
}

interface Keys extends Tiny {
  readonly all: Map<string, Item>
}

interface Ways {
  /** What PUT answers of what it made of a key. */
  readonly answered?: (now: Item) => readonly [number, unknown?]
  readonly isListed?: boolean
  /** PUT makes another, and leaves the first where it was. */
  readonly copies?: boolean
  readonly remove?: (all: Map<string, Item>, id: string) => readonly [number]
  /** What the answer to POST tells. */
  readonly told?: (made: Item) => unknown
  readonly shown?: (item: Item) => unknown
  /** Nothing reads or changes a key, as with the tokens of many. */
  readonly isOnlyListed?: boolean
}

const removed = (all: Map<string, Item>, id: string): readonly [number] => [all.delete(id) ? 204 : 404]

/** Keys whose id is another one whenever they are written. */
function keys(ways: Ways = {}): Keys {
  const { answered = (now) => [200, now], isListed = false, copies = false, remove = removed } = ways
  const { told = (made) => made, shown = (item) => item, isOnlyListed = false } = ways
  const all = new Map<string, Item>([['theirs.', { id: 'theirs.', name: 'theirs' }]])
  let count = 0
  const put = (name: string): Item => {
    const made = { id: `${name}.${++count}`, name }
    all.set(made.id, made)
    return made
  }
  const item = { type: 'object', properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } } }
  const read = { responses: { 200: answers(thing()), 404: refused } }
  const replace = {
    requestBody: sends(named),
    responses: { 200: answers(item), 204: refused, 400: refused, 404: refused },
  }
  const list = { get: { responses: { 200: answers({ type: 'array', items: item }) } } }
  return {
    all,
    paths: {
      '/keys': {
        ...(isListed ? list : {}),
        post: { requestBody: sends(named), responses: { 201: answers(item), 400: refused } },
      },
      '/keys/{id}': {
        parameters: inPath('id'),
        ...(isOnlyListed ? {} : { get: read, put: replace }),
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = decodeURIComponent(path.split('/')[2] ?? '')
      const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
      if (path === '/keys' && method === 'GET') return [200, [...all.values()].map(shown)]
      if (path === '/keys') return typeof name === 'string' ? [201, told(put(name))] : [400]
      if (!all.has(id)) return [404]
      if (method === 'GET') return [200, all.get(id)]
      if (method === 'DELETE') return remove(all, id)
      if (typeof name !== 'string') return [400]
      if (!copies) all.delete(id)
      const [status, answer] = answered(put(name))
      return [status, answer]
    },
  }
}

/** What of the run is there, and what of it is said. */
async function left(tiny: Keys): Promise<{ readonly there: readonly string[]; readonly said: readonly string[] }> {
  const { report } = await runOn(tiny)
  const there = [...tiny.all.values()].filter(({ id }) => id !== 'theirs.').map(({ name }) => name)
  return { there: there.toSorted(), said: (report?.leftovers ?? []).map(({ reference }) => reference).toSorted() }
}

describe('what a PUT calls otherwise', () => {
  it.each<[string, Ways]>([
    ['tells where it is', {}],
    ['tells nothing, and is listed', { answered: () => [204], isListed: true }],
    ['tells where it is, and is listed', { isListed: true }],
    ['was copied by a mistake of the target', { copies: true }],
  ])('is removed where it %s', async (_, ways) => {
    const tiny = keys(ways)
    expect(await left(tiny)).toEqual({ there: [], said: [] })
    expect([...tiny.all.keys()]).toEqual(['theirs.'])
  })

  it('is said by its new name where nothing tells where it is', async () => {
    const { there, said } = await left(keys({ answered: () => [204] }))
    expect(there.length).toBeGreaterThan(0)
    expect(said).toEqual(there)
  })

  it('is removed by clean after a kill at any request', async () => {
    const { asked } = await runOn(keys())
    for (let request = 1; request < asked.length; request += 3) {
      const tiny = keys()
      const { events } = await runOn(tiny, [], request)
      const { specification } = anySpecification(documentOf(tiny))
      const { leftovers } = await clean(targetOf(tiny), events, { specification })
      const there = [...tiny.all.values()].map(({ name }) => name).filter((name) => name !== 'theirs')
      const said = leftovers.map(({ reference }) => reference)
      // Killed while it was renamed, it is said.
      expect(
        there.filter((name) => !said.includes(name)),
        `killed at ${request}`,
      ).toEqual([])
      expect(tiny.all.has('theirs.')).toBe(true)
    }
  })
})

describe('a 404 to a deletion', () => {
  it.each<[string, boolean]>([
    ['a list', true],
    ['a read', false],
  ])('is not taken for a removal where %s shows the thing', async (_, isListed) => {
    const { there, said } = await left(keys({ isListed, remove: () => [404] }))
    expect(there.length).toBeGreaterThan(0)
    expect(said).toHaveLength(there.length)
  })
})

describe('a create that does not tell what it made', () => {
  const silent = (): Record<string, never> => ({})
  const nameOnly = ({ name }: Item): unknown => ({ name })

  it('is found in the list by its name, and removed', async () => {
    expect(await left(keys({ told: silent, isListed: true }))).toEqual({ there: [], said: [] })
  })

  it('is found in the list where nothing reads it, and nothing is said of it', async () => {
    const tiny = keys({ told: nameOnly, isListed: true, isOnlyListed: true })
    const { report } = await runOn(tiny)
    expect([...tiny.all.keys()]).toEqual(['theirs.'])
    expect(report?.leftovers).toEqual([])
    expect(failures(report)).toEqual([])
  })

  it('is said once, by its new name, where the list calls it otherwise, and is no mistake of the target', async () => {
    const shown = ({ id, name }: Item): unknown => ({ id: `k${id.split('.')[1]}`, name: `key ${name}` })
    const tiny = keys({ told: nameOnly, isListed: true, isOnlyListed: true, shown })
    const { report } = await runOn(tiny)
    const there = [...tiny.all.values()].flatMap(({ id, name }) => (id === 'theirs.' ? [] : [`key ${name}`]))
    expect(there.length).toBeGreaterThan(0)
    expect(report?.leftovers.map(({ reference }) => reference).toSorted()).toEqual(there.toSorted())
    expect(failures(report)).toEqual([])
  })

  it('is said where the list shows something new of another name', async () => {
    const shown = ({ id }: Item): unknown => ({ id: `#${id.length}` })
    const { there, said } = await left(keys({ told: silent, isListed: true, shown }))
    expect(there.length).toBeGreaterThan(0)
    expect(said).toHaveLength(there.length)
  })

  it('is said where there is no list', async () => {
    const { there, said } = await left(keys({ told: silent }))
    expect(there.length).toBeGreaterThan(0)
    expect(said).toEqual(there)
  })
})

describe('what a list shows as deleted', () => {
  const item = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' } } }
  /** Keeps what was deleted in its list. */
  function bin(shown: Record<string, unknown>, declared: Record<string, unknown>): Tiny {
    const all = new Map<string, Record<string, unknown>>()
    const properties = { ...item.properties, name: { type: 'string' }, ...declared }
    const listed = { type: 'array', items: { ...item, properties } }
    return {
      paths: {
        '/keys': {
          get: { responses: { 200: answers(listed) } },
          post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } },
        },
        '/keys/{id}': {
          parameters: inPath('id'),
          get: { responses: { 200: answers(thing()), 404: refused } },
          delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
        },
      },
      handle({ method, path, body }) {
        const id = path.split('/')[2] ?? ''
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
        if (path === '/keys' && method === 'GET') return [200, [...all.values()]]
        if (path === '/keys') {
          if (typeof name !== 'string') return [400]
          const made = { id: `of-${name}`, name }
          all.set(made.id, made)
          return [201, made]
        }
        const found = all.get(id)
        if (found === undefined || Object.keys(found).length > 2) return [404]
        if (method === 'GET') return [200, found]
        all.set(id, { ...found, ...shown })
        return [204]
      },
    }
  }
  const at = { type: 'string', format: 'date-time', nullable: true }

  it.each([
    ['by a time', { deletedAt: '2026-01-01T00:00:00Z' }, { deletedAt: at }],
    ['by a flag', { is_deleted: true }, { is_deleted: { type: 'boolean' } }],
    ['by its state', { status: 'DELETED' }, { status: { type: 'string' } }],
  ])('%s is gone', async (_, shown, declared) => {
    const { report } = await runOn(bin(shown, declared))
    expect(failures(report)).toEqual([])
    expect(report?.leftovers).toEqual([])
  })

  it('by what the document does not have is there still', async () => {
    const { report } = await runOn(bin({ deletedAt: '2026-01-01T00:00:00Z' }, {}))
    expect(report?.verdict).toBe('broken')
  })
})
