/** The things that a document's own examples show, with those that they name. */
import type { CollectionModel, Model, OperationModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { child, isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { singular } from '../behaviours/behaviour.ts'
import type { Setting } from '../setting.ts'
import type { ThingsSeed } from './seed-things.ts'

type Things = Map<string, Map<string, JsonObject>>

export function exampleThings({ document, model }: Pick<Setting, 'document' | 'model'>): ThingsSeed {
  const things: Things = new Map()
  for (const operation of Object.values(model.operations)) {
    const collection = model.collections[operation.collection ?? '']
    if (operation.collection === null || collection === undefined || ['act', 'many'].includes(operation.does)) continue
    for (const shown of examplesOf(document, operation, collection))
      keep(things, operation.collection, collection, shown)
  }
  for (const [name, collection] of Object.entries(model.collections)) {
    for (const shown of besideSchema(document, collection.schema)) keep(things, name, collection, shown)
  }
  addNamed(things, model)
  return Object.fromEntries([...things].map(([name, byKey]) => [name, [...byKey.values()]]))
}

/** The first that is shown of a key stays; what has none is shown for its form alone. */
function keep(things: Things, name: string, { key }: CollectionModel, shown: Json): void {
  const id = isObject(shown) ? shown[key] : undefined
  if (!isObject(shown) || (typeof id !== 'string' && typeof id !== 'number')) return
  const byKey = things.get(name) ?? new Map<string, JsonObject>()
  things.set(name, byKey)
  const before = byKey.get(String(id)) ?? {}
  byKey.set(String(id), { ...shown, ...before })
}

function examplesOf(document: JsonObject, { answer }: OperationModel, { schema }: CollectionModel): Json[] {
  const media = answer.media === null ? undefined : locate(document, answer.media)
  const whole = [...(media === undefined ? [] : besideMedia(document, media)), ...besideSchema(document, answer.schema)]
  if (answer.kind !== 'thing' && answer.kind !== 'things') return []
  const found = whole.flatMap((example) => {
    const inner = inside(example, answer.within)
    const elements = Array.isArray(inner) ? (inner as readonly Json[]) : inner === undefined ? [] : [inner]
    return elements.flatMap((element) => inside(element, answer.each) ?? [])
  })
  return schema === null ? [] : found
}

function inside(value: Json, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((part, name) => (isObject(part) ? part[name] : undefined), value)
}

function besideMedia(document: JsonObject, media: Located): Json[] {
  const { example, examples } = media.value
  const named = Object.keys(isObject(examples) ? examples : {}).flatMap((name) => {
    const shown = child(document, media, 'examples', name)?.value.value
    return shown === undefined ? [] : [shown]
  })
  return example === undefined ? named : [example, ...named]
}

function besideSchema(document: JsonObject, pointer: string | null): Json[] {
  const schema = pointer === null ? undefined : locate(document, pointer)
  // A pointer may lead to a reference, beside which nothing stands.
  const { example, examples, $ref } = schema?.value ?? {}
  if (typeof $ref === 'string') return besideSchema(document, $ref)
  const several = Array.isArray(examples) ? examples : []
  return example === undefined ? several : [example, ...several]
}

/** An example that names an owner has one. */
function addNamed(things: Things, { collections }: Model): void {
  const byWord = new Map(Object.keys(collections).map((name) => [flat(singular(name)), name]))
  const shown = [...things].flatMap(([name, byKey]) => [...byKey.values()].map((value) => ({ name, value })))
  for (const { name, value } of shown) {
    for (const [property, id] of Object.entries(value)) {
      if (typeof id !== 'string' && typeof id !== 'number') continue
      const bare = flat(property)
      const target = byWord.get(bare) ?? byWord.get(bare.replace(/(uuid|uid|id|key)$/, ''))
      const collection = collections[target ?? '']
      if (target === undefined || collection === undefined || target === name) continue
      const byKey = things.get(target) ?? new Map<string, JsonObject>()
      things.set(target, byKey)
      if (!byKey.has(String(id))) byKey.set(String(id), { [collection.key]: id })
    }
  }
}
