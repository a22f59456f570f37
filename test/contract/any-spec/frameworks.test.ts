/** Habits of the frameworks that people write servers with: each is kept to here, and beside it is one that is not. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>

const text = { type: 'string' }
const gone = { description: 'Gone.' }

interface Shop {
  /** What is sent of a thing, beside its name. */
  readonly sent?: Fields
  /** What is shown of it beside that. */
  readonly shown?: Fields
  readonly list?: (things: readonly Fields[], query: URLSearchParams) => readonly [number, unknown?]
  readonly listed?: Fields
  readonly parameters?: readonly Fields[]
  readonly isRefused?: (body: Fields) => boolean
  readonly keep?: (body: Fields) => Fields
  readonly put?: (found: Fields, body: Fields) => void
  readonly actions?: Readonly<Record<string, (found: Fields) => readonly [number, unknown?]>>
  readonly conflict?: string
}

/** Things at `/things`, as most frameworks have them. */
function shop({ sent = {}, shown = {}, keep = (body) => body, actions = {}, ...ways }: Shop): Tiny {
  const all = new Map<string, Fields>()
  let count = 0
  const taken = { type: 'object', required: ['name'], properties: { name: text, ...sent } }
  const schema = { type: 'object', required: ['id', 'name'], properties: { id: text, name: text, ...sent, ...shown } }
  const acting = Object.keys(actions).map((word): [string, Fields] => [
    `/things/{id}/${word}`,
    {
      parameters: inPath('id'),
      post: {
        responses: { 200: answers(schema), 404: refused, 409: { description: ways.conflict ?? 'It cannot be done.' } },
      },
    },
  ])
  const replacing = { requestBody: sends(taken), responses: { 200: answers(schema), 400: refused, 404: refused } }
  return {
    paths: {
      '/things': {
        get: {
          parameters: ways.parameters ?? [],
          responses: { 200: answers(ways.listed ?? { type: 'array', items: schema }) },
        },
        post: { requestBody: sends(taken), responses: { 201: answers(schema), 400: refused } },
      },
      '/things/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(schema), 404: refused } },
        ...(ways.put === undefined ? {} : { put: replacing }),
        delete: { responses: { 204: gone, 404: refused } },
      },
      ...Object.fromEntries(acting),
    },
    handle({ method, path, body, query }) {
      const [, , id, word] = path.split('/')
      const fields = typeof body === 'object' && body !== null ? (body as Fields) : {}
      const isBad = typeof fields.name !== 'string' || ways.isRefused?.(fields) === true
      if (id === undefined) {
        if (method === 'GET') return ways.list?.([...all.values()], query) ?? [200, [...all.values()]]
        if (isBad) return [400]
        const made = { ...keep(fields), id: `t${++count}` }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404]
      if (word !== undefined) return actions[word]?.(found) ?? [404]
      if (method === 'GET') return [200, found]
      if (method === 'PUT') {
        if (isBad) return [400]
        ways.put?.(found, fields)
        return [200, found]
      }
      return [all.delete(id) ? 204 : 404]
    },
  }
}

describe('a list that says which page is its last', () => {
  const listed = {
    type: 'object',
    required: ['count', 'next', 'results'],
    properties: {
      count: { type: 'integer' },
      next: { type: 'string', nullable: true },
      results: { type: 'array', items: { type: 'object', properties: { id: text, name: text } } },
    },
  }
  const paged = (skips: number): Tiny =>
    shop({
      listed,
      parameters: [{ name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } }],
      list(things, query) {
        const page = Number(query.get('page') ?? 1)
        const start = (page - 1) * 2
        if (!(start >= 0) || (start >= things.length && page > 1)) return [404, { detail: 'Invalid page.' }]
        const next = start + 2 < things.length ? `http://localhost/things?page=${page + 1}` : null
        return [200, { count: things.length, next, results: things.slice(start + (page > 1 ? skips : 0), start + 2) }]
      },
    })

  it.each([
    ['is not asked for the one after it', 0, 'conforms'],
    ['has everything on those before', 1, 'broken'],
  ])('%s', async (_, skips, verdict) => {
    const { report } = await runOn(paged(skips))
    expect(report?.verdict).toBe(verdict)
    expect(report?.requirements.find(({ id }) => id === 'things/totals')?.status).toBe(skips === 0 ? 'held' : 'broken')
  })
})

describe('a number of which the document does not say that it is whole', () => {
  const aged = (keep: (body: Fields) => Fields): Tiny =>
    shop({
      sent: { age: { type: 'number', minimum: 0, maximum: 99 } },
      keep,
      isRefused: ({ age }) => age !== undefined && !(Number.isInteger(age) && Number(age) >= 0 && Number(age) <= 99),
    })

  it('is sent as a whole one where another is refused, and comes back', async () => {
    const { report } = await runOn(aged((body) => body))
    expect(report?.verdict).toBe('conforms')
    expect(report?.requirements.find(({ id }) => id === 'things/read-back')?.status).toBe('held')
  })

  it('is missed where it does not', async () => {
    const { report } = await runOn(aged(({ name }) => ({ name })))
    expect(failures(report)?.join('\n')).toContain('`age` is missing')
  })
})

