/** Things that keep their own apart from what is said about them, as JSON:API does below `attributes` and Strapi without a type. */
import { describe, expect, it } from 'vitest'
import { absent, answers, done, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const moment = { ...text, format: 'date-time' }
const object = <Properties extends object>(properties: Properties) => ({ type: 'object', properties })
const list = (items: object) => ({ type: 'array', items })
const one = object({ data: { type: ['object', 'null'], properties: { type: text, id: text } } })

const attributes = {
  title: text,
  status: { ...text, enum: ['draft', 'published'], default: 'draft' },
  published_at: { type: ['string', 'null'], format: 'date-time' },
  created_at: moment,
  comments_count: { type: 'integer' },
}

function journal() {
  const of = (type: string, own: object, relationships: object = {}) => ({
    type: 'object',
    required: ['id', 'type', 'attributes'],
    properties: {
      id: text,
      type: { ...text, enum: [type] },
      attributes: object(own),
      relationships: object(relationships),
    },
  })
  const Article = of('articles', attributes, {
    author: one,
    comments: object({ data: list(object({ type: text, id: text })) }),
  })
  const Author = of('authors', { name: text })
  const Comment = of('comments', { body: text, created_at: moment }, { article: one })
  const Input = object({ type: text, attributes: object({ title: text }), relationships: object({ author: one }) })
  const included = list(object({ type: text, id: text, attributes: object({}) }))
  const include = { name: 'include', in: 'query', schema: text }
  return smallApi(
    {},
    {
      '/authors': {
        post: {
          ...sends(object({ data: object({ attributes: object({ name: text }) }) })),
          responses: answers(object({ data: Author }), 201),
        },
      },
      '/authors/{id}': { get: { responses: { ...answers(object({ data: Author })), ...absent } } },
      '/articles': {
        get: {
          parameters: [include, { name: 'filter[author_id]', in: 'query', schema: text }],
          responses: answers(object({ data: list(Article), included })),
        },
        post: { ...sends(object({ data: Input })), responses: answers(object({ data: Article }), 201) },
      },
      '/articles/{id}': {
        get: { parameters: [include], responses: { ...answers(object({ data: Article, included })), ...absent } },
        patch: { ...sends(object({ data: Input })), responses: { ...answers(object({ data: Article })), ...absent } },
        delete: { responses: done },
      },
      '/articles/{id}/publish': {
        post: { responses: { ...answers(object({ data: Article })), 409: { description: 'It is published.' } } },
      },
      '/articles/{id}/comments': {
        get: { responses: answers(object({ data: list(Comment) })) },
        post: {
          ...sends(object({ data: object({ attributes: object({ body: text }) }) })),
          responses: answers(object({ data: Comment }), 201),
        },
      },
      '/comments/{id}': { delete: { responses: { ...done, ...absent } } },
    },
  )
}

const idIn = ({ body }: { readonly body: unknown }): string =>
  (body as { readonly data: { readonly id: string } }).data.id
const article = (title: string, author?: string) => ({
  data: {
    type: 'articles',
    attributes: { title },
    ...(author !== undefined && { relationships: { author: { data: { type: 'authors', id: author } } } }),
  },
})

describe('what stands below attributes', () => {
  it('has a first state, times and counts of its own, and what it is related to', async () => {
    const call = journal()
    const author = idIn(await call('POST /authors', { data: { attributes: { name: 'Ada' } } }))
    const made = await call('POST /articles', article('Engines', author))
    expect(made.body).toEqual({
      data: {
        id: idIn(made),
        type: 'articles',
        attributes: {
          title: 'Engines',
          status: 'draft',
          published_at: null,
          created_at: '2026-03-01T08:00:00.000Z',
          comments_count: 0,
        },
        relationships: { author: { data: { type: 'authors', id: author } }, comments: { data: [] } },
      },
    })
  })

  it('is changed by actions, and once', async () => {
    const call = journal()
    const id = idIn(await call('POST /articles', article('Engines')))
    await call(`POST /articles/${id}/comments`, { data: { attributes: { body: 'Fine' } } })
    expect((await call(`POST /articles/${id}/publish`)).body).toMatchObject({
      data: { attributes: { status: 'published', published_at: '2026-03-01T08:00:00.000Z' } },
    })
    expect((await call(`POST /articles/${id}/publish`)).status).toBe(409)
    // What stood below it when it was published is not kept with it.
    const [comment] = (
      (await call(`GET /articles/${id}/comments`)).body as { readonly data: { readonly id: string }[] }
    ).data
    await call(`DELETE /comments/${comment?.id}`)
    expect((await call(`GET /articles/${id}`)).body).toMatchObject({
      data: { attributes: { comments_count: 0 }, relationships: { comments: { data: [] } } },
    })
  })

  it('is listed by what it is related to, which a change moves', async () => {
    const call = journal()
    const [ada, bea] = [
      idIn(await call('POST /authors', { data: { attributes: { name: 'Ada' } } })),
      idIn(await call('POST /authors', { data: { attributes: { name: 'Bea' } } })),
    ]
    const id = idIn(await call('POST /articles', article('Engines', ada)))
    const titles = async (author: string) => (await call(`GET /articles?filter[author_id]=${author}`)).body
    expect(await titles(ada)).toMatchObject({ data: [{ id }] })
    await call(`PATCH /articles/${id}`, article('Looms', bea))
    expect(await titles(ada)).toEqual({ data: [] })
    expect(await titles(bea)).toMatchObject({ data: [{ attributes: { title: 'Looms' } }] })
  })
})

describe('what a query asks for beside a thing', () => {
  it('is what it is related to, once each, and nothing where nobody asks', async () => {
    const call = journal()
    const author = idIn(await call('POST /authors', { data: { attributes: { name: 'Ada' } } }))
    const id = idIn(await call('POST /articles', article('Engines', author)))
    await call('POST /articles', article('Looms', author))
    await call(`POST /articles/${id}/comments`, { data: { attributes: { body: 'Fine' } } })
    expect((await call(`GET /articles/${id}`)).body).not.toHaveProperty('included')
    expect((await call('GET /articles?include=author')).body).toMatchObject({
      included: [{ type: 'authors', id: author, attributes: { name: 'Ada' } }],
    })
    expect((await call(`GET /articles/${id}?include=comments,author`)).body).toMatchObject({
      data: { relationships: { comments: { data: [{ type: 'comments' }] } } },
      included: [
        { type: 'comments', attributes: { body: 'Fine' }, relationships: { article: { data: { id } } } },
        { type: 'authors' },
      ],
    })
  })
})

describe('what has attributes and more of its own', () => {
  it('is a thing that has attributes', async () => {
    const Product = object({ id: text, name: text, attributes: object({ color: text }) })
    const call = smallApi(
      { Product },
      {
        '/products': { post: { ...sends(Product), responses: answers(Product, 201) } },
        '/products/{id}': { get: { responses: { ...answers(Product), ...absent } } },
      },
    )
    expect((await call('POST /products', { name: 'Cap', attributes: { color: 'red' } })).body).toMatchObject({
      name: 'Cap',
      attributes: { color: 'red' },
    })
  })
})
