/** What somebody called by a key that the run could choose as well is as it was, looked at from outside. */
import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/contract/index.ts'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { answers, documentOf, failures, inPath, refused, runOn, sends, type Tiny, targetOf, thing } from './tiny.ts'

interface Flag {
  readonly key: string
  readonly text?: string
  readonly id?: string
}

interface Flags extends Tiny {
  readonly all: Map<string, Flag>
}

interface Ways {
  readonly theirs: readonly string[]
  readonly key?: Record<string, unknown>
  readonly isListed?: boolean
  readonly isRead?: boolean
  /** A flag has an id of its own beside its key. */
  readonly hasId?: boolean
}

const few = { type: 'string', enum: ['red', 'green', 'blue', 'black'] }

/** POST makes a flag, or replaces the one that is called so. */
function flags({ theirs, key = few, isListed = true, isRead = true, hasId = false }: Ways): Flags {
  const flagOf = (name: string, text?: string): Flag => ({
    key: name,
    ...(text === undefined ? {} : { text }),
    ...(hasId ? { id: `id-of-${name}` } : {}),
  })
  const all = new Map<string, Flag>(theirs.map((name) => [name, flagOf(name, 'theirs')]))
  const sent = { type: 'object', required: ['key'], properties: { key, text: { type: 'string' } } }
  const shown = {
    type: 'object',
    required: ['key'],
    properties: { key: { type: 'string' }, text: { type: 'string' }, ...(hasId ? { id: { type: 'string' } } : {}) },
  }
  const list = { get: { responses: { 200: answers({ type: 'array', items: shown }) } } }
  const parameter = hasId ? 'id' : 'key'
  return {
    all,
    paths: {
      '/flags': {
        ...(isListed ? list : {}),
        post: { requestBody: sends(sent), responses: { 201: answers(shown), 400: refused } },
      },
      [`/flags/{${parameter}}`]: {
        parameters: inPath(parameter),
        ...(isRead ? { get: { responses: { 200: answers(shown), 404: refused } } } : {}),
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const name = decodeURIComponent(path.split('/')[2] ?? '').replace(/^id-of-/, '')
      const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
      if (path === '/flags' && method === 'GET') return [200, [...all.values()]]
      if (path === '/flags') {
        const { key: chosen, text } = fields
        const isKnown = !('enum' in key) || few.enum.some((each) => each === chosen)
        if (typeof chosen !== 'string' || !isKnown || (text !== undefined && typeof text !== 'string')) return [400]
        const made = flagOf(chosen, text)
        all.set(chosen, made)
        return [201, made]
      }
      const found = all.get(name)
      if (found === undefined) return [404]
      if (method === 'GET') return [200, found]
      all.delete(name)
      return [204]
    },
  }
}

const kinds: readonly (readonly [string, Omit<Ways, 'theirs'>, readonly string[]])[] = [
  ['of an enum, where there is a list', {}, ['red', 'blue']],
  ['of an enum, where there is none', { isListed: false }, ['red', 'blue']],
  ['of a short pattern', { key: { type: 'string', pattern: '^[A-D]$' } }, ['A', 'B', 'D']],
  [
    'of a short pattern, where there is no list',
    { key: { type: 'string', pattern: '^[0-9]$' }, isListed: false },
    ['1', '2', '3', '4', '5', '7'],
  ],
  ['beside an id', { hasId: true }, ['red', 'green', 'blue']],
  ['that the document gives as an example', { key: { type: 'string', example: 'main' } }, ['main']],
]

describe('a flag that was there, and whose key the run could choose,', () => {
  it.each(kinds)('%s, is as it was', async (_, ways, theirs) => {
    const tiny = flags({ ...ways, theirs })
    const before = [...tiny.all.values()]
    const { error, asked } = await runOn(tiny)
    expect(error).toBeUndefined()
    expect([...tiny.all.values()]).toEqual(before)
    expect(asked.filter(({ method }) => method === 'POST').length).toBeGreaterThan(0)
  })

  it('of an enum, where nothing lists or reads, is as it was', async () => {
    const tiny = flags({ theirs: ['red'], isListed: false, isRead: false })
    const { asked, report } = await runOn(tiny)
    expect([...tiny.all.keys()]).toEqual(['red'])
    expect(asked).toEqual([])
    expect(report?.verdict).toBe('none')
  })

  it.each(kinds)('%s, is as it was after a kill and clean', async (_, ways, theirs) => {
    const whole = await runOn(flags({ ...ways, theirs }))
    for (let request = 2; request < whole.asked.length; request += 13) {
      const tiny = flags({ ...ways, theirs })
      const before = [...tiny.all.values()]
      const { events } = await runOn(tiny, [], request)
      const { specification } = anySpecification(documentOf(tiny))
      await clean(targetOf(tiny), events, { specification })
      const kept = [...tiny.all.values()].filter(({ key }) => theirs.includes(key))
      expect(kept, `killed at ${request}`).toEqual(before)
    }
  })
})

it.each([[true], [false]])(
  'where every key is taken nothing is made, and the reason is said (listed: %s)',
  async (isListed) => {
    const tiny = flags({ theirs: few.enum, isListed })
    const { asked, report } = await runOn(tiny)
    const made = asked.filter(({ method, body }) => method !== 'GET' && JSON.stringify(body)?.includes('"key":"'))
    expect(made.filter(({ body }) => few.enum.some((key) => JSON.stringify(body)?.includes(`"${key}"`)))).toEqual([])
    const reasons = report?.scenarios.flatMap(({ steps }) => steps.map(({ reason }) => reason ?? '')) ?? []
    expect(reasons.some((reason) => /^key "\w+" (was taken before the run|is taken)$/.test(reason))).toBe(true)
  },
)

it('where the name alone makes two of them one, nothing is said of either', async () => {
  const names = ['alpha', 'beta', 'gamma']
  const all = new Map([0, 1].map((at) => [`id-${at}`, { id: `id-${at}`, name: names[at] ?? '' }]))
  const before = [...all.values()]
  const item = thing()
  const { report } = await runOn({
    paths: {
      '/flags': {
        get: { responses: { 200: answers({ type: 'array', items: item }) } },
        post: {
          requestBody: sends({
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string', enum: names } },
          }),
          responses: { 201: answers(item), 400: refused },
        },
      },
      '/flags/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(item), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = path.split('/')[2]
      if (id === undefined && method === 'GET') return [200, [...all.values()]]
      if (id === undefined) {
        const name = names.find((each) => JSON.stringify(body)?.includes(`{"name":"${each}"`) === true)
        if (name === undefined) return [400]
        const made = [...all.values()].find((each) => each.name === name) ?? { id: `id-of-${name}`, name }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404]
      if (method === 'GET') return [200, found]
      all.delete(id)
      return [204]
    },
  })
  expect([...all.values()]).toEqual(before)
  expect(failures(report)).toEqual([])
})

it('of a target that replaces what is called so nothing is said, for no two of the run are called the same', async () => {
  const { report } = await runOn(flags({ theirs: ['red'] }))
  expect(failures(report)).toEqual([])
})
