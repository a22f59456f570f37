/** What no two things of a collection share. */
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import { shapeOf } from '../shape.ts'
import { wordsOf } from '../words.ts'
import { thingSentBy } from './apart/resource-objects.ts'
import type { Seen } from './overview.ts'
import { saidConflict } from './refusals.ts'

/** Two things of one place hardly share these, where making one has a word for what is there already. */
const hardlyShared: ReadonlySet<string> = new Set(['username', 'login', 'slug', 'handle', 'uid', 'key', 'email', 'sku'])

/** What the document says, and what it need not say. */
export function uniqueOf(document: JsonObject, create: Seen | undefined, key: string): string[] {
  const said = textsOf(create?.resource?.unique).map((path) => path.split('.').at(-1) ?? path)
  const body = create && thingSentBy(document, create)
  const responses = create?.operation.value.responses
  const hasConflict = isObject(responses) && responses[409] !== undefined && responses[409] !== responses[402]
  if (body === undefined) return said
  const { properties } = shapeOf(document, body)
  if (!hasConflict) return [...new Set([...said, ...saidTaken(document, create, [...properties.keys()])])]
  const hard = [...properties.keys()].filter((name) => hardlyShared.has(name) && name !== key)
  // A name alone that tells things apart is what a conflict can be about.
  const named = hard.length === 0 && said.length === 0 && properties.has('name') && key !== 'name' ? ['name'] : []
  return [...new Set([...said, ...hard, ...named])]
}

/** Named where a refusal that is no 409 says that there is one already: "email has already been taken". */
function saidTaken(document: JsonObject, create: Seen | undefined, names: readonly string[]): string[] {
  const said = create === undefined ? [] : wordsOf(saidConflict(document, create.operation)?.description ?? '')
  return names.filter((name) => hardlyShared.has(name) && said.includes(name))
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
