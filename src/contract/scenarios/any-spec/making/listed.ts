/** The list in which a thing should be, and which of its elements is the thing. */
import { parametersIn } from '../../../../document/path-names.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type JsonObject } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import type { Input } from '../../../exchange/exchange.ts'
import type { Answer } from '../../../speak/actor.ts'
import { elementsOf, walkPages } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Collection, parameterSchema } from '../collections.ts'
import { itemIn } from './item-in.ts'
import { givenPath, requiredParameters } from './request-body.ts'
import { idOf, makingOf, parentPath, type Thing } from './thing.ts'
import { loose, type Workshop } from './workshop.ts'

export interface Wanted {
  /** Of a page; the largest that is declared by default. */
  readonly size?: number
  /** What should be in the list, the thing by which it is asked by default: until it is seen, the pages have not ended. */
  readonly present?: readonly Thing[]
  /** How many there should be. */
  readonly count?: number
}

/** The whole list in which a thing should be. */
export async function listAll(
  workshop: Workshop,
  thing: Thing,
  list: Operation,
  wanted: Wanted = {},
): Promise<readonly unknown[]> {
  return (await listPages(workshop, thing, list, wanted)).elements
}

/** The same with the answers that had it. */
export async function listPages(
  workshop: Workshop,
  thing: Thing,
  list: Operation,
  { size, present = [thing], count = 0 }: Wanted = {},
): Promise<{ readonly elements: readonly unknown[]; readonly pages: readonly Answer[] }> {
  const isEnough = (elements: readonly unknown[]): boolean =>
    elements.length >= count &&
    present.every((each) => idOf(each) === undefined || elementsLike(elements, each).length > 0)
  const { specification, context } = workshop
  const pages: Answer[] = []
  const call = async (input: Input): Promise<Answer> => {
    const page = await loose(context.owner).call(list.id, input)
    pages.push(page)
    return page
  }
  const whole = await walkPages(specification, list, listInput(workshop, thing, list, size), call, isEnough)
  return { elements: elementsOf(whole), pages }
}

export function listInput(workshop: Workshop, thing: Thing, list: Operation, size?: number): Input {
  const { specification } = workshop
  const { collection, parent } = thing
  const limit = typeof collection.paging?.limit === 'string' ? collection.paging.limit : undefined
  const { maximum } = (limit === undefined ? undefined : parameterSchema(specification, list, limit)) ?? {}
  const largest = typeof maximum === 'number' ? maximum : 50
  const input = requiredParameters(specification, list, makingOf(workshop, 'required'))
  return {
    ...input,
    path: parent === undefined ? listPath(workshop, list, thing) : parentPath(workshop, list, parent),
    query: { ...input.query, ...(limit === undefined ? {} : { [limit]: Math.min(size ?? largest, largest) }) },
  }
}

/** The elements of a list that are this thing. */
export function elementsLike(elements: readonly unknown[], thing: Thing): JsonObject[] {
  const id = idOf(thing)
  const { idName, create } = thing.collection
  // That an answer lacks what has to be in it is said by a check of every exchange.
  if (id === undefined) throw new NotExercised(`the answer to ${create.id} does not tell what it made`)
  return elements.filter(isObject).filter((element) => {
    const item = idName === undefined ? element : (itemIn(element, [idName]) ?? element)
    const own = idName === undefined ? undefined : item[idName]
    return own === undefined ? Object.values(element).some((value) => isSameId(value, id)) : isSameId(own, id)
  })
}

/** Fewer than these are no page that anybody cuts a list off at. */
const capMin = 10

/**
 * Whether a list may have been cut off though the document says nothing of pages: it has as many as the document lets it have, or, where
 * that says nothing, a round number.
 */
export function isCapped(
  { document, jsonSchema }: Specification,
  list: Operation,
  elements: readonly unknown[],
): boolean {
  const { length } = elements
  const status = String(list.responses.find((each) => each.status < 300)?.status)
  const schema = jsonSchema(list, 'responses', status)
  const lists = schema === undefined ? [] : [schema, ...shapeOf(document, schema).properties.values()]
  const bounds = lists
    .map((each) => shapeOf(document, each).keywords.maxItems)
    .filter((each) => typeof each === 'number')
  if (bounds.length > 0) return bounds.some((bound) => length >= bound)
  return length >= capMin && (length % 5 === 0 || Number.isInteger(Math.log2(length)))
}

/** The values of the path of the list in which a thing is: those with which it was made. */
function listPath(
  { specification }: Workshop,
  list: Operation,
  { collection, path: made }: Thing,
): Record<string, string> {
  const outer = parametersIn(collection.create.path).map((name) => made[name] ?? '')
  const values = parametersIn(list.path).map((name, index) => [name, made[name] ?? outer[index] ?? ''])
  return { ...givenPath(specification, list), ...Object.fromEntries(values) }
}

/** An id may be a number in one place and its digits in another. */
function isSameId(one: unknown, other: unknown): boolean {
  return withDigits(String(one)) === withDigits(String(other))
}

/** By what an element is told from the others: its id, or else all of it. */
export function keyOf(element: unknown, { idName }: Collection): string {
  const id = idName === undefined ? undefined : itemIn(element, [idName])?.[idName]
  return id === undefined ? JSON.stringify(element) : withDigits(String(id))
}
