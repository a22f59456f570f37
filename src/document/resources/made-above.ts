/** What is made below one thing and has a path of its own: `POST /projects/{id}/tasks` makes what is at `/tasks/{taskId}`. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { plain } from '../path-names.ts'
import { shapeOf } from '../shape.ts'
import { above, type Found, type Paths } from './found.ts'
import { successSchema } from './success-schema.ts'

/** Place of elements that nothing makes there -> the only path at which such elements are made, below something else. */
export function madeAbove(document: JsonObject, paths: Paths): ReadonlyMap<string, string> {
  const { all, items, at, isItem } = paths
  const homes = new Set(items.map((each) => plain(above(each))))
  const found = new Map<string, string>()
  for (const item of items) {
    const home = above(item)
    const own = [at(item, 'get'), at(item, 'patch'), at(item, 'put'), at(item, 'delete')].filter(
      (each) => each !== undefined,
    )
    // Of what nothing shows the word alone says what it is.
    const shown = own.find(({ operation }) => successSchema(document, operation)?.schema !== undefined)
    if (own.length === 0 || at(home, 'post') !== undefined) continue
    const makers = all.filter((path) => {
      const create = at(path, 'post')
      const isBelow = create !== undefined && isItem(above(path)) && !homes.has(plain(path))
      return isBelow && lastOf(path) === lastOf(home) && (shown === undefined || answersAlike(document, create, shown))
    })
    const [only, ...others] = makers
    if (only !== undefined && others.length === 0) found.set(plain(home), only)
  }
  return found
}

function lastOf(path: string): string | undefined {
  return path.split('/').at(-1)
}

/** Whether two operations answer things of one kind: of one schema, or of one that has all that the other has. */
function answersAlike(document: JsonObject, one: Found, other: Found): boolean {
  const [a, b] = [one, other].map(({ operation }) => successSchema(document, operation)?.schema)
  if (a === undefined || b === undefined) return false
  return a.pointer === b.pointer || has(document, a, b) || has(document, b, a)
}

function has(document: JsonObject, whole: Located, part: Located): boolean {
  const [all, some] = [whole, part].map((schema) => shapeOf(document, schema).properties)
  return all !== undefined && some !== undefined && some.size > 0 && [...some.keys()].every((name) => all.has(name))
}
