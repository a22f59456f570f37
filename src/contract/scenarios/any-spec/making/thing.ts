/** Makes one thing of a collection, and everything that has to be there before it, and finds it again. */

import { isGenericId } from '../../../../document/id-names.ts'
import { parametersIn } from '../../../../document/path-names.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json, type JsonObject } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import type { Input } from '../../../exchange/exchange.ts'
import type { Answer } from '../../../speak/actor.ts'
import { followLink, type Occurrence } from '../../../specification/links.ts'
import { KeyTaken, NotExercised } from '../../not-exercised.ts'
import type { Collection } from '../collections.ts'
import { pathWithin } from './containers.ts'
import { itemIn } from './item-in.ts'
import { movedTo, noteMove } from './moves.ts'
import { naturalKeyOf } from './natural-key.ts'
import { noteKey, refuseOwnKey } from './own-keys.ts'
import { keyInBody, makePathKey, pathKeyOf } from './path-key.ts'
import { nameOf, onlyOne, repeatedIn } from './repeated.ts'
import { bodySchema, type Making, makeBody, requiredParameters, slug } from './request-body.ts'
import { toldByList } from './told-by-list.ts'
import { loose, type Workshop } from './workshop.ts'
import { type Prepared, write } from './writes.ts'

export interface Thing {
  readonly collection: Collection
  readonly occurrence: Occurrence
  readonly answer: Answer
  /** What was sent. */
  readonly sent: JsonObject
  /** Things that were made for it, by the property that holds their id. */
  readonly references: Readonly<Record<string, Json>>
  readonly parent: Thing | undefined
  /** The path with which it was made. */
  readonly path: Readonly<Record<string, string>>
}

/** What a thing stands in and refers to, which another can too. */
type Around = Pick<Thing, 'references' | 'parent' | 'path'>

/** How a thing is made up, where not by chance alone. */
export type Way = Pick<Making, 'branch' | 'manner'>

export function makingOf({ context }: Workshop, extent: Making['extent'], way: Way = {}): Making {
  return {
    random: context.random,
    word: (name) => context.owner.unique(slug(name)),
    nowMs: context.clock.now(),
    extent,
    ...way,
  }
}

/** Input with which the operation makes something, together with what it stands below and refers to. */
export async function creatingInput(
  workshop: Workshop,
  collection: Collection,
  extent: Making['extent'],
  around: Around | undefined = undefined,
  way: Way = {},
): Promise<Around & { readonly input: Input }> {
  const { specification } = workshop
  const { create } = collection
  const parent =
    around?.parent ??
    (collection.parent === undefined ? undefined : await makeThing(workshop, collection.parent, 'required'))
  // What joins two things joins them once.
  const isJoin = collection.joins && around !== undefined
  const references = (isJoin ? undefined : around?.references) ?? (await makeReferences(workshop, collection, parent))
  const place = around?.path ?? (await placeOf(workshop, collection, parent))
  const making = { ...makingOf(workshop, extent, way), besideDefault: way.manner === undefined }
  const parameter = pathKeyOf(specification, create)
  const key = parameter === undefined ? undefined : makePathKey(specification, create, parameter, making)
  const path = parameter === undefined || key === undefined ? place : { ...place, [parameter]: key }
  const own = key === undefined ? {} : keyInBody(specification, create, collection.idName, key)
  const bodyOf = (each: Making): ReturnType<typeof makeBody> =>
    makeBody(specification, create, each, { ...repeatedIn(specification, create, path), ...references, ...own })
  let made = create.body === null ? { body: undefined } : bodyOf(making)
  // Where nothing whole fits its schema, what is required may.
  if ('problem' in made && extent === 'whole') made = bodyOf({ ...making, extent: 'required' })
  if ('problem' in made) throw new NotExercised(`no body of ${create.id} could be made up: ${made.problem}`)
  return {
    input: {
      ...requiredParameters(specification, create, making),
      path,
      ...(made.body === undefined ? {} : { body: onlyOne(collection.inList, made.body) }),
    },
    references,
    parent,
    path,
  }
}

