/** What stands in one thing is not found, changed or removed in the name of another. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

interface Item {
  readonly id: string
  readonly listId: string
  name: string
}

/** The operations that look for an item by its own id alone; `default` starts every list with one. */
type Blind = 'GET' | 'PATCH' | 'DELETE' | 'default'

const gone = { 204: { description: 'Gone.' }, 404: refused }
const one = (found: unknown) => ({ 200: answers(thing()), 400: refused, 404: found })
const inItem = [...inPath('listId'), ...inPath('itemId')]

function lists(...blind: Blind[]): Tiny {
  const all = new Set<string>()
  const items = new Map<string, Item>()
  let count = 0
  const put = (listId: string, name: string): Item => {
    // Numbers begin again in each list.
    const id = String([...items.values()].filter((each) => each.listId === listId).length + 1)
    const item = { id, listId, name }
    items.set(`${listId}/${id}`, item)
    return item
  }
  const find = (listId: string, id: string, isBlind: boolean): Item | undefined =>
    items.get(`${listId}/${id}`) ?? (isBlind ? [...items.values()].findLast((each) => each.id === id) : undefined)
  return {
    paths: {
      '/lists': { post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } } },
      '/lists/{listId}': { delete: { parameters: inPath('listId'), responses: gone } },
      '/lists/{listId}/items': {
        parameters: inPath('listId'),
        get: { responses: { 200: answers({ type: 'array', items: thing() }), 404: refused } },
        post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused, 404: refused } },
      },
      '/lists/{listId}/items/{itemId}': {
        parameters: inItem,
        get: { operationId: 'readItem', responses: one(refused) },
        patch: { operationId: 'changeItem', requestBody: sends(named), responses: one(refused) },
        delete: { operationId: 'removeItem', responses: gone },
      },
    },
    handle({ method, path, body }) {
      const [, , listId = '', , itemId] = path.split('/')
      const { name } = Object(body) as { name?: unknown }
      if (path === '/lists') {
        if (typeof name !== 'string') return [400]
        const id = `list-${++count}`
        all.add(id)
        if (blind.includes('default')) put(id, 'Welcome')
        return [201, { id, name }]
      }
      if (!all.has(listId)) return [404]
      if (path === `/lists/${listId}`) {
        for (const key of [...items.keys()]) if (key.startsWith(`${listId}/`)) items.delete(key)
        return all.delete(listId) ? [204] : [404]
      }
      if (itemId === undefined) {
        const own = [...items.values()].filter((each) => each.listId === listId)
        if (method === 'GET') return [200, own]
        return typeof name === 'string' ? [201, put(listId, name)] : [400]
      }
      const found = find(
        listId,
        itemId,
        blind.some((each) => each === method),
      )
      if (found === undefined) return [404]
      if (method === 'DELETE') return items.delete(`${found.listId}/${found.id}`) ? [204] : [404]
      if (method === 'PATCH') {
        if (typeof name !== 'string') return [400]
        found.name = name
      }
      return [200, found]
    },
  }
}

const within = 'lists/items are found within what they were made in alone'

async function found(...blind: Blind[]): Promise<string[]> {
  const { report, error } = await runOn(lists(...blind))
  if (report === undefined) throw error
  return report.findings.flatMap(({ result, scenario, message }) =>
    result === 'fail' && scenario === within ? [message.replace(/"[^"]*"/g, '"..."')] : [],
  )
}

describe('an item of a list', () => {
  it('that is of that list alone breaks nothing, whatever another list begins with', async () => {
    for (const tiny of [lists(), lists('default')]) expect(failures((await runOn(tiny)).report)).toEqual([])
  })

  it.each<[Blind, string]>([
    ['GET', 'readItem within another of lists shows what ID made (id "...").'],
    ['PATCH', 'changeItem within another of lists changed `name` of what ID made (id "...") from "..." to "...".'],
    ['DELETE', 'removeItem within another of lists removed what ID made (id "...").'],
  ])('is noticed when %s finds it in another list', async (blind, message) => {
    expect((await found(blind)).map((each) => each.replace(/what \S+ made/, 'what ID made'))).toEqual([message])
  })
})
