/** What is known of the things of each collection. */
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { isPathOfPeople, signingOf } from '../adapting/signing.ts'
import { flat, isIdOf, lastWord, parametersIn, plain, trim } from '../path-names.ts'
import { above } from '../resources/found.ts'
import { shapeOf } from '../shape.ts'
import { wordsOf } from '../words.ts'
import { flatSchemaOf } from './apart/flat-schemas.ts'
import { thingSentBy } from './apart/resource-objects.ts'
import { bodyOf } from './bodies.ts'
import { ownNameOf } from './key-names.ts'
import { saidOrder } from './lists/order.ts'
import { isAbout, listIn, thingIn } from './locate-things.ts'
import type { CollectionModel } from './model.ts'
import type { Overview, Seen } from './overview.ts'
import { removalOf } from './states/removal.ts'
import { statesOf } from './states/states.ts'
import { uniqueOf } from './unique.ts'

export function collectionModels(overview: Overview): Record<string, CollectionModel> {
  return Object.fromEntries(
    [...overview.byCollection].map(([name, seen]) => [name, collectionModel(overview, name, seen)]),
  )
}

function collectionModel(overview: Overview, name: string, seen: readonly Seen[]): CollectionModel {
  const { document } = overview
  const actionOf = ({ resource }: Seen): string => String(resource?.action)
  const of = (...actions: readonly string[]): Seen | undefined =>
    actions.map((action) => seen.find((each) => actionOf(each) === action)).find((each) => each !== undefined)
  const create = of('create')
  const member = of('read', 'update', 'replace', 'delete', 'upsert')
  const key = sentName(document, create, keyOf(document, { seen, create, member }))
  const shown = schemaOf(
    document,
    { key, name },
    [of('read'), of('update'), of('replace'), create, of('upsert')],
    of('list'),
  )
  const schema = shown && (flatSchemaOf(document, shown) ?? shown)
  const [named, keyFormat = null] = (schema && ownNameOf(document, schema)) ?? []
  const making = create ?? seen.find((each) => actionOf(each) === 'upsert')
  const sent = making && thingSentBy(document, making)
  const order =
    seen.map(({ resource }) => resource?.order).find((each) => typeof each === 'string') ??
    saidOrder(document, of('list'))
  return {
    schema: schema?.pointer ?? null,
    key,
    keyFormat: named === key ? keyFormat : null,
    // Where it stands nobody chooses.
    isKeySent: sent !== undefined && named !== key && isSent(document, sent, key),
    unique: uniqueOf(document, create, key),
    owners: seen.some(({ resource }) => resource?.owners === 'all') ? 'all' : 'none',
    order: order === 'newest-first' || order === 'by-key' ? order : 'oldest-first',
    isMade:
      create !== undefined || of('upsert') !== undefined || madeBySendingAll(seen) || madeBySigningUp(overview, seen),
    isListed: of('list') !== undefined,
    removal: removalOf(overview, seen, schema, member === undefined ? [] : overview.below(trim(member.path))),
    states:
      schema === undefined
        ? null
        : statesOf(
            document,
            schema,
            actionPlaces(member, create, of('list')).flatMap((path) => actionsAt(overview, path)),
            isLater(create),
            shownBy(document, create, { key, name }),
          ),
  }
}

/** The thing in an example of the answer to what creates one. */
function shownBy(
  document: JsonObject,
  create: Seen | undefined,
  { key, name }: { readonly key: string; readonly name: string },
): JsonObject {
  const { media, schema } = create?.successes[0] ?? {}
  const within = schema && thingIn(document, schema, key, name)?.within
  const [named] = media === undefined ? [] : Object.keys(isObject(media.value.examples) ? media.value.examples : {})
  const example =
    media &&
    (media.value.example ?? (named === undefined ? undefined : child(document, media, 'examples', named)?.value.value))
  const thing = (within ?? []).reduce<Json | undefined>(
    (part, member) => (isObject(part) ? part[member] : undefined),
    example,
  )
  return isObject(thing) ? { ...thing, ...(isObject(thing.attributes) && thing.attributes) } : {}
}

