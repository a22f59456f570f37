/** Expectations that several scenarios share: what was sent is there, and what was only accepted appears. */

import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { JsonObject, Located } from '../../../../spec/pointer.ts'
import { acceptedWindowMs } from '../../../exchange/waiting.ts'
import type { Expect, Kept } from '../../../judge/expect.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { idOf } from '../aspects.ts'
import { itemSchema } from '../collections.ts'
import { itemIn } from '../making/item-in.ts'
import { elementsLike, isCapped } from '../making/listed.ts'
import { expectedFields, isMasked, isSame } from '../making/same-value.ts'
import { inputFor, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'
import { madeBy } from './told.ts'

/**
 * @param seen The answer, or an element of a list.
 * @param how What has happened since it was sent, and the requirements that it is about, where not all of the step's.
 */
export function expectSent(
  { specification }: Workshop,
  expect: Expect,
  seen: unknown,
  sent: JsonObject,
  operation: Operation,
  { requirements = [], ...more }: Kept & { readonly requirements?: readonly string[] } = {},
): void {
  const { document } = specification
  const item = itemIn(seen, Object.keys(sent))
  const schema = itemSchema(specification, operation)
  // A list may show less of a thing than is read of it, and a part of a text that is nobody's to read.
  const isOfList = isList(specification, operation)
  const required = isOfList && schema ? requiredWithin(document, schema, sent) : undefined
  for (const [name, { value, schema: property }] of expectedFields(document, sent, schema)) {
    const found = item?.[name]
    if (found === undefined && required?.has(name) === false) continue
    const isHidden = (): boolean => (isOfList || confidential.test(name)) && isMasked(value, found)
    expect(found, ...requirements).toBeKept(
      name,
      value,
      () => isSame(document, value, found, property) || isHidden(),
      more,
    )
  }
}

/** What of a thing is mostly shown masked. */
const confidential = /secret|token|passw|key$|pin$|card|iban|account_?number|ssn/i

function isList(specification: Specification, operation: Operation): boolean {
  return specification.resource(operation)?.action === 'list'
}

function requiredWithin(document: JsonObject, schema: Located, sent: JsonObject): ReadonlySet<string> {
  const own = shapeOf(document, schema)
  const isWrapped = !Object.keys(sent).some((name) => own.properties.has(name))
  const inner = isWrapped ? [...own.properties.values()].map((member) => shapeOf(document, member).required) : []
  return new Set([own.required, ...inner].flatMap((names) => [...names]))
}

/** It is in its list once, unless the list may leave it out. */
export function expectListed(
  { specification }: Workshop,
  expect: Expect,
  elements: readonly unknown[],
  thing: Thing,
): void {
  const found = elementsLike(elements, thing)
  const { collection } = thing
  if (found.length === 0 && collection.isCut && elements.length > 0)
    throw new NotExercised(`nothing shows how to read more than the first page of ${collection.name}`)
  const { list, paging } = collection
  if (found.length === 0 && paging === undefined && list !== undefined && isCapped(specification, list, elements))
    throw new NotExercised(`the list of ${collection.name} has ${elements.length}, and nothing shows how to read more`)
  if (found.length === 0 && mayBeHidden(specification, thing))
    throw new NotExercised(`the list of ${collection.name} may leave out what is like that unless it is asked for`)
  const { id: listing = '' } = list ?? {}
  expect(found).toHold(
    found.length === 0
      ? `${listing} does not have ${madeBy(thing)}`
      : `${listing} has ${madeBy(thing)} ${found.length} times`,
    'it is there once',
    () => found.length === 1,
  )
}

const hiding = /^(is_?|has_?)?(archived|deleted|hidden|disabled|inactive|draft|private)$/i
const showing = /^(is_?)?(active|enabled|visible|published|public|available)$/i

/** What is archived or not active is often listed only for who asks for it, and a parameter of that name may have such a default. */
function mayBeHidden(specification: Specification, { collection, sent }: Thing): boolean {
  const isHidden = Object.entries(sent).some(
    ([name, value]) => (hiding.test(name) && value === true) || (showing.test(name) && value === false),
  )
  const parameters = collection.list === undefined ? [] : specification.parameters(collection.list)
  return (
    isHidden ||
    parameters.some((parameter) => {
      const initial = specification.schemaOf(parameter)?.default
      const own = sent[String(parameter.value.name)]
      return initial !== undefined && own !== undefined && own !== initial
    })
  )
}

/** Waits for what was answered with 202; what the answer declares otherwise is there at once. */
export async function appeared(workshop: Workshop, thing: Thing): Promise<void> {
  const { read, name } = thing.collection
  if (thing.answer.status !== 202 || read === undefined) return
  const { owner, step } = workshop.context
  await step(`what ${name} accepted appears`, [idOf(thing.collection, 'read-back')], async ({ until }) => {
    await until(`the new element of ${name}`, {
      windowMs: acceptedWindowMs,
      read: async () => owner.send(read.id, await inputFor(workshop, thing, read)),
      isDone: ({ status }) => status < 300,
    })
  })
}

/** No two elements of a list show everything that was sent, if anything of it is the run's own. */
export function expectNoTwin(
  { specification, context }: Workshop,
  expect: Expect,
  elements: readonly unknown[],
  sent: JsonObject,
  list: Operation,
): void {
  const { document } = specification
  const expected = [...expectedFields(document, sent, itemSchema(specification, list))]
  const prefix = context.owner.unique('twin').split('-')[0] ?? ''
  const isOwn = expected.some(([, { value }]) => typeof value === 'string' && value.startsWith(prefix))
  if (!isOwn) return
  const twins = elements.filter((element) => {
    const item = itemIn(element, Object.keys(sent))
    return expected.every(([name, { value, schema }]) => isSame(document, value, item?.[name], schema))
  })
  // That it is not there as it was sent is said where it is compared.
  if (twins.length > 1)
    expect(twins).toHold(
      `${list.id} has ${twins.length} elements with all that was sent once`,
      'one of them',
      () => false,
    )
}
