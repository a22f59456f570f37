/** What is at the path of one element reads, replaces, updates or deletes it. */
import { isIdOf } from '../path-names.ts'
import { elementsSchema, pathToProperty } from '../shape.ts'
import { title } from './found.ts'
import type { Place, Rule } from './place.ts'
import { successSchema } from './success-schema.ts'

const actions = { get: 'read', put: 'replace', patch: 'update', delete: 'delete' } as const
const verbs = { read: 'reads', replace: 'replaces', update: 'updates', delete: 'deletes' } as const

export const members: Rule = (place) => {
  const name = idName(place)
  for (const member of place.members) {
    if (member.method === 'post') continue
    const action = actions[member.method]
    place.claim(member, { action, by: name === undefined ? [] : [name] }, `${title(member)} ${verbs[action]}`)
  }
}

/** What an element is called by: where nothing reads one, what makes it or what lists it shows it. */
function idName({ document, parameter, read, create, list }: Place): string | undefined {
  const shown = [read, create].map((each) => each && successSchema(document, each.operation)?.schema)
  const listed = list && successSchema(document, list.operation)?.schema
  const schemas = read === undefined ? [...shown, listed && elementsSchema(document, listed)] : shown.slice(0, 1)
  return schemas
    .map((schema) => schema && pathToProperty(document, schema, (name) => isIdOf(name, parameter))?.name)
    .find((name) => name !== undefined)
}
