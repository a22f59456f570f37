/** A parameter that is called as a text of the elements picks them out by it, whole or in part. */
import { expect, it } from 'vitest'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

type Picks = (name: string, asked: string) => boolean

function itemsApi(picks: Picks | 'refuses'): Tiny {
  const all = new Map<string, { id: string; name: string }>([['theirs', { id: 'theirs', name: 'theirs' }]])
  let made = 0
  return {
    paths: {
      '/items': {
        get: {
          operationId: 'listItems',
          parameters: [{ name: 'name', in: 'query', schema: { type: 'string' } }],
          responses: { 200: answers({ type: 'array', items: thing() }), 422: refused },
        },
        post: {
          operationId: 'makeItem',
          requestBody: sends(named),
          responses: { 201: answers(thing()), 422: refused },
        },
      },
      '/items/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'readItem', responses: { 200: answers(thing()), 404: refused } },
        delete: { operationId: 'deleteItem', responses: { 204: refused, 404: refused } },
      },
    },
    handle({ method, path, query, body }) {
      const id = path.split('/')[2] ?? ''
      if (id !== '' && !all.has(id)) return [404]
      if (method === 'DELETE') return [all.delete(id) ? 204 : 404]
      const asked = query.get('name')
      if (asked !== null && picks === 'refuses') return [422]
      const picked = [...all.values()].filter(({ name }) => asked === null || picks === 'refuses' || picks(name, asked))
      if (method === 'GET') return [200, id === '' ? picked : all.get(id)]
      const { name } = Object(body)
      if (typeof name !== 'string') return [422]
      const one = { id: `item-${++made}`, name }
      all.set(one.id, one)
      return [201, one]
    },
  }
}

it.each<[string, Picks | 'refuses']>([
  ['the whole text', (name, asked) => name === asked],
  ['a part of it', (name, asked) => name.toLowerCase().includes(asked.toLowerCase())],
  ['any word of it', (name, asked) => asked.split('-').some((word) => name.includes(word))],
  ['none that nothing has', 'refuses'],
])('nothing is said of a list that is asked for %s', async (_, picks) => {
  const { report } = await runOn(itemsApi(picks))
  expect(failures(report)).toEqual([])
})

it.each<[string, Picks]>([
  ['has what is otherwise', () => true],
  ['has all but what was asked for', (name, asked) => name !== asked],
])('a list that %s is told', async (_, picks) => {
  const { report } = await runOn(itemsApi(picks))
  expect(failures(report)?.join()).toMatch(
    /listItems, asked for name=\w+, has \d+ elements? whose `name` is another: "/,
  )
})
