/** Things as JSON:API has them: what can be changed stands in `attributes`, beside a type and the id of the path. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>

const text = { type: 'string', maxLength: 60 }
const shown = {
  type: 'object',
  required: ['title', 'createdAt'],
  properties: { title: text, note: text, createdAt: { type: 'string' } },
}
const sent = { type: 'object', properties: { title: text, note: text } }
const data = (attributes: Fields, ...required: string[]): Fields => ({
  type: 'object',
  required: ['data'],
  properties: {
    data: {
      type: 'object',
      required: ['type', 'attributes', ...required],
      properties: { id: { type: 'string' }, type: { type: 'string', enum: ['songs'] }, attributes },
    },
  },
})

type Change = (now: Fields, sent: Fields) => Fields

function songs(change: Change = (now, attributes) => ({ ...now, ...attributes })): Tiny {
  const all = new Map<string, Fields>()
  let count = 0
  const song = answers(data(shown, 'id'))
  const isText = (value: unknown): boolean =>
    value === undefined || (typeof value === 'string' && [...value].length <= 60)
  const show = (id: string): Fields => ({ data: { id, type: 'songs', attributes: all.get(id) } })
  return {
    paths: {
      '/songs': {
        post: {
          requestBody: sends({ ...data({ ...sent, required: ['title'] }) }),
          responses: { 201: song, 400: refused },
        },
      },
      '/songs/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'readSong', responses: { 200: song, 404: refused } },
        patch: {
          operationId: 'changeSong',
          requestBody: sends(data(sent, 'id')),
          responses: { 200: song, 400: refused, 404: refused, 409: { description: 'The id is not that of the path.' } },
        },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const { data: resource } = Object(body) as { data?: unknown }
      const { id: named, type, attributes } = Object(resource) as Fields
      const isObject = typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)
      const fields: Fields = { ...Object(attributes) }
      const isBad = type !== 'songs' || !isObject || !isText(fields.title) || !isText(fields.note)
      if (path === '/songs') {
        if (isBad || fields.title === undefined || (named !== undefined && typeof named !== 'string')) return [400]
        const id = `song-${++count}`
        all.set(id, { ...fields, createdAt: `2026-01-01T00:00:0${count % 10}Z` })
        return [201, show(id)]
      }
      const id = path.slice('/songs/'.length)
      const now = all.get(id)
      if (now === undefined) return [404]
      if (method === 'DELETE') return all.delete(id) ? [204] : [404]
      if (method === 'GET') return [200, show(id)]
      if (isBad || typeof named !== 'string') return [400]
      if (named !== id) return [409]
      all.set(id, change(now, fields))
      return [200, show(id)]
    },
  }
}

describe('a change of attributes', () => {
  it('breaks nothing, and is sent the id of its path', async () => {
    const { report, asked } = await runOn(songs())
    expect(failures(report)).toEqual([])
    const changes = asked.filter(({ method }) => method === 'PATCH')
    expect(changes.some(({ body }) => Object.keys(Object(Object(Object(body).data).attributes)).length === 1)).toBe(
      true,
    )
  })

  it.each<[string, Change, RegExp]>([
    [
      'wipes another',
      ({ createdAt }, { title = 'none', note }) => ({ createdAt, title, ...(note === undefined ? {} : { note }) }),
      /^`note` is missing, and .* was sent before changeSong changed `title`/,
    ],
    ['does nothing', (now) => now, /^`title` is .*changeSong, and it is the old one/],
    [
      'sets when it was made',
      (now, attributes) => ({ ...now, ...attributes, createdAt: 'now' }),
      /changed `createdAt` of what/,
    ],
  ])('is noticed where it %s', async (_, change, message) => {
    expect(failures((await runOn(songs(change))).report)).toContainEqual(expect.stringMatching(message))
  })
})
