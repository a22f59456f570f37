/** Things by the keys that name them: of the collection that is called as a member is, or whose things have the schema that it shows. */
import type { CollectionModel, Model } from '../../../document/model/model.ts'
import { flat } from '../../../document/path-names.ts'
import { isSingularOf, wordsOf } from '../../../document/words.ts'
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { idOf, placeOf } from '../../places.ts'
import { isPerson } from '../account.ts'

/** What a key is looked up by. */
export interface Looking {
  readonly model: Model
  readonly world: Pick<World, 'things'>
  /** What is said beside the key, of where the thing may stand: by a path, by what was sent, by what it is a member of. */
  readonly beside: readonly JsonObject[]
}

/** So many things are looked through for one whose place nothing says. */
const lookedThrough = 200

const called = new WeakMap<Model, Map<string, readonly string[]>>()

/** Collections of which a member of that name, or with that schema, may show or name one. */
export function collectionsCalled(model: Model, name: string, pointer?: string): readonly string[] {
  const known = called.get(model) ?? new Map<string, readonly string[]>()
  called.set(model, known)
  const question = JSON.stringify([name, pointer])
  const found = known.get(question) ?? readCalled(model, flat(name), pointer)
  known.set(question, found)
  return found
}

/** Collections of those who make things, whatever a thing calls its own. */
const people: ReadonlySet<string> = new Set(['users', 'accounts', 'people', 'profiles'])

/** Those whose things have the schema come first: it says more than a name. */
function readCalled(model: Model, name: string, pointer: string | undefined): string[] {
  const all = Object.entries(model.collections)
  const isShownSo = ([, { schema }]: [string, CollectionModel]): boolean => pointer !== undefined && schema === pointer
  const isCalledSo = ([collection]: [string, CollectionModel]): boolean => {
    const own = calledOf(collection)
    return own === name || isSingularOf(name, own) || (isPerson(name) && people.has(own))
  }
  const found = [...all.filter(isShownSo), ...all.filter(isCalledSo)]
  const partial = found.length > 0 || pointer === undefined ? '' : shownInPart(pointer)
  const others = all.filter(([collection]) => partial !== '' && isSingularOf(partial, calledOf(collection)))
  return [...new Set([...found, ...others].map(([collection]) => collection))]
}

/** Words for less, or more, of a thing than another schema of it shows. */
const extents =
  /^(short|info|brief|summary|ref|reference|dto|response|read|out|output|public|lite|light|mini|nested|base|simple|basic|embedded|compact|minimal|preview|view|details?|resource|model|schema|data|inline)$/

/** `user` of the schema `UserShortInfo`. */
function shownInPart(pointer: string): string {
  const words = wordsOf(/^#\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1] ?? '')
  return words.slice(0, words.findLastIndex((word) => !extents.test(word)) + 1).join('')
}

/** `orders` of `admin/orders`. */
export function calledOf(collection: string): string {
  return flat(collection.split('/').findLast((segment) => !segment.includes('{')) ?? collection)
}

export function thingNamed(looking: Looking, collections: readonly string[], key: string | number): Thing | undefined {
  for (const collection of collections) {
    const thing = thingOf(looking, collection, String(key))
    if (thing !== undefined) return thing
  }
  return undefined
}

function thingOf({ model, world, beside }: Looking, collection: string, key: string): Thing | undefined {
  const scope = scopeOf(model, collection)
  const values = scope.map((parameter) => saidOf(parameter, beside))
  if (values.every((value) => value !== undefined)) {
    const path = Object.fromEntries(scope.map((parameter, index) => [parameter, values[index]]))
    return world.things.get(idOf(placeOf(collection, scope, path), key))
  }
  if (world.things.count({ collection }) > lookedThrough) return undefined
  return world.things.list({ collection }).find((thing) => thing.key === key)
}

/** Whether it can be told of any key if something has it. */
export function isPlaceSaid({ model, world, beside }: Looking, collection: string): boolean {
  const isSaid = scopeOf(model, collection).every((parameter) => saidOf(parameter, beside) !== undefined)
  return isSaid || world.things.count({ collection }) <= lookedThrough
}

const scopes = new WeakMap<Model, Map<string, readonly string[]>>()

/** Path parameters that say where things of a collection stand. */
function scopeOf(model: Model, collection: string): readonly string[] {
  const known = scopes.get(model) ?? new Map<string, readonly string[]>()
  scopes.set(model, known)
  const own = Object.values(model.operations).filter((each) => each.collection === collection && each.does !== 'act')
  const scope = known.get(collection) ?? (own.find(({ parameter }) => parameter !== null) ?? own[0])?.scope ?? []
  known.set(collection, scope)
  return scope
}

/** `cafe_id`, or the key of the `cafe`. */
function saidOf(parameter: string, beside: readonly JsonObject[]): string | number | undefined {
  const bare = flat(parameter)
  const stem = bare.replace(/(id|uuid|key|slug)$/, '')
  for (const values of beside) {
    for (const [name, value] of Object.entries(values)) {
      if (flat(name) === bare && isKey(value)) return value
      const key = flat(name) === stem && isObject(value) ? (value.id ?? value.uuid ?? value.key) : undefined
      if (isKey(key)) return key
    }
  }
  return undefined
}

export function isKey(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
