/** A collection of things at a path, as small targets of the tests have it. */
import { answers, inPath, refused, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>

export const isNamed = (body: unknown): body is { readonly name: string } & Fields =>
  typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string'

export interface Kept {
  readonly paths: Fields
  /** What is made of what was sent; undefined when it is refused. */
  make(body: unknown, id: string): Fields | undefined
  readonly headers?: (made: Fields) => Record<string, string>
  readonly missing?: unknown
  /** How one is shown, by itself or in the list. */
  readonly show?: (made: Fields, where: 'made' | 'read' | 'listed') => Fields
}

/** A collection of things at a path, whose handler does no more than the table below says. */
export function collectionAt(at: string, { paths, make, headers, missing, show = (made) => made }: Kept): Tiny {
  const all = new Map<string, Fields>()
  let count = 0
  return {
    paths,
    handle({ method, path, body }) {
      const id = path.startsWith(`${at}/`) ? decodeURIComponent(path.slice(at.length + 1)) : undefined
      if (id === undefined && method === 'GET') return [200, [...all.values()].map((made) => show(made, 'listed'))]
      if (id === undefined) {
        const made = make(body, `t-${++count}`)
        if (made === undefined) return [400, missing]
        all.set(String(made.id ?? made.name), made)
        return headers === undefined ? [201, show(made, 'made')] : [201, show(made, 'made'), headers(made)]
      }
      const found = all.get(id)
      if (found === undefined) return [404, missing]
      if (method === 'GET') return [200, show(found, 'read')]
      all.delete(id)
      return [204]
    },
  }
}

export const item = (schema: Fields, name = 'id'): Fields => ({
  parameters: inPath(name),
  get: { responses: { 200: answers(schema), 404: refused } },
  delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
})