/** What is created is not done yet when that is answered. */
function isLater(create: Seen | undefined): boolean {
  return create?.successes[0]?.status === 202
}

/** PUT at the path of a thing makes it where nothing else does and 201 is declared. */
function madeBySendingAll(seen: readonly Seen[]): boolean {
  return seen.some(
    ({ resource, successes }) => resource?.action === 'replace' && successes.some(({ status }) => status === 201),
  )
}

/** Of people who are listed at one place there are those who signed up at another. */
function madeBySigningUp({ document, all }: Overview, seen: readonly Seen[]): boolean {
  const isOfPeople = seen.some(
    ({ path }) =>
      !trim(path)
        .replace(/\/\{[^{}]+\}$/, '')
        .includes('{') && isPathOfPeople(path),
  )
  return isOfPeople && all.some(({ path, method, operation }) => signingOf(document, path, method, operation) === 'up')
}

const callings = ['name', 'login', 'username', 'slug', 'handle']

/** Of the names that a thing has the one that who creates it says. */
function sentName(document: JsonObject, create: Seen | undefined, key: string): string {
  const body = create && bodyOf(document, create)
  // A slug is what a server makes of a name.
  if (body === undefined || !callings.includes(key) || key === 'slug') return key
  const { properties } = shapeOf(document, body)
  const answer = create?.successes[0]?.schema
  const shown = answer === undefined ? undefined : shapeOf(document, answer).properties
  return properties.has(key) ? key : (callings.find((name) => properties.has(name) && shown?.has(name)) ?? key)
}

interface Members {
  readonly seen: readonly Seen[]
  readonly create: Seen | undefined
  readonly member: Seen | undefined
}

function keyOf(document: JsonObject, { seen, create, member }: Members): string {
  // What is at the path of one says best what it is called by there, and that below the list of them before one that picks out.
  const home = create === undefined ? undefined : plain(create.path)
  const isOfOne = ({ path }: Seen): number =>
    /\}$/.test(trim(path)) ? (home === undefined || plain(above(trim(path))) === home ? 0 : 1) : 2
  const [by] = seen
    .toSorted((one, other) => isOfOne(one) - isOfOne(other))
    .flatMap(({ resource }) => textsOf(resource?.by))
  // A path within an answer ends with the property of the thing.
  if (by !== undefined) return by.split('.').at(-1) ?? by
  const linked = create === undefined ? undefined : linkedKey(document, create)
  if (linked !== undefined) return linked
  const parameter = member === undefined ? 'id' : (parametersIn(member.path).at(-1) ?? 'id')
  for (const each of seen) {
    for (const { schema } of each.successes) {
      const element = schema && elementOf(document, schema, each)
      const names = element === undefined ? [] : [...shapeOf(document, element).properties.keys()]
      const name =
        (element && ownNameOf(document, element)?.[0]) ??
        names.find((property) => isIdOf(property, parameter)) ??
        names.find((property) => isIdOf(property, 'id'))
      if (name !== undefined) return name
    }
  }
  const body = create && bodyOf(document, create)
  const sent = body === undefined ? [] : [...shapeOf(document, body).properties.keys()]
  return (
    sent.find((property) => isIdOf(property, parameter)) ??
    calledBy(document, seen, [parameter, singularOf(seen)]) ??
    'id'
  )
}

/** What an answer shows one of: an element of what it lists, and not of a list that the thing has. */
function elementOf(document: JsonObject, schema: Located, { resource, path }: Seen): Located {
  const list = listIn(document, schema)
  const word = lastWord(path) ?? lastWord(above(trim(path))) ?? ''
  return list !== undefined && (resource?.action === 'list' || isAbout(list, word)) ? list.schema : schema
}

/** What one of a list is called by the last word of its path. */
function singularOf([first]: readonly Seen[]): string {
  const word = first?.path.split('/').findLast((segment) => segment !== '' && !segment.includes('{')) ?? ''
  return word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
}