describe('an address of mail', () => {
  const mailed = (format: Fields, most: number): Tiny =>
    shop({
      sent: { email: { type: 'string', maxLength: 100, ...format } },
      isRefused({ email }) {
        if (email === undefined) return false
        if (typeof email !== 'string' || email.length > most) return true
        const [mailbox = '', domain = '', ...more] = email.split('@')
        const isOne = mailbox.length <= 64 && domain.split('.').every((label) => label !== '' && label.length <= 63)
        return !isOne || more.length > 0 || !/^[\w.@-]+$/.test(email)
      },
    })

  it.each<[string, Fields, number, string]>([
    ['is one at its greatest length', { format: 'email' }, 100, 'conforms'],
    ['is one where only its name says so', {}, 100, 'conforms'],
    ['may be as long as is declared', { format: 'email' }, 80, 'broken'],
  ])('%s', async (_, format, most, verdict) => {
    expect((await runOn(mailed(format, most))).report?.verdict).toBe(verdict)
  })
})

describe('a decimal that is written as a text', () => {
  const priced = (keep: (price: string) => string): Tiny =>
    shop({
      sent: { price: { type: 'string', format: 'decimal', pattern: '^-?\\d{1,6}(\\.\\d{1,2})?$' } },
      isRefused: ({ price }) =>
        price !== undefined && !(typeof price === 'string' && /^-?\d{1,6}(\.\d{1,2})?$/.test(price)),
      keep: (body) => (typeof body.price === 'string' ? { ...body, price: keep(body.price) } : body),
    })

  it.each<[string, (price: string) => string, string]>([
    ['may come back with other zeros', (price) => Number(price).toFixed(2), 'conforms'],
    ['comes back as the same number', (price) => (Number(price) + 1).toFixed(2), 'broken'],
  ])('%s', async (_, keep, verdict) => {
    const { report } = await runOn(priced(keep))
    expect([report?.verdict, ...(verdict === 'conforms' ? (failures(report) ?? []) : [])]).toEqual([verdict])
  })
})

describe('an action whose word has another one for what it leads to', () => {
  const tasks = (acts: boolean): Tiny =>
    shop({
      shown: { status: { type: 'string', enum: ['open', 'in_progress', 'done'] } },
      keep: (body) => ({ ...body, status: 'open' }),
      conflict: 'The task is already done.',
      actions: {
        complete(found) {
          if (found.status === 'done') return [409]
          if (acts) found.status = 'done'
          return [200, { ...found, status: 'done' }]
        },
      },
    })

  it.each<[string, boolean, string[]]>([
    ['leads to it', true, []],
    ['is found out where it does not', false, ['left `status` "open", and it should be "done"']],
  ])('%s', async (_, acts, expected) => {
    const found = failures((await runOn(tasks(acts))).report) ?? []
    expect(found.length > 0).toBe(expected.length > 0)
    for (const told of expected) expect(found.join('\n')).toContain(told)
  })
})

describe('an order that only a pattern names', () => {
  const sorted = (isHeld: boolean): Tiny =>
    shop({
      sent: { size: { type: 'integer', minimum: 0, maximum: 1000 } },
      isRefused: ({ size }) =>
        size !== undefined && !(Number.isInteger(size) && Number(size) >= 0 && Number(size) <= 1000),
      parameters: [{ name: 'sort', in: 'query', schema: { type: 'string', pattern: '^-?(size|name)$' } }],
      list(things, query) {
        const [, minus, key = ''] = /^(-?)(size|name)$/.exec(query.get('sort') ?? '') ?? []
        if (key !== 'size') return [200, things]
        const up = things.toSorted((a, b) => Number(a.size ?? -1) - Number(b.size ?? -1))
        return [200, minus === '-' && isHeld ? up.toReversed() : up]
      },
    })

  it.each([
    ['is kept', true, 'conforms'],
    ['is found out where it is not', false, 'broken'],
  ])('%s', async (_, isHeld, verdict) => {
    expect((await runOn(sorted(isHeld))).report?.verdict).toBe(verdict)
  })
})

it('what PUT loses at once is no matter of doing it twice', async () => {
  const losing = shop({
    sent: { color: text },
    isRefused: ({ color }) => color !== undefined && typeof color !== 'string',
    put(found, body) {
      for (const name of Object.keys(found)) if (!['id', 'color'].includes(name)) delete found[name]
      found.name = body.name
    },
  })
  const broken = (await runOn(losing)).report?.requirements.filter(({ status }) => status === 'broken')
  expect(broken?.map(({ id }) => id)).not.toContain('things/idempotent')
  expect(broken?.map(({ id }) => id)).toContain('things/replaced')
})
