/** What is made where no answer tells its id, and what PUT makes under a key of the sender's. */
import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/contract/run/plan-run.ts'
import {
  answers,
  documentOf,
  failures,
  inPath,
  named,
  refused,
  runOn,
  sends,
  type Tiny,
  targetOf,
  thing,
} from './tiny.ts'

interface Manner {
  /** What is wrong. */
  readonly bug?: 'not listed' | 'not removed' | 'drops the name' | 'keeps the note'
}

const gone = { description: 'Gone.' }
const noted = { ...named, properties: { ...named.properties, note: { type: 'string' } } }
const text = { note: { type: 'string' } }
const list = { type: 'array', items: thing('string', text) }

const nameIn = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string' ? body.name : undefined
const noteIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'note' in body ? body.note : undefined
const isRight = (body: unknown): boolean => ['string', 'undefined'].includes(typeof noteIn(body))

const old = { id: 'old', name: 'of before', note: 'stays' }

/** Answers a create with nothing at all. */
function silent({ bug }: Manner): Tiny & { all: Map<string, object> } {
  const all = new Map<string, object>([['old', old]])
  let count = 0
  return {
    all,
    paths: {
      '/jobs': {
        get: { responses: { 200: answers(list) } },
        post: { requestBody: sends(noted), responses: { 204: { description: 'Made.' }, 400: refused } },
      },
      '/jobs/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing('string', text)), 404: refused } },
        delete: { responses: { 204: gone, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = path.split('/')[2]
      if (id === undefined && method === 'GET')
        return [200, bug === 'not listed' ? [...all.values()].slice(0, 1) : [...all.values()]]
      if (id === undefined) {
        const name = nameIn(body)
        if (name === undefined || !isRight(body)) return [400]
        const made = `j-${++count}`
        const note = noteIn(body)
        all.set(made, { id: made, name, ...(note === undefined || bug === 'drops the name' ? {} : { note }) })
        return [204]
      }
      if (!all.has(id)) return [404]
      if (method === 'GET') return [200, all.get(id)]
      if (bug !== 'not removed') all.delete(id)
      return [204]
    },
  }
}

/** Makes what is not there by PUT. */
function byKey({ bug }: Manner): Tiny & { all: Map<string, { note?: unknown }> } {
  const shown = { ...noted, required: ['id', 'name'], properties: { ...noted.properties, id: { type: 'string' } } }
  const all = new Map<string, { note?: unknown }>([['old', old]])
  return {
    all,
    paths: {
      '/flags': { get: { responses: { 200: answers({ type: 'array', items: shown }) } } },
      '/flags/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(shown), 404: refused } },
        put: { requestBody: sends(noted), responses: { 200: answers(shown), 201: answers(shown), 400: refused } },
        delete: { responses: { 204: gone, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = path.split('/')[2]
      if (id === undefined) return [200, [...all.values()]]
      const before = all.get(id)
      if (method === 'PUT') {
        const name = nameIn(body)
        if (name === undefined || !isRight(body)) return [400]
        const note = noteIn(body) ?? (bug === 'keeps the note' ? before?.note : undefined)
        const made = { id, name, ...(note === undefined || bug === 'drops the name' ? {} : { note }) }
        if (bug !== 'not listed') all.set(id, made)
        return [before === undefined ? 201 : 200, made]
      }
      if (before === undefined) return [404]
      if (method === 'GET') return [200, before]
      if (bug !== 'not removed') all.delete(id)
      return [204]
    },
  }
}

describe.each([
  ['a create whose answer is empty', silent],
  ['a PUT that creates', byKey],
] as const)('%s', (_, create) => {
  it('is asked, and leaves nothing', async () => {
    const tiny = create({})
    const { report, asked } = await runOn(tiny)
    expect([report?.verdict, failures(report), report?.leftovers]).toEqual(['conforms', [], []])
    expect([...tiny.all.values()]).toEqual([old])
    expect(asked.filter(({ method }) => method === 'DELETE').length).toBeGreaterThan(2)
    expect(asked.filter(({ method, path }) => method !== 'GET' && path.endsWith('/old'))).toEqual([])
  })

  it.each(['not removed', 'drops the name'] as const)('that %s is found', async (bug) => {
    const { report } = await runOn(create({ bug }))
    expect(report?.verdict).toBe('broken')
  })

  it('is planned as it is sent', async () => {
    const tiny = create({})
    const spec = documentOf(tiny)
    const { operations } = await plan(targetOf(tiny), { spec, seed: 1 })
    const { asked } = await runOn(tiny)
    const writes = Object.entries(operations).filter(([id]) => /post|put/.test(id))
    const planned = writes.reduce((sum, [, { atMost }]) => sum + atMost, 0)
    expect(asked.filter(({ method }) => method === 'POST' || method === 'PUT').length).toBeLessThanOrEqual(planned)
  })
})

it('a PUT that keeps what it left out is found', async () => {
  const { report } = await runOn(byKey({ bug: 'keeps the note' }))
  expect(failures(report)?.join()).toContain('note')
  expect(report?.verdict).toBe('broken')
})

it('a PUT that makes nothing is found', async () => {
  expect((await runOn(byKey({ bug: 'not listed' }))).report?.verdict).toBe('broken')
})

it('a create of which neither answer nor list tells anything is not held', async () => {
  const { report } = await runOn(silent({ bug: 'not listed' }))
  expect(failures(report)).toEqual([])
  expect(report?.leftovers).not.toEqual([])
})