const telling: ReadonlySet<string> = new Set([
  'code',
  'status',
  'statuscode',
  'success',
  'message',
  'error',
  'errors',
  'data',
])

/** By what else a thing without an id is found at `/users/{user}`: its `username`, its slug, the only member that says that it is an id, or its name. */
function calledBy(document: JsonObject, seen: readonly Seen[], callings: readonly string[]): string | undefined {
  const shown = seen.flatMap((each) =>
    each.successes.flatMap(({ schema }) => {
      const element = schema && elementOf(document, schema, each)
      return element === undefined ? [] : [[...shapeOf(document, element).properties.keys()]]
    }),
  )
  const wanted = [
    ...callings.flatMap((own) =>
      ['id', 'name', 'key', 'code', 'number', 'slug', 'address'].map((ending) => `${flat(own)}${ending}`),
    ),
    ...['slug', 'key', 'code', 'handle', 'login', 'username', 'number'],
  ]
  for (const names of shown) {
    // What says that all went well says nothing of a thing.
    if (names.every((name) => telling.has(flat(name)))) continue
    const found = wanted.map((each) => names.find((name) => flat(name) === each)).find((name) => name !== undefined)
    const ids = names.filter((name) => wordsOf(name).at(-1) === 'id')
    const name = found ?? (ids.length === 1 ? ids[0] : undefined) ?? names.find((each) => flat(each) === 'name')
    if (name !== undefined) return name
  }
  return undefined
}

/** The member of the answer to a create that its links take for the path of what was made. */
function linkedKey(document: JsonObject, { operation, successes }: Seen): string | undefined {
  const [success] = successes
  const links = success && child(document, operation, 'responses', String(success.status), 'links')?.value
  for (const link of Object.values(links ?? {})) {
    const parameters = isObject(link) && isObject(link.parameters) ? Object.values(link.parameters) : []
    const [, key] = /^\$response\.body#\/(?:[^/]+\/)*([^/]+)$/.exec(String(parameters.at(-1))) ?? []
    if (key !== undefined) return key
  }
  return undefined
}

/** The schema of a thing: of those that are answered the one with most properties. */
function schemaOf(
  document: JsonObject,
  { key, name }: { readonly key: string; readonly name: string },
  singles: readonly (Seen | undefined)[],
  list: Seen | undefined,
): Located | undefined {
  // A list that a thing has is none of things.
  const alone = (schema: Located): Located | undefined => {
    const list = listIn(document, schema, key)
    return list !== undefined && isAbout(list, name.split('/').at(-1) ?? '') ? list.schema : undefined
  }
  const shown = singles.flatMap((seen) =>
    (seen?.successes ?? []).flatMap(
      ({ schema }) => (schema && (thingIn(document, schema, key, name)?.schema ?? alone(schema))) ?? [],
    ),
  )
  const listed = (list?.successes ?? []).flatMap(
    ({ schema }) => (schema && (listIn(document, schema, key) ?? listIn(document, schema))?.schema) ?? [],
  )
  const size = (schema: Located): number => shapeOf(document, schema).properties.size
  return [...shown, ...listed].toSorted((one, other) => size(other) - size(one))[0]
}

function isSent(document: JsonObject, body: Located, key: string): boolean {
  return shapeOf(document, body).properties.has(key)
}

/** Paths of a thing and of the list; where nothing reads a thing, it stands below what makes it. */
function actionPlaces(member: Seen | undefined, create: Seen | undefined, list: Seen | undefined): string[] {
  const unread = member === undefined && create !== undefined ? [`${trim(create.path)}/{}`] : []
  return [...[member, list].flatMap((each) => (each === undefined ? [] : [each.path])), ...unread]
}

/** Words of the paths right below a thing, or below the list of them, at which something is done to it. */
function actionsAt(overview: Overview, path: string): string[] {
  return overview.below(path).flatMap((seen) => lastWord(seen.path) ?? [])
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
