/** Members that their sender may call anything: they are sent, come back, and are kept by what changes something else. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>

interface Ways {
  /** What is kept of the first body. */
  readonly made?: (sent: Fields) => Fields
  readonly changed?: (now: Fields, sent: Fields) => Fields
  readonly metadata?: Fields
}

const texts = { type: 'object', additionalProperties: { type: 'string' } }
const replacing = (now: Fields, sent: Fields): Fields => ({ ...now, ...sent })

function boxes({
  made = (sent) => sent,
  changed = replacing,
  metadata = texts,
}: Ways = {}): Tiny & { readonly seen: Fields[] } {
  const all = new Map<string, Fields>()
  const seen: Fields[] = []
  let count = 0
  const properties = { name: { type: 'string' }, metadata }
  const box = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, ...properties } }
  const isRight = ({ name, metadata: sent }: Fields): boolean =>
    (name === undefined || typeof name === 'string') &&
    (sent === undefined ||
      (typeof sent === 'object' &&
        sent !== null &&
        !Array.isArray(sent) &&
        Object.values(sent).every((each) => metadata !== texts || typeof each === 'string')))
  return {
    seen,
    paths: {
      '/boxes': {
        post: {
          operationId: 'makeBox',
          requestBody: sends({ type: 'object', required: ['name'], properties }),
          responses: { 201: answers(box), 400: refused },
        },
      },
      '/boxes/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'readBox', responses: { 200: answers(box), 404: refused } },
        patch: {
          operationId: 'changeBox',
          requestBody: sends({ type: 'object', properties }),
          responses: { 200: answers(box), 400: refused, 404: refused },
        },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const sent: Fields = { ...Object(body) }
      const isBad = typeof body !== 'object' || body === null || Array.isArray(body) || !isRight(sent)
      if (path === '/boxes') {
        if (isBad || sent.name === undefined) return [400]
        seen.push(sent)
        const id = `box-${++count}`
        all.set(id, { ...made(sent), id })
        return [201, all.get(id)]
      }
      const id = path.slice('/boxes/'.length)
      const found = all.get(id)
      if (found === undefined) return [404]
      if (method === 'DELETE') return all.delete(id) ? [204] : [404]
      if (method === 'GET') return [200, found]
      if (isBad) return [400]
      all.set(id, changed(found, sent))
      return [200, all.get(id)]
    },
  }
}

const merging = (now: Fields, sent: Fields): Fields => ({
  ...now,
  ...sent,
  ...(sent.metadata === undefined ? {} : { metadata: { ...Object(now.metadata), ...Object(sent.metadata) } }),
})
const wiping = (now: Fields, sent: Fields): Fields => ({
  metadata: {},
  ...sent,
  id: now.id,
  name: sent.name ?? now.name,
})

describe("members that are the sender's to call", () => {
  it.each<[string, Ways]>([
    ['replaced', {}],
    ['merged', { changed: merging }],
    ['of any value', { metadata: { type: 'object' } }],
  ])('break nothing where they are %s, and are sent', async (_, ways) => {
    const tiny = boxes(ways)
    expect(failures((await runOn(tiny)).report)).toEqual([])
    expect(tiny.seen.some(({ metadata }) => Object.keys(Object(metadata)).length > 0)).toBe(true)
  })

  it.each<[string, Ways, RegExp]>([
    [
      'wiped by a change of another',
      { changed: wiping },
      /`metadata` is \{\}, and .* was sent before changeBox changed `name`/,
    ],
    [
      'dropped when it is made',
      { made: (sent) => ({ ...sent, metadata: {} }) },
      /^`metadata` is \{\}, and .* was sent/,
    ],
    [
      'not changed',
      { changed: (now, { metadata: _, ...sent }) => ({ ...now, ...sent }) },
      /^`metadata` is .*changeBox/,
    ],
  ])('are noticed where they are %s', async (_, ways, message) => {
    expect(failures((await runOn(boxes(ways))).report)).toContainEqual(expect.stringMatching(message))
  })
})
