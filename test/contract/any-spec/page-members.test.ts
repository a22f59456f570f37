/** What a list tells of its pages beside its elements: how many there are, whether another comes, which one it is. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

type Fields = Record<string, unknown>

/** What is asked for, and what there is. */
interface Page {
  readonly number: number
  readonly size: number
  readonly all: number
  readonly here: number
}

type Telling = Readonly<Record<string, (page: Page) => unknown>>

const lastOf = ({ all, size }: Page): number => Math.ceil(all / size)
const right: Telling = {
  total: ({ all }) => all,
  total_pages: lastOf,
  page: ({ number }) => number,
  has_more: (page) => page.number < lastOf(page),
  numberOfElements: ({ here }) => here,
}
const rightOfSpring: Telling = {
  totalElements: ({ all }) => all,
  totalPages: lastOf,
  last: (page) => page.number >= lastOf(page),
  first: ({ number }) => number === 1,
}

function pens(telling: Telling): Tiny {
  const all = new Map<string, Fields>()
  let count = 0
  const isFlag = (name: string): boolean => /^(has_more|last|first)$/.test(name)
  const properties = Object.fromEntries(
    Object.keys(telling).map((name) => [name, { type: isFlag(name) ? 'boolean' : 'integer' }]),
  )
  const list = {
    type: 'object',
    required: ['pens', ...Object.keys(telling)],
    properties: { pens: { type: 'array', items: thing() }, ...properties },
  }
  const query = (name: string): Fields => ({ name, in: 'query', schema: { type: 'integer', minimum: 1, maximum: 99 } })
  return {
    paths: {
      '/pens': {
        get: {
          operationId: 'listPens',
          parameters: [query('page'), query('per_page')],
          responses: { 200: answers(list), 400: refused },
        },
        post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } },
      },
      '/pens/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing()), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, query, body }) {
      if (path === '/pens' && method === 'GET') {
        const [number, size] = ['page', 'per_page'].map((name) => Number(query.get(name) ?? (name === 'page' ? 1 : 20)))
        if (number === undefined || size === undefined || ![number, size].every((each) => each >= 1 && each <= 99))
          return [400]
        const pens = [...all.values()].slice((number - 1) * size, number * size)
        const page = { number, size, all: all.size, here: pens.length }
        return [200, { pens, ...Object.fromEntries(Object.entries(telling).map(([name, tell]) => [name, tell(page)])) }]
      }
      if (path === '/pens') {
        const { name } = Object(body) as { name?: unknown }
        if (typeof name !== 'string') return [400]
        const made = { id: `pen-${++count}`, name }
        all.set(made.id, made)
        return [201, made]
      }
      const id = path.slice('/pens/'.length)
      const found = all.get(id)
      if (found === undefined) return [404]
      return method === 'DELETE' && all.delete(id) ? [204] : [200, found]
    },
  }
}

describe('what a list tells of its pages', () => {
  it.each([
    ['as many do', right],
    ['as Spring does', rightOfSpring],
    [
      'of a page that is full, though nothing may come after it',
      { ...right, has_more: ({ here, size }: Page) => here === size },
    ],
  ])('breaks nothing where it is so: %s', async (_, telling) => {
    expect(failures((await runOn(pens(telling))).report)).toEqual([])
  })

  it.each<[string, Telling, RegExp]>([
    [
      'the pages are one too many',
      { ...right, total_pages: (page) => lastOf(page) + 1 },
      /^listPens tells \d as `total_pages`, and \d+ elements stand on \d pages of \d+\./,
    ],
    [
      'the pages are those of another size',
      { ...right, total_pages: ({ all }) => Math.ceil(all / 20) },
      /^listPens tells 1 as `total_pages`/,
    ],
    [
      'there is always more',
      { ...right, has_more: () => true },
      /^listPens tells `has_more` true on page \d, and nothing comes after it\./,
    ],
    [
      'every page is the last',
      { ...rightOfSpring, last: () => true },
      /^listPens tells `last` true on page 1, and \d+ elements come after it\./,
    ],
    ['every page is the first', { ...right, page: () => 1 }, /^listPens tells 1 as `page` where 2 was asked for\./],
    [
      'a page has as many as all',
      { ...right, numberOfElements: ({ all }) => all },
      /^listPens tells \d+ as `numberOfElements` on page 1, which has \d+ elements\./,
    ],
  ])('is noticed where %s', async (_, telling, message) => {
    const found = failures((await runOn(pens(telling))).report)
    expect(found).toEqual([expect.stringMatching(message)])
  })
})
