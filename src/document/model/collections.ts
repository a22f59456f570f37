/** What is known of the things of each collection. */
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'
import { isIdOf, parametersIn } from '../path-names.ts'
import { shapeOf } from '../shape.ts'
import { bodyOf } from './bodies.ts'
import { listIn, thingIn } from './locate-things.ts'
import type { CollectionModel } from './model.ts'
import { lastWord, type Overview, type Seen } from './overview.ts'
import { statesOf } from './states.ts'

export function collectionModels(overview: Overview): Record<string, CollectionModel> {
  return Object.fromEntries([...overview.byCollection].map(([name, seen]) => [name, collectionModel(overview, seen)]))
}

function collectionModel(overview: Overview, seen: readonly Seen[]): CollectionModel {
  const { document } = overview
  const actionOf = ({ resource }: Seen): string => String(resource?.action)
  const of = (...actions: readonly string[]): Seen | undefined =>
    actions.map((action) => seen.find((each) => actionOf(each) === action)).find((each) => each !== undefined)
  const create = of('create')
  const member = of('read', 'update', 'replace', 'delete', 'upsert')
  const key = keyOf(document, { seen, create, member })
  const schema = schemaOf(document, key, [of('read'), of('update'), of('replace'), create, of('upsert')], of('list'))
  const sent = create && bodyOf(document, create)
  const order = seen.map(({ resource }) => resource?.order).find((each) => typeof each === 'string')
  return {
    schema: schema?.pointer ?? null,
    key,
    isKeySent: sent !== undefined && isSent(document, sent, key),
    unique: textsOf(create?.resource?.unique),
    owners: seen.some(({ resource }) => resource?.owners === 'all') ? 'all' : 'none',
    order: order === 'newest-first' || order === 'by-key' ? order : 'oldest-first',
    isMade: create !== undefined || of('upsert') !== undefined || madeBySendingAll(seen),
    isListed: of('list') !== undefined,
    states:
      schema === undefined
        ? null
        : statesOf(document, schema, member === undefined ? [] : actionsAt(overview, member), isLater(create)),
  }
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

interface Members {
  readonly seen: readonly Seen[]
  readonly create: Seen | undefined
  readonly member: Seen | undefined
}

function keyOf(document: JsonObject, { seen, create, member }: Members): string {
  const [by] = seen.flatMap(({ resource }) => textsOf(resource?.by))
  if (by !== undefined) return by
  const linked = create === undefined ? undefined : linkedKey(document, create)
  if (linked !== undefined) return linked
  const parameter = member === undefined ? 'id' : (parametersIn(member.path).at(-1) ?? 'id')
  for (const each of seen) {
    for (const { schema } of each.successes) {
      const element = schema && (listIn(document, schema)?.schema ?? schema)
      const names = element === undefined ? [] : [...shapeOf(document, element).properties.keys()]
      const name =
        names.find((property) => isIdOf(property, parameter)) ?? names.find((property) => isIdOf(property, 'id'))
      if (name !== undefined) return name
    }
  }
  const body = create && bodyOf(document, create)
  const sent = body === undefined ? [] : [...shapeOf(document, body).properties.keys()]
  return sent.find((property) => isIdOf(property, parameter)) ?? 'id'
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
  key: string,
  singles: readonly (Seen | undefined)[],
  list: Seen | undefined,
): Located | undefined {
  const shown = singles.flatMap((seen) =>
    (seen?.successes ?? []).flatMap(
      ({ schema }) => (schema && (thingIn(document, schema, key) ?? listIn(document, schema, key))?.schema) ?? [],
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

/** Words of the paths right below a thing at which something is done to it. */
function actionsAt(overview: Overview, { path }: Seen): string[] {
  return overview.below(path).flatMap((seen) => lastWord(seen.path) ?? [])
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
