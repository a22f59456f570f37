/** What a target makes of a name may follow it, and things stand where it leads; and a list may end where nobody said that it does. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

interface Page {
  readonly id: string
  name: string
  slug: string
}

interface Manner {
  readonly slugOf: (name: string) => string
  readonly takesSlug: boolean
  readonly method: 'put' | 'patch'
  /** What a change says the slug is, where that is not what it is. */
  readonly told?: (page: Page) => string
}

const shown = { ...thing('string', { slug: { type: 'string' } }), required: ['id', 'name', 'slug'] }

/** Pages that are found by what is made of their names. */
function pages({ slugOf, takesSlug, method, told = ({ slug }) => slug }: Manner): Tiny {
  const all = new Map<string, Page>()
  let count = 0
  const properties = { name: { type: 'string' }, ...(takesSlug ? { slug: { type: 'string' } } : {}) }
  const whole = { ...named, properties }
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string'
  const read = (body: unknown): Partial<Page> | undefined => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
    const { name, slug }: { name?: unknown; slug?: unknown } = { ...body }
    if (!isText(name) || !isText(slug)) return undefined
    return { ...(typeof name === 'string' && { name }), ...(typeof slug === 'string' && takesSlug && { slug }) }
  }
  const change = method === 'put' ? whole : { type: 'object', properties }
  return {
    paths: {
      '/pages': {
        get: { responses: { 200: answers({ type: 'array', items: shown }) } },
        post: { requestBody: sends(whole), responses: { 201: answers(shown), 400: refused } },
      },
      '/pages/{slug}': {
        parameters: inPath('slug'),
        get: { responses: { 200: answers(shown), 404: refused } },
        [method]: { requestBody: sends(change), responses: { 200: answers(shown), 400: refused, 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method: asked, path, body }) {
      const key = path.split('/')[2]
      if (key === undefined && asked === 'GET') return [200, [...all.values()]]
      const sent = read(body)
      const isWrite = asked === 'POST' || asked === 'PUT' || asked === 'PATCH'
      if (isWrite && (sent === undefined || (asked !== 'PATCH' && sent.name === undefined))) return [400]
      if (key === undefined) {
        const { name = '', slug = slugOf(name) } = sent ?? {}
        const made = { id: `p-${++count}`, name, slug }
        all.set(made.id, made)
        return [201, made]
      }
      const found = [...all.values()].find(({ slug }) => slug === decodeURIComponent(key))
      if (found === undefined) return [404]
      if (asked === 'GET') return [200, found]
      if (asked === 'DELETE') {
        all.delete(found.id)
        return [204]
      }
      const { name = found.name, slug } = sent ?? {}
      const isRenamed = asked === 'PUT' || name !== found.name
      Object.assign(found, { name, slug: slug ?? (isRenamed ? slugOf(name) : found.slug) })
      return [200, { ...found, slug: told(found) }]
    },
  }
}

const forms: Record<string, (name: string) => string> = {
  'as it is': (name) => name.toLowerCase(),
  'with other signs': (name) => name.replaceAll('-', '_'),
  'the other way round': (name) => name.split('-').toReversed().join('-'),
  'in figures': (name) => `s${[...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1e9, 7)}`,
}

const manners = Object.entries(forms).flatMap(([form, slugOf]) =>
  (['put', 'patch'] as const).flatMap((method) =>
    [true, false].map((takesSlug) => ({ form, slugOf, method, takesSlug })),
  ),
)

describe('a slug that follows the name', () => {
  it.each(manners)('$form, by $method, and may be sent: $takesSlug', async ({ slugOf, method, takesSlug }) => {
    const { report } = await runOn(pages({ slugOf, method, takesSlug }))
    expect([report?.verdict, failures(report), report?.leftovers]).toEqual(['conforms', [], []])
  })

  it.each(['put', 'patch'] as const)('has to lead to the thing after %s', async (method) => {
    const slugOf = (name: string): string => name.replaceAll('-', '_')
    const told = ({ slug }: Page): string => `${slug}_new`
    const { report } = await runOn(pages({ slugOf, method, takesSlug: false, told }))
    expect(report?.verdict).toBe('broken')
    expect(failures(report)?.join('\n')).toContain('did not succeed: it answered 404')
  })
})

interface Cut {
  readonly cap: number
  /** How many the document lets the list have. */
  readonly most?: number
  readonly total?: boolean
  /** What is not in the list though there is room. */
  readonly loses?: (index: number) => boolean
}

function cut({ cap, most, total = false, loses = () => false }: Cut): Tiny {
  const all = new Map<string, object>(
    Array.from({ length: 30 }, (_, index) => [`old-${index}`, { id: `old-${index}`, name: `of before ${index}` }]),
  )
  let count = 0
  const list = { type: 'array', items: thing(), ...(most === undefined ? {} : { maxItems: most }) }
  const wrapped = { type: 'object', properties: { items: list, total: { type: 'integer' } } }
  return {
    paths: {
      '/notes': {
        get: { responses: { 200: answers(total ? wrapped : list) } },
        post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } },
      },
      '/notes/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing()), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = path.split('/')[2]
      if (id === undefined && method === 'GET') {
        const items = [...all.values()].filter((_, index) => !loses(index)).slice(0, cap)
        return [200, total ? { items, total: all.size } : items]
      }
      if (id === undefined) {
        if (typeof body !== 'object' || body === null || !('name' in body) || typeof body.name !== 'string')
          return [400]
        const made = { id: `n-${++count}`, name: body.name }
        all.set(made.id, made)
        return [201, made]
      }
      if (!all.has(id)) return [404]
      if (method === 'GET') return [200, all.get(id)]
      all.delete(id)
      return [204]
    },
  }
}

describe('a list of which the document says nothing of pages', () => {
  it.each<[string, Cut, string]>([
    ['may be cut off at a round number', { cap: 20 }, 'conforms'],
    ['may have a total of all beside it', { cap: 20, total: true }, 'conforms'],
    ['may be cut off where the document says so', { cap: 13, most: 13 }, 'conforms'],
    ['is not cut off below what the document says', { cap: 20, most: 100 }, 'broken'],
    ['lacks nothing where it is not cut off', { cap: 100, loses: (index) => index >= 31 }, 'broken'],
  ])('%s', async (_, manner, verdict) => {
    const { report } = await runOn(cut(manner))
    expect([report?.verdict, report?.leftovers]).toEqual([verdict, []])
    if (verdict === 'conforms') expect(failures(report)).toEqual([])
  })
})
