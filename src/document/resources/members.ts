/** What is at the path of one element reads, replaces, updates or deletes it. */
import { isIdOf } from '../path-names.ts'
import { pathToProperty } from '../shape.ts'
import { title } from './found.ts'
import type { Rule } from './place.ts'
import { successSchema } from './success-schema.ts'

const actions = { get: 'read', put: 'replace', patch: 'update', delete: 'delete' } as const
const verbs = { read: 'reads', replace: 'replaces', update: 'updates', delete: 'deletes' } as const

export const members: Rule = ({ document, parameter, read, members: found, claim }) => {
  const readSchema = read && successSchema(document, read.operation)?.schema
  const id = readSchema && pathToProperty(document, readSchema, (name) => isIdOf(name, parameter))
  for (const member of found) {
    if (member.method === 'post') continue
    const action = actions[member.method]
    claim(member, { action, by: id === undefined ? [] : [id.name] }, `${title(member)} ${verbs[action]}`)
  }
}
