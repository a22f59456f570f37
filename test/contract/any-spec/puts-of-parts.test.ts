/** A PUT that has to be sent nothing takes parts of a thing: what it leaves out stays what it was. */
import { expect, it } from 'vitest'
import { answers, failures, inPath, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

const text = { type: 'string' }
const parts = { name: text, note: text }

/** @param isFree Whether its PUT has to be sent nothing. */
function jobs(isFree: boolean): Tiny {
  const all = new Map<string, Record<string, unknown>>()
  const sent = { type: 'object', properties: parts }
  let count = 0
  return {
    paths: {
      '/jobs': {
        get: { responses: { 200: answers({ type: 'array', items: thing('string', { note: text }) }) } },
        post: {
          requestBody: sends({ ...sent, required: ['name'] }),
          responses: { 201: answers(thing('string', { note: text })), 400: refused },
        },
      },
      '/jobs/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing('string', { note: text })), 404: refused } },
        put: {
          requestBody: sends(isFree ? sent : { ...sent, required: ['name'] }),
          responses: { 200: answers(thing('string', { note: text })), 400: refused, 404: refused },
        },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = path.slice('/jobs/'.length)
      const before = all.get(id)
      const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined
      const isRight = given !== undefined && Object.values(given).every((value) => typeof value === 'string')
      if (path === '/jobs' && method === 'GET') return [200, [...all.values()]]
      if (path !== '/jobs' && before === undefined) return [404]
      if (method === 'GET') return [200, before]
      if (method === 'DELETE') return all.delete(id) ? [204] : [404]
      if (!isRight || (given.name === undefined && (method === 'POST' || !isFree))) return [400]
      const made = { ...before, ...given, id: before === undefined ? `j${++count}` : id }
      all.set(String(made.id), made)
      return [before === undefined ? 201 : 200, made]
    },
  }
}

it('keeps what it was not sent, and conforms', async () => {
  const { report } = await runOn(jobs(true))
  expect([report?.verdict, failures(report)]).toEqual(['conforms', []])
})

it('that has to be sent a name keeps nothing else', async () => {
  const { report } = await runOn(jobs(false))
  expect(failures(report)?.join()).toContain('`note` is still')
})
