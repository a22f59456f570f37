/** What was deleted is asked for again only where that cannot be somebody else's by then. */
import { expect, it } from 'vitest'
import { answers, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

interface Notes extends Tiny {
  /** The ids that were named by a DELETE, PUT or PATCH while nothing of the run was there. */
  readonly strayed: string[]
}

interface Ways {
  readonly type: 'integer' | 'string'
  /** @param free The least number that nothing has. */
  readonly idOf: (count: number, free: number) => string | number
  /** A deletion does nothing. */
  readonly keeps?: boolean
}

function notes({ type, idOf, keeps = false }: Ways): Notes {
  const all = new Map<string, { readonly id: string | number; readonly name: string }>()
  const [gone, strayed]: [Set<string>, string[]] = [new Set(), []]
  let count = 0
  return {
    strayed,
    paths: {
      '/notes': { post: { requestBody: sends(named), responses: { 201: answers(thing(type)), 400: refused } } },
      '/notes/{id}': {
        parameters: inPath('id', type),
        get: { responses: { 200: answers(thing(type)), 404: refused } },
        patch: { requestBody: sends(named), responses: { 200: answers(thing(type)), 400: refused, 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = decodeURIComponent(path.split('/')[2] ?? '')
      const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
      if (method !== 'GET' && gone.has(id)) strayed.push(method)
      if (path === '/notes') {
        if (typeof name !== 'string') return [400]
        const free = [...Array(99).keys()].find((number) => number > 0 && !all.has(String(number))) ?? 0
        const made = { id: idOf(++count, free), name }
        gone.delete(String(made.id))
        all.set(String(made.id), made)
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404]
      if (method === 'GET') return [200, found]
      if (method === 'DELETE') {
        gone.add(id)
        if (!keeps) all.delete(id)
        return [204]
      }
      if (typeof name !== 'string') return [400]
      all.set(id, { ...found, name })
      return [200, { ...found, name }]
    },
  }
}

it.each<[string, Ways, readonly string[]]>([
  [
    'is named again where its id names nothing else',
    { type: 'string', idOf: (count) => `note-${count}` },
    ['DELETE', 'PATCH'],
  ],
  ['is where its id is a number that is counted on', { type: 'integer', idOf: (count) => count }, ['DELETE', 'PATCH']],
  ['is not where its id is given to the next one', { type: 'integer', idOf: (_, free) => free }, []],
  ['is not where its id is a small number in a text', { type: 'string', idOf: (count) => `${count}` }, []],
])('what was deleted %s', async (_, ways, strayed) => {
  const tiny = notes(ways)
  const { report } = await runOn(tiny)
  expect(tiny.strayed).toEqual(strayed)
  const again = report?.scenarios
    .flatMap(({ steps }) => steps)
    .find(({ title }) => title.startsWith('deleting it again'))
  expect(again?.reason ?? null).toBe(
    strayed.length > 0 ? null : 'its id is a small number, which may be given to another',
  )
})

it('what is not seen to be gone is not deleted again to see what that does', async () => {
  const tiny = notes({ type: 'string', idOf: (count) => `note-${count}`, keeps: true })
  const { report } = await runOn(tiny)
  const steps = report?.scenarios.flatMap((scenario) => scenario.steps) ?? []
  expect(steps.find(({ title }) => title.startsWith('deleting it again'))?.reason).toBe(
    'nothing read shows that it is gone',
  )
})
