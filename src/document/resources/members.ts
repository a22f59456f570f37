/** What is at the path of one element reads, replaces, updates or deletes it. */
import { wordsOf } from '../words.ts'
import { type Found, title } from './found.ts'
import { idIn } from './id-in.ts'
import type { Rule } from './place.ts'
import { successSchema } from './success-schema.ts'

const actions = { get: 'read', put: 'replace', patch: 'update', post: 'update', delete: 'delete' } as const
const verbs = { read: 'reads', replace: 'replaces', update: 'updates', delete: 'deletes' } as const

export const members: Rule = ({ document, telling, read, members: found, claim }) => {
  const readSchema = read && successSchema(document, read.operation)?.schema
  const id = readSchema && idIn(document, readSchema, telling)
  for (const member of found) {
    const action = actions[member.method]
    claim(member, { action, by: id === undefined ? [] : [id.name] }, `${title(member)} ${verbs[action]}`)
  }
}

/** Whether an operation's id or summary begins with, or its id ends with, the word for a change. */
export function isCalledUpdate({ operation: { value } }: Found): boolean {
  const { operationId, summary } = value
  const id = wordsOf(typeof operationId === 'string' ? operationId : '')
  const [first] = wordsOf(typeof summary === 'string' ? summary : '')
  return [id[0], id.at(-1), first].some((word) => /^(updates?|modify|modifies|edits?|patch|patches)$/.test(word ?? ''))
}
