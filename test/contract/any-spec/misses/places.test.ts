/** Collections whose paths are put together in ways of their own: all of them are asked, and what they lose is seen. */
import { describe, expect, it } from 'vitest'
import { answers, inPath, named, refused, runOn, sends, type Tiny } from '../tiny.ts'

type Fields = Readonly<Record<string, unknown>>

interface Way {
  readonly list: string
  readonly create: string
  readonly item: string
  /** The parameter of an element's path, and the property that it is. */
  readonly parameter: string
  readonly property: string
  /** A create answers a list of what it made. */
  readonly isListed?: boolean
  /** A create takes a list, too. */
  readonly isBatch?: boolean
}

const text = { type: 'string' }

function things(
  { list, create, item, parameter, property, isListed = false, isBatch = false }: Way,
  loses: boolean,
): Tiny {
  const all = new Map<string, Fields>()
  let count = 0
  const isName = property === 'name'
  const shown = { ...named, required: [...new Set([property, 'name'])], properties: { [property]: text, name: text } }
  const many = (schema: Fields): Fields => ({ type: 'array', items: schema, minItems: 1 })
  const post = {
    requestBody: sends(isBatch ? many(named) : named),
    responses: { 201: answers(isListed ? many(shown) : shown), 400: refused },
  }
  const get = { responses: { 200: answers({ type: 'array', items: shown }) } }
  return {
    paths: {
      ...(list === create ? { [list]: { get, post } } : { [list]: { get }, [create]: { post } }),
      [item]: {
        parameters: inPath(parameter),
        get: { responses: { 200: answers(shown), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      if (method === 'GET' && path === list) return [200, [...all.values()]]
      if (method === 'POST' && path === create) {
        const sent: unknown[] = isBatch ? (Array.isArray(body) ? body : []) : [body]
        const isRight = sent.every((one) => typeof (Object(one) as Fields).name === 'string' && !Array.isArray(one))
        if (sent.length === 0 || !isRight) return [400, {}]
        const made = sent.map((one): Fields => {
          const { name } = Object(one) as Fields
          return isName ? { name } : { [property]: `t-${++count}`, name }
        })
        if (!loses) for (const one of made) all.set(String(one[property]), one)
        return [201, isListed ? made : made[0]]
      }
      const [before = '', after = ''] = item.split(/\{\w+\}/)
      const key = decodeURIComponent(path.slice(before.length, path.length - after.length))
      const found = path.startsWith(before) ? all.get(key) : undefined
      if (found === undefined) return [404, {}]
      if (method === 'GET') return [200, found]
      all.delete(key)
      return [204]
    },
  }
}

describe('things are made, found and removed', () => {
  const at = (list: string, create: string, item: string, property = 'id', more: Partial<Way> = {}): Way => ({
    list,
    create,
    item,
    parameter: /\{(\w+)\}/.exec(item)?.[1] ?? '',
    property,
    ...more,
  })
  it.each<[string, Way]>([
    ['at a plural and below its singular', at('/silences', '/silences', '/silence/{silenceID}')],
    ['at another plural', at('/policies', '/policies', '/policy/{id}')],
    ['at a path that says so', at('/volumes', '/volumes/create', '/volumes/{name}', 'name')],
    ['by a name that the path calls by more', at('/features', '/features', '/features/{featureName}', 'name')],
    ['by a gid', at('/tasks', '/tasks', '/tasks/{task_gid}', 'gid')],
    ['at paths that end in .json', at('/calls.json', '/calls.json', '/calls/{Sid}.json', 'sid')],
    ['where an answer is a list of the one', at('/rows', '/rows', '/rows/{id}', 'id', { isListed: true })],
    ['where a list is taken and answered', at('/rows', '/rows', '/rows/{id}', 'id', { isListed: true, isBatch: true })],
  ])('%s', async (_, way) => {
    const { report } = await runOn(things(way, false))
    expect(report?.findings.flatMap(({ result, message }) => (result === 'fail' ? [message] : []))).toEqual([])
    expect(report?.verdict).toBe('conforms')
    expect(report?.leftovers).toEqual([])
    expect((await runOn(things(way, true))).report?.verdict).toBe('broken')
  })
})
