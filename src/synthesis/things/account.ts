/** Who asks, in the names by which documents show a person: the author of what is made, and what `/me` is. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Json, JsonObject, Located } from '../../spec/pointer.ts'
import { isOfType } from '../answers/show.ts'

export interface Person {
  readonly username: string
  readonly email: string
  /** What was said when the account was made. */
  readonly profile?: JsonObject
}

const personal = /^(user|author|owner|creator|createdby|postedby|submitter|reporter|uploader|requester|addedby)$/
const names: ReadonlySet<string> = new Set(['username', 'login', 'handle', 'nickname', 'loginname', 'acct', 'slug'])

/** Whether a property shows who made a thing. */
export function isPerson(property: string): boolean {
  return personal.test(flat(property))
}

/** Paths that lead to who asks. */
export function isOwnPath(path: string): boolean {
  const last = path.split('/').findLast((segment) => segment !== '') ?? ''
  return /^(me|user|self|account|profile|myself|whoami|currentuser|viewer|verifycredentials)$/.test(flat(last))
}

/** What stands below who asks, such as `/user/starred/{id}`. */
export function isBelowOwn(path: string): boolean {
  const [first = '', ...others] = path.split('/').filter((segment) => segment !== '' && !/^v\d/.test(segment))
  return others.length > 0 && /^(me|user|self|myself|viewer|currentuser)$/.test(flat(first))
}

/** With what is known of who asks, in place of what was made up of a person. */
export function asPerson(document: JsonObject, schema: Located, value: JsonObject, person: Person): JsonObject {
  const known = [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
    const { types, keywords } = shapeOf(document, property)
    const said = person.profile?.[name]
    if (said !== undefined && isOfType(said, types)) return [[name, said]]
    if (!types.includes('string') || keywords.enum !== undefined || keywords.pattern !== undefined) return []
    if (names.has(flat(name)) && person.username !== '') return [[name, person.username]]
    return flat(name) === 'email' && person.email !== '' ? [[name, person.email]] : []
  })
  return { ...value, ...Object.fromEntries(known) }
}
