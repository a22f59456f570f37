/** APIs written in styles that many share: HAL with the pages of Spring Data, JSON:API, and resources with methods behind a colon. */
import { describe, expect, it } from 'vitest'
import { absent, answers, done, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const object = (properties: object, required: readonly string[] = []) => ({ type: 'object', properties, required })
const zero = (name: string, initial: number) => ({ name, in: 'query', schema: { ...whole, default: initial } })
const memberOf = (body: unknown, name: string) => (body as Readonly<Record<string, unknown>>)[name]

describe('a fake of HAL', () => {
  const Link = object({ href: text }, ['href'])
  const Order = object({ id: whole, total: whole, _links: object({ self: Link, cancel: Link }, ['self']) }, [
    'id',
    'total',
    '_links',
  ])
  const Page = object({
    _embedded: object({ orders: listOf('Order') }),
    page: object({ size: whole, totalElements: whole, totalPages: whole, number: whole }),
  })
  const Input = object({ total: whole }, ['total'])
  const filled = async () => {
    const call = smallApi(
      { Order, Page, Input },
      {
        '/orders': {
          get: { parameters: [zero('page', 0), zero('size', 20), query('sort')], responses: answers(of('Page')) },
          post: { ...sends(of('Input')), responses: answers(of('Order'), 201) },
        },
        '/orders/{id}': {
          get: { responses: { ...answers(of('Order')), ...absent } },
          put: { ...sends(of('Input')), responses: { ...done, ...absent } },
        },
      },
    )
    for (const total of [5, 15, 10]) await call('POST /orders', { total })
    return call
  }
  const totals = (body: unknown) =>
    (body as { _embedded: { orders: { total: number }[] } })._embedded.orders.map(({ total }) => total)

  it('counts pages from 0, says which it is, and sorts by a name with a comma before its direction', async () => {
    const call = await filled()
    const second = (await call('GET /orders?size=2&page=1')).body
    expect(totals(second)).toEqual([10])
    expect(memberOf(second, 'page')).toEqual({ size: 2, totalElements: 3, totalPages: 2, number: 1 })
    expect(totals((await call('GET /orders?sort=total,desc')).body)).toEqual([15, 10, 5])
    expect(totals((await call('GET /orders?sort=total,asc')).body)).toEqual([5, 10, 15])
  })

  it('links each thing to itself, after a change too', async () => {
    const call = await filled()
    const links = { self: { href: '/orders/1' } }
    expect((await call('GET /orders/1')).body).toEqual({ id: 1, total: 5, _links: links })
    expect((await call('PUT /orders/1', { total: 7 })).status).toBe(204)
    expect((await call('GET /orders/1')).body).toEqual({ id: 1, total: 7, _links: links })
  })
})

describe('a fake of JSON:API', () => {
  const attributes = object({ title: text, words: whole }, ['title'])
  const Article = object({ type: { const: 'articles' }, id: text, attributes, links: object({ self: text }) }, [
    'type',
    'id',
    'attributes',
  ])
  const New = object({ type: { const: 'articles' }, attributes }, ['type', 'attributes'])
  const Articles = object({ data: listOf('Article'), included: { type: 'array', items: object({ id: text }) } }, [
    'data',
  ])

  it('filters and sorts by attributes, and takes data for what is listed', async () => {
    const call = smallApi(
      { Article, New, Articles },
      {
        '/articles': {
          get: { parameters: [query('filter[title]'), query('sort')], responses: answers(of('Articles')) },
          post: {
            ...sends(object({ data: of('New') }, ['data'])),
            responses: answers(object({ data: of('Article') }), 201),
          },
        },
        '/articles/{id}': { get: { responses: { ...answers(object({ data: of('Article') })), ...absent } } },
      },
    )
    for (const [title, words] of [
      ['One', 30],
      ['Two', 10],
      ['Three', 20],
    ])
      expect((await call('POST /articles', { data: { type: 'articles', attributes: { title, words } } })).status).toBe(
        201,
      )
    const titles = async (asked: string) =>
      ((await call(`GET /articles?${asked}`)).body as { data: { attributes: { title: string } }[] }).data.map(
        (each) => each.attributes.title,
      )
    expect(await titles('filter%5Btitle%5D=Two')).toEqual(['Two'])
    expect(await titles('sort=words')).toEqual(['Two', 'Three', 'One'])
    expect(await titles('sort=-title')).toEqual(['Two', 'Three', 'One'])
  })
})

describe('a fake of resources with methods behind a colon', () => {
  const Shelf = object({
    name: { ...text, readOnly: true },
    theme: text,
    state: { ...text, enum: ['ACTIVE', 'ARCHIVED'], readOnly: true },
    createTime: { ...text, format: 'date-time', readOnly: true },
  })

  it('knows a thing by the id that its making was asked for, and does to it what the path says behind the colon', async () => {
    const call = smallApi(
      { Shelf },
      {
        '/shelves': {
          post: { parameters: [query('shelfId')], ...sends(of('Shelf')), responses: answers(of('Shelf')) },
        },
        '/shelves/{shelf}': { get: { responses: { ...answers(of('Shelf')), ...absent } } },
        '/shelves/{shelf}:archive': { post: { responses: answers(of('Shelf')) } },
      },
    )
    const made = { name: 'history', theme: 'History', state: 'ACTIVE', createTime: '2026-03-01T08:00:00.000Z' }
    expect((await call('POST /shelves?shelfId=history', { theme: 'History' })).body).toEqual(made)
    expect((await call('POST /shelves/history:archive')).body).toEqual({ ...made, state: 'ARCHIVED' })
    expect((await call('GET /shelves/history')).body).toEqual({ ...made, state: 'ARCHIVED' })
    expect((await call('POST /shelves/music:archive')).status).toBe(404)
  })

  it('shows the name by which a thing stands somewhere, and finds it by the last part of it', async () => {
    const Memo = object({
      name: { ...text, description: 'The resource name of the memo. Format: users/{user}/memos/{memo}' },
      content: text,
      attachments: { type: 'array', items: object({ memo: text, filename: text }) },
    })
    const call = smallApi(
      { Memo },
      {
        '/users/{user}/memos': {
          get: { responses: answers(object({ memos: listOf('Memo') })) },
          post: { parameters: [query('memoId')], ...sends(of('Memo')), responses: answers(of('Memo')) },
        },
        '/users/{user}/memos/{memo}': {
          get: { responses: { ...answers(of('Memo')), ...absent } },
          patch: { ...sends(of('Memo')), responses: answers(of('Memo')) },
        },
      },
    )
    const made = { name: 'users/ada/memos/first', content: 'Hello', attachments: [] }
    expect((await call('POST /users/ada/memos?memoId=first', { content: 'Hello' })).body).toEqual(made)
    expect((await call('GET /users/ada/memos/first')).body).toEqual(made)
    const changed = { ...made, content: 'Bye' }
    expect((await call('PATCH /users/ada/memos/first', { name: made.name, content: 'Bye' })).body).toEqual(changed)
    expect((await call('GET /users/ada/memos')).body).toEqual({ memos: [changed] })
    expect((await call('GET /users/bob/memos/first')).status).toBe(404)
    const { name } = (await call('POST /users/ada/memos', { content: 'Other' })).body as { name: string }
    expect(name).toMatch(/^users\/ada\/memos\/memo_\w+$/)
    expect((await call(`GET /${name}`)).body).toEqual({ name, content: 'Other', attachments: [] })
  })
})
