/** Lists: their pages and addresses, filters and order, and what is there of what nobody can make. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const ownId = { ...text, readOnly: true }
const number = (name: string, schema: object = whole) => ({ name, in: 'query', schema })

const Song = {
  type: 'object',
  required: ['id', 'title'],
  properties: {
    id: ownId,
    title: text,
    genre: text,
    plays: whole,
    addedAt: { ...text, format: 'date-time', readOnly: true },
  },
}

function songs(wrapper: Readonly<Record<string, unknown>>, ...parameters: object[]): Call {
  return smallApi(
    { Song },
    {
      '/songs': {
        get: { parameters, responses: answers(wrapper) },
        post: { ...sends(of('Song')), responses: answers(of('Song'), 201) },
      },
      '/songs/{id}': { get: { responses: { ...answers(of('Song')), ...absent } } },
    },
  )
}

const paged = {
  type: 'object',
  required: ['data', 'total'],
  properties: {
    data: listOf('Song'),
    total: whole,
    page: whole,
    pages: whole,
    next: { type: ['string', 'null'] },
    links: {
      type: 'object',
      properties: {
        prev: { type: 'object', properties: { href: text } },
        last: { type: 'object', properties: { href: text } },
      },
    },
  },
}

async function filled(call: Call, ...titles: readonly string[]): Promise<void> {
  for (const [index, title] of titles.entries())
    await call('POST /songs', { title, genre: index % 2 === 0 ? 'jazz' : 'folk', plays: index })
}

const titlesIn = (body: unknown): unknown => (body as { data: { title: string }[] }).data.map(({ title }) => title)

describe('a page', () => {
  it('says how many there are, and leads to the next and back by addresses', async () => {
    const call = songs(paged, number('page', { ...whole, default: 1 }), number('per_page', { ...whole, default: 2 }))
    await filled(call, 'a', 'b', 'c', 'd', 'e')
    const first = await call('GET /songs')
    expect(first.body).toMatchObject({ total: 5, page: 1, pages: 3, next: 'http://localhost/songs?page=2' })
    expect(titlesIn(first.body)).toEqual(['a', 'b'])
    const second = await call('GET /songs?page=2&per_page=2')
    expect(titlesIn(second.body)).toEqual(['c', 'd'])
    expect(second.body).toMatchObject({
      links: {
        prev: { href: 'http://localhost/songs?page=1&per_page=2' },
        last: { href: 'http://localhost/songs?page=3&per_page=2' },
      },
    })
    expect((await call('GET /songs?page=3')).body).toMatchObject({ data: [{ title: 'e' }], next: null })
  })

  it('goes on after what a cursor marks, though that is gone', async () => {
    const cursors = {
      type: 'object',
      required: ['data'],
      properties: { data: listOf('Song'), next_cursor: { type: ['string', 'null'] } },
    }
    const call = songs(cursors, number('limit'), query('cursor'))
    await filled(call, 'a', 'b', 'c')
    const { body } = await call('GET /songs?limit=2')
    const { next_cursor: cursor } = body as { next_cursor: string }
    expect(titlesIn(body)).toEqual(['a', 'b'])
    expect((await call(`GET /songs?limit=2&cursor=${cursor}`)).body).toMatchObject({
      data: [{ title: 'c' }],
      next_cursor: null,
    })
    expect((await call('GET /songs?limit=2&cursor=nobody-gave-this')).status).toBe(400)
  })
})

describe('a list with the newest first', () => {
  it('goes on after a cursor, also where what it marks is gone', async () => {
    const cursors = {
      type: 'object',
      required: ['data'],
      properties: { data: listOf('Song'), next_cursor: { type: ['string', 'null'] } },
    }
    const call = smallApi(
      { Song },
      {
        '/songs': {
          get: {
            'x-resource': { collection: 'songs', action: 'list', order: 'newest-first' },
            parameters: [number('limit'), query('cursor')],
            responses: answers(cursors),
          },
          post: { ...sends(of('Song')), responses: answers(of('Song'), 201) },
        },
        '/songs/{id}': { get: { responses: { ...answers(of('Song')), ...absent } }, delete: { responses: done } },
      },
    )
    await filled(call, 'a', 'b', 'c', 'd', 'e')
    const { body } = await call('GET /songs?limit=2')
    const { data, next_cursor: cursor } = body as { data: { id: string }[]; next_cursor: string }
    expect(titlesIn(body)).toEqual(['e', 'd'])
    const second = await call(`GET /songs?limit=2&cursor=${cursor}`)
    expect(titlesIn(second.body)).toEqual(['c', 'b'])
    await call(`DELETE /songs/${data[1]?.id}`)
    // The mark is gone: as many as stood before it are passed over.
    expect(titlesIn((await call(`GET /songs?limit=2&cursor=${cursor}`)).body)).toEqual(['b', 'a'])
    expect(titlesIn((await call('GET /songs?limit=9')).body)).toEqual(['e', 'c', 'b', 'a'])
  })
})

describe('a query', () => {
  it('filters by what a thing shows the id of', async () => {
    const Job = {
      type: 'object',
      required: ['id', 'title'],
      properties: { id: ownId, title: text, assigneeId: whole, team_id: text },
    }
    const call = smallApi(
      { Job },
      {
        '/jobs': {
          get: { parameters: [number('assignee'), query('team')], responses: answers(listOf('Job')) },
          post: { ...sends(of('Job')), responses: answers(of('Job'), 201) },
        },
        '/jobs/{id}': { get: { responses: { ...answers(of('Job')), ...absent } } },
      },
    )
    await call('POST /jobs', { title: 'a', assigneeId: 1, team_id: 'red' })
    await call('POST /jobs', { title: 'b', assigneeId: 2, team_id: 'red' })
    const titles = async (asked: string) =>
      ((await call(`GET /jobs?${asked}`)).body as { title: string }[]).map(({ title }) => title)
    expect([await titles('assignee=2'), await titles('team=red'), await titles('team=blue')]).toEqual([
      ['b'],
      ['a', 'b'],
      [],
    ])
  })

  it('filters by properties, searches in texts, and orders', async () => {
    const call = songs(paged, query('genre'), query('q'), query('sort'))
    await filled(call, 'Blue', 'Amber', 'Clear')
    expect(titlesIn((await call('GET /songs?genre=jazz')).body)).toEqual(['Blue', 'Clear'])
    expect(titlesIn((await call('GET /songs?q=amb')).body)).toEqual(['Amber'])
    expect(titlesIn((await call('GET /songs?sort=-title')).body)).toEqual(['Clear', 'Blue', 'Amber'])
    expect(titlesIn((await call('GET /songs?sort=plays:desc')).body)).toEqual(['Clear', 'Amber', 'Blue'])
  })
})

describe('what nobody can make', () => {
  const stations = (example?: object): Call =>
    smallApi(
      { Station: { type: 'object', required: ['id', 'name'], properties: { id: ownId, name: text, country: text } } },
      {
        '/stations': {
          get: {
            parameters: [query('country')],
            responses: {
              200: {
                description: 'All of them.',
                content: { 'application/json': { schema: listOf('Station'), ...(example && { example }) } },
              },
            },
          },
        },
      },
    )

  it('is what the document shows', async () => {
    const shown = [{ id: 's-1', name: 'Berlin', country: 'DE' }]
    expect((await stations(shown)('GET /stations')).body).toEqual(shown)
  })

  it('is made up where it shows nothing, and is the same whenever it is asked for', async () => {
    const call = stations()
    const { body } = await call('GET /stations')
    expect(body).toHaveLength(3)
    expect((await call('GET /stations')).body).toEqual(body)
  })

  it('is there for what a query asks for', async () => {
    const call = stations()
    const { body } = await call('GET /stations?country=PT')
    expect(body).toMatchObject([{ country: 'PT' }, { country: 'PT' }, { country: 'PT' }])
    expect((await call('GET /stations?country=PT')).body).toEqual(body)
  })
})

describe('a parameter that a part is enough for', () => {
  const titles = async (call: Call, asked: string) =>
    ((await call(`GET ${asked}`)).body as { title: string }[]).map(({ title }) => title)

  it('finds texts that have it, where its description says so or its path is a search', async () => {
    const part = { ...query('title'), description: 'Part of the title, case-insensitive' }
    const call = smallApi(
      { Song },
      {
        '/songs': {
          get: { parameters: [part, query('genre')], responses: answers(listOf('Song')) },
          post: { ...sends(of('Song')), responses: answers(of('Song'), 201) },
        },
        '/songs/search': { get: { parameters: [query('genre')], responses: answers(listOf('Song')) } },
        '/songs/{id}': { get: { responses: { ...answers(of('Song')), ...absent } } },
      },
    )
    await call('POST /songs', { title: 'Blue moon', genre: 'Slow jazz' })
    await call('POST /songs', { title: 'Red sun', genre: 'Rock' })
    expect(await titles(call, '/songs?title=MOON')).toEqual(['Blue moon'])
    expect(await titles(call, '/songs?genre=jazz')).toEqual([])
    expect(await titles(call, '/songs?genre=Rock')).toEqual(['Red sun'])
    expect(await titles(call, '/songs/search?genre=jazz')).toEqual(['Blue moon'])
  })
})
