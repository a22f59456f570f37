/** The next page by an address that is relative to what was asked. */
import { describe, expect, it } from 'vitest'
import { type Fields, runOn } from './shelf.ts'

const text = { type: 'string' }
const named = { type: 'object', required: ['name'], properties: { name: text } }
const item = { ...named, required: ['id', 'name'], properties: { ...named.properties, id: text } }
const whole = (name: string, least: number): Fields => ({
  name,
  in: 'query',
  schema: { type: 'integer', minimum: least },
})

interface Way {
  readonly next: (page: number) => string
  readonly isHeader: boolean
}

/** Two at once at most, whatever is asked for. */
const pageOf = (all: readonly Fields[], url: URL, { next, isHeader }: Way): Response => {
  const [page, size] = [Number(url.searchParams.get('page') ?? 1), Number(url.searchParams.get('per_page') ?? 2)]
  if (!Number.isInteger(page) || !Number.isInteger(size) || page < 1 || size < 1)
    return Response.json({}, { status: 400 })
  const count = Math.min(size, 2)
  const items = all.slice((page - 1) * count, page * count)
  const isLast = page * count >= all.length
  const address = isLast ? undefined : next(page + 1)
  if (isHeader)
    return Response.json(items, address === undefined ? {} : { headers: { link: `<${address}>; rel="next"` } })
  return Response.json({ items, next: address ?? null })
}

describe('a next page', () => {
  it.each<[string, Way]>([
    ['in Link, by its query', { isHeader: true, next: (page) => `?page=${page}&per_page=2` }],
    ['in Link, by its name', { isHeader: true, next: (page) => `things?page=${page}&per_page=2` }],
    ['in Link, by its path', { isHeader: true, next: (page) => `/things?page=${page}&per_page=2` }],
    ['in the answer, by its query', { isHeader: false, next: (page) => `?cursor=x&page=${page}&per_page=2` }],
    ['in the answer, by its name', { isHeader: false, next: (page) => `./things?cursor=x&page=${page}&per_page=2` }],
  ])('%s', async (_, way) => {
    const schema = way.isHeader
      ? { type: 'array', items: item }
      : { type: 'object', properties: { items: { type: 'array', items: item }, next: { type: ['string', 'null'] } } }
    const parameters = way.isHeader
      ? [whole('per_page', 1)]
      : [whole('per_page', 1), { name: 'cursor', in: 'query', schema: text }]
    const answer = {
      description: 'A page.',
      headers: { Link: { schema: text } },
      content: { 'application/json': { schema } },
    }
    const run = await runOn({
      sent: named,
      shown: item,
      list: { parameters, responses: { 200: answer, 400: { description: 'Refused.' } } },
      listed: (all, { url }) => pageOf(all, url, way),
    })
    expect(run.failing).toEqual([])
    expect(run.report.verdict).toBe('conforms')
  })
})
