/** A target that gives no more than so many elements at once, whatever it is asked for, and pages rightly. */
import { expect, it } from 'vitest'
import { answers, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

interface Manner {
  readonly cap: number
  /** Beyond the first page nothing comes. */
  readonly loses?: boolean
  readonly isNewestFirst?: boolean
  /** What the document lets a page have. */
  readonly most?: number
  readonly total?: boolean
}

function notes({ cap, loses = false, isNewestFirst = false, most, total = false }: Manner): Tiny {
  const all = new Map<string, unknown>(
    Array.from({ length: 25 }, (_, index) => [`old-${index}`, { id: `old-${index}`, name: `of before ${index}` }]),
  )
  let count = 0
  const whole = (name: string, more = {}) => ({ name, in: 'query', schema: { type: 'integer', minimum: 0, ...more } })
  const list = { type: 'array', items: thing() }
  return {
    paths: {
      '/notes': {
        get: {
          parameters: [whole('limit', most === undefined ? {} : { maximum: most }), whole('offset')],
          responses: {
            200: answers(total ? { type: 'object', properties: { items: list, total: { type: 'integer' } } } : list),
            400: refused,
          },
        },
        post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } },
      },
      '/notes/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing()), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body, query }) {
      const id = path.split('/')[2]
      if (id === undefined && method === 'GET') {
        const [limit = 0, offset = 0] = ['limit', 'offset'].map((name) =>
          Number(query.get(name) ?? (name === 'limit' ? cap : 0)),
        )
        if ([limit, offset].some((each) => !Number.isInteger(each) || each < 0)) return [400]
        if (limit > (most ?? Number.POSITIVE_INFINITY)) return [400]
        const ordered = isNewestFirst ? [...all.values()].toReversed() : [...all.values()]
        const start = loses && offset > 0 ? all.size : offset
        const items = ordered.slice(start, start + Math.min(limit, cap))
        return [200, total ? { items, total: all.size } : items]
      }
      if (id === undefined) {
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
        if (typeof name !== 'string') return [400]
        const made = { id: `note-${++count}`, name }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404]
      if (method === 'GET') return [200, found]
      all.delete(id)
      return [204]
    },
  }
}

it.each<[string, Manner, string]>([
  ['a round cap, and every element on some page', { cap: 20 }, 'conforms'],
  ['a cap that is not round', { cap: 11 }, 'conforms'],
  ['a small cap', { cap: 7 }, 'conforms'],
  ['a small cap, and the newest first', { cap: 11, isNewestFirst: true }, 'conforms'],
  ['a cap, and a total of all', { cap: 11, isNewestFirst: true, total: true }, 'conforms'],
  ['a cap that the document has', { cap: 11, most: 11 }, 'conforms'],
  ['a cap, and elements that are on no page', { cap: 20, loses: true }, 'broken'],
  ['a small cap, and elements that are on no page', { cap: 11, loses: true }, 'broken'],
  ['the newest first, and elements that are on no page', { cap: 11, isNewestFirst: true, loses: true }, 'broken'],
  ['a cap below what the document lets a page have', { cap: 11, most: 100 }, 'broken'],
  ['all that the document lets a page have', { cap: 100, most: 100 }, 'conforms'],
])('%s', async (_, manner, verdict) => {
  const { report } = await runOn(notes(manner))
  const failures = report?.findings.flatMap(({ result, step, check }) => (result === 'fail' ? [step ?? check] : []))
  expect([report?.verdict, ...(verdict === 'conforms' ? (failures ?? []) : [])]).toEqual([verdict])
  if (manner.most === 100 && manner.cap < 100)
    expect(failures).toEqual(['a page has as many as the document lets it have'])
})
