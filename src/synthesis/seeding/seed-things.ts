/** Puts things into a world that begins, by the rules by which the API makes them. */
import type { OperationModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import type { AnyCall } from '../../pipeline/behaviour.ts'
import { type Json, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import { sideBySide } from '../apart/standing-apart.ts'
import { add, collectionNamed } from '../behaviours/create.ts'
import { chanceFor } from '../chance.ts'
import type { Setting } from '../setting.ts'
import { markBegun } from '../things/begin-place.ts'

/** By collection, each thing with what is known of it; what it lacks is made up. */
export type ThingsSeed = Readonly<Record<string, readonly JsonObject[]>>

/** What is said of a thing that cannot be put in: its collection, its place in the list, and why. */
export type RefuseThing = (collection: string, index: number, sentence: string) => never

export function seedThings(seed: ThingsSeed, setting: Setting, world: World, refuse: RefuseThing): void {
  const { model } = setting
  // What others stand below comes first: its path is shorter.
  const names = namedFirst(Object.keys(seed), setting).toSorted(
    (one, other) => depthOf(one, setting) - depthOf(other, setting),
  )
  for (const name of names) {
    const operation = operationOf(name, setting)
    const collection = model.collections[name]
    if (operation === undefined || collection === undefined) continue
    markBegun(world, name)
    const known = new Map<string, readonly Thing[]>()
    const thingsOf: ThingsOf = (above) => {
      const things = known.get(above) ?? world.things.list({ collection: above })
      if (above !== name) known.set(above, things)
      return things
    }
    const schema = collection.schema === null ? undefined : locate(setting.document, collection.schema)
    for (const [index, given] of (seed[name] ?? []).entries()) {
      const sent = sideBySide(schema, given)
      const path = scopeOf(operation, sent, world, `${name} ${world.things.count({ collection: name })}`, thingsOf)
      const key = sent[collection.key]
      add(
        {
          setting,
          model: operation,
          collection: { ...collection, isKeySent: true },
          call: callOf(world, path, operation, (sentence) => refuse(name, index, sentence)),
        },
        sent,
        typeof key === 'string' || typeof key === 'number' ? String(key) : undefined,
        true,
      )
    }
  }
}

/** Those that others name by their keys come before these. */
function namedFirst(names: readonly string[], setting: Setting): string[] {
  const ordered = new Set<string>()
  const begun = new Set<string>()
  const visit = (name: string): void => {
    if (begun.has(name)) return
    begun.add(name)
    const pointer = setting.model.collections[name]?.schema
    const schema = pointer == null ? undefined : locate(setting.document, pointer)
    for (const property of schema === undefined ? [] : shapeOf(setting.document, schema).properties.keys()) {
      const [, stem] = /^(.+?)(?:uu)?id$/.exec(flat(property)) ?? []
      const named = stem === undefined ? undefined : collectionNamed(setting, stem)
      if (named !== undefined && names.includes(named)) visit(named)
    }
    ordered.add(name)
  }
  for (const name of names) visit(name)
  return [...ordered]
}

/** The operation whose path shows where the things of a collection stand. */
export function operationOf(name: string, { model }: Setting): OperationModel | undefined {
  const own = Object.values(model.operations).filter(({ collection }) => collection === name)
  return own.find(({ does }) => does === 'create') ?? own[0]
}

function depthOf(name: string, setting: Setting): number {
  return operationOf(name, setting)?.scope.length ?? 0
}

/** The things of a collection that another one may stand below. */
type ThingsOf = (collection: string) => readonly Thing[]

/**
 * What a thing stands below, by its own properties, else the first that there is, or of what is made up any of them.
 * @param purpose Which one is the same for the same.
 */
export function scopeOf(
  { scope, parents }: OperationModel,
  sent: JsonObject,
  world: World,
  purpose: string,
  thingsOf: ThingsOf = (collection) => world.things.list({ collection }),
): Record<string, Json> {
  const path: Record<string, Json> = {}
  for (const parameter of scope) {
    const said = Object.entries(sent).find(
      ([name, value]) => flat(name) === flat(parameter) && ['string', 'number'].includes(typeof value),
    )
    if (said !== undefined) path[parameter] = String(said[1])
  }
  const isMadeUp = Object.keys(sent).length === 0
  // The innermost first: what it stands below says what that stands below.
  for (const { collection, parameters } of parents.toReversed()) {
    const near = thingsOf(collection).filter((thing) => {
      const values = valuesOf(thing)
      return parameters.every((name, index) => path[name] === undefined || path[name] === values[index])
    })
    const chosen = isMadeUp ? near[Math.floor(chanceFor(world, `${purpose} below`)() * near.length)] : near[0]
    if (chosen === undefined) continue
    const values = valuesOf(chosen)
    for (const [index, name] of parameters.entries()) path[name] ??= values[index] ?? ''
  }
  return Object.fromEntries(scope.map((parameter) => [parameter, path[parameter] ?? '1']))
}

/** Of the parameters of its path, its own key last. */
function valuesOf({ place, key }: Thing): string[] {
  const [, ...above] = JSON.parse(place) as readonly string[]
  return [...above, key]
}

/** A call that nobody made, of the first account. */
function callOf(
  world: World,
  path: Record<string, Json>,
  { path: template }: OperationModel,
  refuse: (sentence: string) => never,
): AnyCall {
  const [account] = world.accounts.all()
  const owner = account ?? { id: '', username: '', email: '', name: '', blocked: false, unpaid: false, limits: {} }
  const token = { token: '', accountId: owner.id, revoked: false, environmentIds: null, projectIds: null }
  return {
    path,
    query: {},
    body: undefined,
    mediaType: null,
    headers: {},
    operation: { path: template } as AnyCall['operation'],
    fail: (_, values) => refuse(values?.message ?? ''),
    principal: { account: owner, token },
    world,
    contract: undefined as never,
    prepared: undefined,
    newId: () => '',
  }
}