/** The path of a create: below its parent, or within what is there already or is made for it. */
async function placeOf(
  workshop: Workshop,
  { create, places }: Collection,
  parent: Thing | undefined,
): Promise<Record<string, string>> {
  if (parent !== undefined) return parentPath(workshop, create, parent)
  const key = pathKeyOf(workshop.specification, create)
  // It is chosen for each.
  const made: Record<string, string> = key === undefined ? {} : { [key]: '' }
  for (const [parameter, other] of places) {
    const thing = await makeThing(workshop, other, 'required')
    made[parameter] = withDigits(String(idOf(thing) ?? ''))
  }
  return pathWithin(workshop.specification, workshop.context, create, made)
}

export async function makeThing(
  workshop: Workshop,
  collection: Collection,
  extent: Making['extent'],
  around?: Around,
  way: Way = {},
): Promise<Thing> {
  let known = around
  for (let attempts = 1; ; attempts++) {
    try {
      const { input, references, parent, answer } = await write(workshop, collection.create, async () => {
        const prepared = await creatingInput(workshop, collection, extent, known, way)
        known = prepared
        refuseOwnKey(workshop.context, collection, prepared.input)
        return prepared
      })
      const told = await toldByList(workshop, collection, input, answer)
      const thing = thingOf(collection, input, told, references, parent)
      noteKey(workshop.context, collection, input, idOf(thing))
      return thing
    } catch (error) {
      // Another key may be free.
      if (!(error instanceof KeyTaken) || attempts === keysMax) throw error
    }
  }
}

const keysMax = 10

/** What of a body can be expected to come back: an id that was made up because it has to be there is the target's to choose. */
export function keptOf(collection: Collection, body: unknown): JsonObject {
  const { idName, sentOnly, envelope } = collection
  const inner = envelope !== undefined && isObject(body) ? body[envelope] : undefined
  if (isObject(inner)) return keptOf({ ...collection, envelope: undefined }, inner)
  if (Array.isArray(body)) return keptOf(collection, body[0])
  if (!isObject(body)) return {}
  const { inList } = collection
  if (inList !== undefined && Array.isArray(body[inList]))
    return keptOf({ ...collection, inList: undefined }, body[inList])
  const isMadeUp = (name: string): boolean => sentOnly.has(name) || (name === idName && isGenericId(name))
  return Object.fromEntries(Object.entries(body).filter(([name]) => !isMadeUp(name)))
}

/** The body of a change of a thing, with its own id and its references where the operation takes them. */
export function changingBody(
  workshop: Workshop,
  thing: Thing,
  operation: Operation,
  extent: Making['extent'],
  fixed: JsonObject = {},
  way: Way = {},
): ReturnType<typeof makeBody> {
  const { specification } = workshop
  const schema = bodySchema(specification, operation)
  const shape = schema && shapeOf(specification.document, schema)
  const { idName } = thing.collection
  const id = idName === undefined ? undefined : idOf(thing)
  const own = { ...thing.references, ...(idName === undefined || id === undefined ? {} : { [idName]: id }) }
  const isLeast = extent === 'required' && operation.method === 'PATCH'
  const names = isLeast ? shape?.required : shape?.properties
  const known = Object.entries(own).filter(([name]) => names?.has(name) === true)
  const key = Object.entries(naturalKeyOf(thing.sent, addressOf(thing, operation))).filter(
    ([name]) => names?.has(name) === true,
  )
  const above = Object.entries(addressOf(thing, operation) ?? {}).slice(0, -1)
  const again = Object.entries(repeatedIn(specification, operation, Object.fromEntries(above)))
  return makeBody(specification, operation, makingOf(workshop, extent, way), {
    ...Object.fromEntries(again.filter(([name]) => names?.has(name) === true)),
    ...Object.fromEntries(known),
    ...Object.fromEntries(key),
    ...fixed,
  })
}

export function thingOf(
  collection: Collection,
  input: Input,
  answer: Answer,
  references: Thing['references'],
  parent: Thing | undefined,
): Thing {
  const occurrence = { input, headers: answer.headers, body: answer.body }
  const sent = keptOf(collection, input.body)
  return { collection, occurrence, answer, sent, references, parent, path: input.path ?? {} }
}

async function makeReferences(
  workshop: Workshop,
  collection: Collection,
  parent: Thing | undefined,
): Promise<Record<string, Json>> {
  const references: Record<string, Json> = {}
  for (const [property, other] of collection.references) {
    // Who says again what it stands below means that, and no other.
    const isAbove = parent?.collection === other && collection.idName !== property
    const thing = isAbove ? parent : await makeThing(workshop, other, 'required')
    const told = { id: idOf(thing) ?? null, name: thing.sent.name }
    const value = nameOf(workshop.specification, collection.create, property, told)
    if (value !== undefined) references[property] = value
  }
  return references
}

