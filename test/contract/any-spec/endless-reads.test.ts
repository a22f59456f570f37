/** What never ends and what never changes costs no more than its share, and is said once. */
import { expect, test } from 'vitest'
import { Unended } from '../../../src/contract/exchange/patience.ts'
import { verify } from '../../../src/contract/verify.ts'
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

const ok = { type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' } } }
const read = (operationId: string): object => ({ get: { operationId, responses: { 200: answers(ok) } } })

const watched = (path: string): Tiny => ({
  secured: true,
  paths: { [path]: read('watched'), '/health': read('health') },
  handle: ({ token }) => (token === '' ? [401] : [200, { ok: true }]),
})

/** The same, where an answer at the path never ends. */
async function runEndless(path: string, acts: readonly string[] = []) {
  const tiny = watched(path)
  const target = targetOf(tiny)
  let endless = 0
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    if (new URL(url).pathname !== path) return target.fetch(url, init)
    endless++
    throw new Unended(true, 15_000)
  }
  const report = await verify({ ...target, fetch, acts }, { spec: documentOf(tiny), seed: 1 })
  return { report, endless: () => endless }
}

test('a stream of events that has a JSON media type is not asked for', async () => {
  const { report, endless } = await runEndless('/events/stream')
  expect([report.verdict, endless()]).toEqual(['conforms', 0])
  expect(report.leftOut).toEqual([])
})

test.each([
  ['a stream that is named', '/events/stream', ['watched']],
  ['what nobody could know of', '/prices', []],
])('%s is asked once, and what it did is said', async (_, path, acts) => {
  const { report, endless } = await runEndless(path, acts)
  expect(endless()).toBe(1)
  expect(failures(report)).toEqual([])
  const told = report.scenarios.flatMap(({ steps }) => steps).filter(({ reason }) => reason?.includes('had not ended'))
  expect(told.map(({ result }) => result)).toContain('skip')
  expect(report.verdict).toBe('conforms')
})

/** Things whose list shows none of them. */
function blind(count: number): Tiny {
  const all = new Map<string, object>()
  const names = Array.from({ length: count }, (_, index) => `kind-${index}`)
  const pathsOf = (name: string): [string, object][] => [
    [
      `/${name}`,
      {
        get: { responses: { 200: answers({ type: 'array', items: thing() }) } },
        post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } },
      },
    ],
    [
      `/${name}/{id}`,
      {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing()), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    ],
  ]
  return {
    paths: Object.fromEntries(names.flatMap(pathsOf)),
    handle({ method, path, body }) {
      const [, , id] = path.split('/')
      if (id === undefined && method === 'GET') return [200, []]
      if (id === undefined) {
        if (typeof body !== 'object' || body === null || !('name' in body) || typeof body.name !== 'string')
          return [400]
        const made = { name: body.name, id: `i-${all.size + 1}` }
        all.set(made.id, made)
        return [201, made]
      }
      if (!all.has(id)) return [404]
      if (method === 'GET') return [200, all.get(id)]
      all.delete(id)
      return [204]
    },
  }
}

test('what is never as it was written is looked for until it is clear that looking again does not help', async () => {
  const lists = async (count: number): Promise<number> => {
    const { report, asked } = await runOn(blind(count))
    expect(report?.verdict).toBe('broken')
    return asked.filter(({ method, path }) => method === 'GET' && path.split('/').length === 2).length
  }
  const [ten, twenty] = [await lists(10), await lists(20)]
  // Thirteen a list, of which two look again; while it may still help there are more.
  expect(twenty - ten).toBe(10 * 13)
  expect(ten).toBeGreaterThan(10 * 13)
})

test('a run that is ended while it is planned sends nothing', async () => {
  const tiny = blind(3)
  const target = targetOf(tiny)
  const asked: string[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push(url)
    return target.fetch(url, init)
  }
  const report = await verify({ ...target, fetch }, { spec: documentOf(tiny), seed: 1, signal: AbortSignal.abort() })
  expect([report.verdict, asked]).toEqual(['none', []])
})

test('a run that is ended while it waits for what it reads waits no longer', async () => {
  const tiny = watched('/prices')
  const controller = new AbortController()
  const fetch = async (): Promise<Response> => {
    controller.abort()
    return new Promise(() => {})
  }
  const { signal } = controller
  const report = await verify({ ...targetOf(tiny), fetch }, { spec: documentOf(tiny), seed: 1, signal })
  expect(new Set(report.scenarios.flatMap(({ steps }) => steps.map(({ result }) => result)))).toEqual(new Set(['skip']))
})
