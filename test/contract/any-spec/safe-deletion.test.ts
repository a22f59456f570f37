/** What a run did not make is as it was, looked at from outside: after a run, and after one that was killed and cleaned. */
import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/contract/index.ts'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { answers, documentOf, inPath, refused, runOn, sends, type Tiny, targetOf } from './tiny.ts'

type Team = Record<string, unknown> & { readonly id: number }

const team = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
}
const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }

/** The first team is somebody else's, and says of whoever came last what `note` makes of the name. */
function teams(note: (name: string) => Record<string, unknown>): Tiny & { readonly all: Map<number, Team> } {
  const all = new Map<number, Team>([[1, { id: 1, name: 'everybody' }]])
  let count = 1
  return {
    all,
    paths: {
      '/teams': {
        get: { responses: { 200: answers({ type: 'array', items: team }) } },
        post: { requestBody: sends(named), responses: { 201: answers(team), 400: refused } },
      },
      '/teams/{id}': {
        parameters: inPath('id', 'integer'),
        get: { responses: { 200: answers(team), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = Number(path.split('/')[2])
      if (path === '/teams' && method === 'GET') return [200, [...all.values()]]
      if (path === '/teams' && method === 'POST') {
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
        if (typeof name !== 'string') return [400, {}]
        const made = { id: ++count, name }
        all.set(made.id, made)
        all.set(1, { id: 1, name: 'everybody', ...note(name) })
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404, {}]
      if (method === 'GET') return [200, found]
      if (method !== 'DELETE') return [405, {}]
      all.delete(id)
      return [204]
    },
  }
}

const notes: readonly (readonly [string, (name: string) => Record<string, unknown>])[] = [
  ['mentions it in a sentence', (name) => ({ note: `newest: ${name}` })],
  ['has it as the whole of another member', (name) => ({ newest: name })],
  ['is renamed to it', (name) => ({ name })],
]

describe('a thing that was there and now', () => {
  it.each(notes)('%s is not deleted', async (_, note) => {
    const tiny = teams(note)
    await runOn(tiny)
    expect([...tiny.all.keys()]).toEqual([1])
  })

  it.each(notes)('%s is not deleted after a kill and clean, wherever that was', async (_, note) => {
    for (const request of [4, 9, 15, 24]) {
      const tiny = teams(note)
      const { events } = await runOn(tiny, [], request)
      const { specification } = anySpecification(documentOf(tiny))
      await clean(targetOf(tiny), events, { specification })
      expect([...tiny.all.keys()], `killed at ${request}`).toEqual([1])
    }
  })
})

it('what was there is never named by a call that could change it', async () => {
  const tiny = teams(() => ({}))
  const { asked } = await runOn(tiny)
  expect(asked.filter(({ method, path }) => method !== 'GET' && path === '/teams/1')).toEqual([])
})

describe('a journal that no run wrote', () => {
  const run = { event: 'run', version: 1, prefix: 'nkmabcdefg', target: 'there', startedAt: '2026-01-01T00:00:00.000Z' }
  const intend = { event: 'intend', id: 1, system: 'api', role: 'owner', collection: 'teams', operationId: 'make' }
  const whole = { ...intend, path: {}, query: {}, marks: [], named: {} }
  it.each([
    ['an empty prefix', [{ ...run, prefix: '' }], /prefix "", which no run writes/],
    ['a prefix that everything has', [{ ...run, prefix: 'e' }], /prefix "e", which no run writes/],
    ['a line that is null', [run, null], /line 2 is no entry/],
    ['an entry without its members', [run, intend], /line 2 is no entry: its path/],
    ['names of others', [run, { ...whole, marks: ['everybody'] }], /line 2 is no entry: it names/],
    ['an end without a beginning', [run, { event: 'made', id: 7, removal: null }], /nothing announced it/],
    ['two runs', [run, run], /line 2 begins a second run/],
  ])('is refused for %s, and nothing is asked', async (_, events, message) => {
    const tiny = teams(() => ({}))
    const asked: never[] = []
    // Events of which the types know nothing.
    await expect(clean(targetOf(tiny, asked), events as never)).rejects.toThrow(message)
    expect(asked).toEqual([])
    expect([...tiny.all.keys()]).toEqual([1])
  })
})
