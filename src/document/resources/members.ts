/** What is at the path of one element reads, replaces, updates or deletes it. */
import { elementsSchema } from '../shape.ts'
import { wordsOf } from '../words.ts'
import { type Found, title } from './found.ts'
import { idIn } from './id-in.ts'
import type { Place, Rule } from './place.ts'
import { successSchema } from './success-schema.ts'
import { claimUpsert } from './upserts.ts'

const actions = { get: 'read', put: 'replace', patch: 'update', post: 'update', delete: 'delete' } as const
const verbs = { read: 'reads', replace: 'replaces', update: 'updates', delete: 'deletes' } as const

export const members: Rule = (place) => {
  const name = idName(place)
  for (const member of place.members) {
    if (member === place.upsert) {
      claimUpsert(place, member, name)
      continue
    }
    const action = actions[member.as]
    place.claim(member, { action, by: name === undefined ? [] : [name] }, `${title(member)} ${verbs[action]}`)
  }
}

/** What an element is called by: where nothing reads one, what makes it or what lists it shows it. */
function idName({ document, telling, read, create, lists: [list] }: Place): string | undefined {
  const shown = [read, create].map((each) => each && successSchema(document, each.operation)?.schema)
  const listed = list && successSchema(document, list.operation)?.schema
  const schemas = read === undefined ? [...shown, listed && elementsSchema(document, listed)] : shown.slice(0, 1)
  return schemas.map((schema) => schema && idIn(document, schema, telling)?.name).find((name) => name !== undefined)
}

/** Whether an operation's id or summary begins with, or its id ends with, the word for a change. */
export function isCalledUpdate({ operation: { value } }: Found): boolean {
  const { operationId, summary } = value
  const id = wordsOf(typeof operationId === 'string' ? operationId : '')
  const [first] = wordsOf(typeof summary === 'string' ? summary : '')
  return [id[0], id.at(-1), first].some((word) => /^(updates?|modify|modifies|edits?|patch|patches)$/.test(word ?? ''))
}
