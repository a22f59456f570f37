/** Cases that a schema leads to and nobody asks: of what only the target can know, or would make more than the run removes. */
import { isGenericId } from '../../../document/id-names.ts'
import { exampleOf } from '../../../document/make-options.ts'
import { shapeOf } from '../../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import type { Input } from '../../exchange/exchange.ts'
import type { Case } from '../cases/cases.ts'
import type { Collection } from './collections.ts'
import { innerOf } from './making/envelope.ts'
import { bodySchema, givenBody, ownId } from './making/request-body.ts'
import { wantsExamples } from './making/taken-bodies.ts'
import type { Workshop } from './making/workshop.ts'

/** @param first The valid input that the case was made from. */
export function isLeftAlone(workshop: Workshop, collection: Collection, each: Case, first: Input): boolean {
  const { specification } = workshop
  const operation = specification.operation(each.operationId)
  // What was made up is JSON.
  const inner = (input: Input): Input => ({
    ...input,
    body: innerOf(specification, operation, (input.body ?? null) as Json),
  })
  const [own, before] = [{ ...each, input: inner(each.input) }, inner(first)]
  return (
    isOfExample(workshop, own, before) ||
    isOfOwnId(workshop, own, before) ||
    namesAnother(collection, own, before) ||
    makesMore(collection, own)
  )
}

/** What only an example shows the way to may be one of a few that no schema lists, and is taken as it is. */
function isOfExample({ specification }: Workshop, { operationId, input, situation }: Case, first: Input): boolean {
  const operation = specification.operation(operationId)
  if (situation !== null || !wantsExamples(specification, operation)) return false
  const schema = bodySchema(specification, operation)
  if (schema === undefined || !isObject(input.body) || !isObject(first.body)) return false
  const { properties } = shapeOf(specification.document, schema)
  const [sent, before] = [input.body, first.body]
  const given = givenBody(specification, operation)
  return Object.keys(sent).some((name) => {
    const property = properties.get(name)
    const isChanged = JSON.stringify(sent[name]) !== JSON.stringify(before[name])
    const isShown = property !== undefined && hasExample(specification.document, property)
    return isChanged && (isShown || Object.hasOwn(given, name))
  })
}

function hasExample(document: JsonObject, schema: Located): boolean {
  const { keywords, properties } = shapeOf(document, schema)
  return (
    exampleOf(keywords) !== undefined || [...properties.values()].some((each) => exampleOf(each.value) !== undefined)
  )
}

/** The id of a thing in its own body is the target's to hold or to ignore. */
function isOfOwnId({ specification }: Workshop, { operationId, input: { body } }: Case, first: Input): boolean {
  const operation = specification.operation(operationId)
  const id = ownId(specification, operation)
  if (id === undefined || !isObject(body) || !isObject(first.body)) return false
  if (operation.method === 'POST' && !isGenericId(id)) return false
  return JSON.stringify(body[id]) !== JSON.stringify(first.body[id])
}

/** Whether what it changes has to name something that is there, or say the path again: another text is refused for that. */
function namesAnother({ references }: Collection, { input, situation }: Case, { body: before, path }: Input): boolean {
  const { body } = input
  if (situation !== null || !isObject(body) || !isObject(before)) return false
  return [...references.keys(), ...Object.keys(path ?? {})].some(
    (name) => JSON.stringify(body[name]) !== JSON.stringify(before[name]),
  )
}

/** Whether it would make several things where one is made. */
function makesMore({ inList }: Collection, { input: { body }, situation }: Case): boolean {
  const all = situation === null && inList !== undefined && isObject(body) ? body[inList] : undefined
  return Array.isArray(all) && all.length > 1
}
