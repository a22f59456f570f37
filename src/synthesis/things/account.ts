/** Who asks, in the names by which documents show a person: the author of what is made, and what `/me` is. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Json, JsonObject, Located } from '../../spec/pointer.ts'
import { isOfType } from '../answers/show.ts'

export interface Person {
  readonly username: string
  readonly email: string
  /** What was said when the account was made, or all that is known by now. */
  readonly profile?: JsonObject
  /** By which others name the person, where that was shown. */
  readonly id?: string | number
}

const personal = /^(user|author|owner|creator|createdby|postedby|submitter|reporter|uploader|requester|addedby)$/
const names: ReadonlySet<string> = new Set(['username', 'login', 'handle', 'nickname', 'loginname', 'acct', 'slug'])

/** Whether a property shows who made a thing. */
export function isPerson(property: string): boolean {
  return personal.test(flat(property))
}

/** What stands below who asks, such as `/user/starred/{id}`. */
export function isBelowOwn(path: string): boolean {
  const [first = '', ...others] = path.split('/').filter((segment) => segment !== '' && !/^v\d/.test(segment))
  return others.length > 0 && /^(me|user|self|myself|viewer|currentuser)$/.test(flat(first))
}

/** With what is known of who asks, in place of what was made up of a person. */
export function asPerson(document: JsonObject, schema: Located, value: JsonObject, person: Person): JsonObject {
  return { ...value, ...personalMembers(document, schema, person) }
}

/** What is known of somebody, by the names that a schema has for it. */
export function personalMembers(
  document: JsonObject,
  schema: Located,
  { username, email, profile = {}, id }: Person,
): JsonObject {
  const said = new Map(Object.entries(profile).map(([name, value]) => [flat(name), value]))
  const known = [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
    const { types, keywords } = shapeOf(document, property)
    const own = profile[name] ?? said.get(flat(name))
    if (own !== undefined && own !== null && isOfType(own, types)) return [[name, own]]
    if (id !== undefined && isOwnId(name) && isOfType(id, types)) return [[name, id]]
    if (!types.includes('string') || keywords.enum !== undefined || keywords.pattern !== undefined) return []
    if (names.has(flat(name)) && username !== '') return [[name, username]]
    return flat(name) === 'email' && email !== '' ? [[name, email]] : []
  })
  return Object.fromEntries(known)
}

/** Whether it is the id of a person in what is of that person. */
export function isOwnId(name: string): boolean {
  return /^(id|uuid|uid|userid|accountid|memberid)$/.test(flat(name))
}

/** Who made a thing, where that is known by an id. */
export interface Maker {
  readonly id: string | number
  /** Such as `recruiter`, of which `recruiterId` speaks. */
  readonly role: string
  /** Whether there are things called so that are no people. */
  readonly isElse: (what: string) => boolean
}

const owning =
  /^(user|owner|author|creator|poster|uploader|requester|reporter|sender|submitter|organi[sz]er|reviewer|applicant|seller|host)$/
const doing = /^(created|added|posted|uploaded|submitted|requested|reported|owned|written|authored)by(user)?(id)?$/

/** Whether a property names who made a thing by an id: `user_id`, `createdBy`, and `recruiterId` of what a recruiter made. */
export function namesMaker(name: string, { role, isElse }: Maker): boolean {
  const bare = flat(name)
  if (doing.test(bare)) return true
  const [, stem] = /^(.+?)u?u?id$/.exec(bare) ?? []
  return stem !== undefined && (owning.test(stem) || stem === flat(role)) && !isElse(stem)
}