/** Where the thing stands, for one of its operations; undefined when no answer tells. */
export function addressOf(thing: Thing, operation: Operation): Record<string, string> | undefined {
  const address = firstAddress(thing, operation)
  const [now, last] = [movedTo(thing.answer), Object.keys(address ?? {}).at(-1)]
  return now === undefined || last === undefined ? address : { ...address, [last]: String(now) }
}

/** What a change of the thing does to where it stands is followed. */
export function following(thing: Thing): Prepared['learn'] {
  return (answer) => noteMove(thing.answer, thing.collection.idName, idOf(thing), answer)
}

/** The same, as the answer told that made it. */
function firstAddress(thing: Thing, operation: Operation): Record<string, string> | undefined {
  const { links } = thing.collection
  const direct = links.find(({ operationId }) => operationId === operation.id)
  const own = direct && followLink(direct, thing.occurrence)
  if (own !== undefined) return own
  // Operations at the same path take the same values, whatever their parameters are called.
  for (const link of links) {
    const values = Object.values(followLink(link, thing.occurrence) ?? {})
    const names = parametersIn(operation.path)
    if (values.length === names.length)
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  }
  return undefined
}

/** The same, where it has to be there. */
export function requiredAddress(thing: Thing, operation: Operation, isRehearsal: boolean): Record<string, string> {
  const address = addressOf(thing, operation)
  if (address !== undefined) return address
  if (isRehearsal) return Object.fromEntries(parametersIn(operation.path).map((name) => [name, 'unknown']))
  throw new NotExercised(
    `the answer to ${thing.collection.create.id} does not tell where ${operation.id} finds what was made`,
  )
}

/** The values of a path below something that was made. */
export function parentPath({ context }: Workshop, operation: Operation, parent: Thing): Record<string, string> {
  const { collection } = parent
  const below = collection.read ?? collection.remove ?? collection.replace ?? collection.update
  const values = below === undefined ? [] : Object.values(requiredAddress(parent, below, context.isRehearsal))
  return Object.fromEntries(parametersIn(operation.path).map((name, index) => [name, values[index] ?? '']))
}

/** The id of the thing, as JSON has it. */
export function idOf({ collection, occurrence, answer }: Thing): Json | undefined {
  const now = movedTo(answer)
  if (now !== undefined) return now
  const found = itemIn(answer.body, collection.idName === undefined ? [] : [collection.idName])
  const id = collection.idName === undefined ? undefined : found?.[collection.idName]
  if (id !== undefined) return id
  for (const link of collection.links) {
    const last = Object.values(followLink(link, occurrence) ?? {}).at(-1)
    if (last !== undefined) return last
  }
  return undefined
}

/** Asks for the thing itself. */
export async function readThing(workshop: Workshop, thing: Thing, read: Operation): Promise<Answer> {
  return loose(workshop.context.owner).call(read.id, await inputFor(workshop, thing, read))
}

/** Input of an operation on a thing; of one that asks for its version, the one that it has now. */
export async function inputFor(workshop: Workshop, thing: Thing, operation: Operation, body?: Json): Promise<Input> {
  const { specification, context } = workshop
  const { query, headers } = requiredParameters(specification, operation, makingOf(workshop, 'required'))
  const { read } = thing.collection
  const condition = Object.keys(headers ?? {}).find((name) => name.toLowerCase() === 'if-match')
  const version = condition !== undefined && read !== undefined ? await versionOf(workshop, thing, read) : undefined
  return {
    ...(query === undefined ? {} : { query }),
    headers: { ...headers, ...(condition === undefined || version === undefined ? {} : { [condition]: version }) },
    path: requiredAddress(thing, operation, context.isRehearsal),
    ...(body === undefined ? {} : { body }),
  }
}

/** The ETag of a thing. */
export async function versionOf(workshop: Workshop, thing: Thing, read: Operation): Promise<string | undefined> {
  return (await workshop.context.owner.reach(read.id, await inputFor(workshop, thing, read))).headers.etag
}
