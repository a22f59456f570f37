/** What a query asks for beside the things of an answer, as `included` of JSON:API has it: those that they are related to. */
import { apartPointerOf, relationshipsOf } from '../../document/model/apart/flat-schemas.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type Json, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { type Showing, show } from '../answers/show.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { calledOf } from '../things/referring/named-things.ts'
import { withBelow } from '../things/shown-within.ts'
import { valueNow } from '../things/states.ts'

type Answering = Pick<Asked, 'setting' | 'model' | 'call'>

/** @returns The body with them, where it has a place for them and somebody asked. */
export function withIncluded(answering: Answering, content: Json, body: Json | undefined): Json | undefined {
  const { setting, model, call } = answering
  const whole = model.answer.schema === null ? undefined : locate(setting.document, model.answer.schema)
  const asked = call.query.include
  if (whole === undefined || typeof asked !== 'string' || asked === '' || !isObject(body)) return body
  if (!shapeOf(setting.document, whole).properties.has('included')) return body
  const included = new Map<string, Json>()
  const values = (Array.isArray(content) ? (content as readonly Json[]) : [content]).filter(isObject)
  for (const way of asked.split(',')) follow(answering, model.collection ?? '', values, way.trim().split('.'), included)
  return { ...body, included: [...included.values()] }
}

function follow(
  answering: Answering,
  name: string,
  values: readonly JsonObject[],
  [relation, ...further]: readonly string[],
  included: Map<string, Json>,
): void {
  const { setting, call } = answering
  const { document } = setting
  const known = relationshipsOf(flatOf(answering, name)).find((each) => each.name === relation)
  if (known === undefined) return
  const collection = collectionOf(answering, known.type)
  const apart = collection === undefined ? undefined : apartPointerOf(flatOf(answering, collection))
  const schema = apart === undefined ? undefined : locate(document, apart)
  if (collection === undefined || schema === undefined) return
  const found = values
    .flatMap((value) => keysIn(value[known.property]))
    .flatMap((key) => thingOf(answering, collection, key))
  const shown = found.map((thing): JsonObject => {
    const value = valueNow(thing, setting.model.collections[collection] as never, call.world)
    const all = withBelow({ document, model: setting.model, world: call.world }, thing, value)
    const showing: Showing = { document, world: call.world, purpose: thing.id }
    included.set(thing.id, show(showing, schema, all))
    return all
  })
  if (further.length > 0) follow(answering, collection, shown, further, included)
}

function flatOf({ setting: { document, model } }: Answering, collection: string): ReturnType<typeof locate> {
  const pointer = model.collections[collection]?.schema
  return pointer == null ? undefined : locate(document, pointer)
}

function collectionOf({ setting: { model } }: Answering, type: string): string | undefined {
  return Object.keys(model.collections).find((each) => calledOf(each) === flat(type))
}

function keysIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => (isObject(each) ? [String(each.id)] : []))
  return value == null ? [] : [String(value)]
}

function thingOf({ call: { world } }: Answering, collection: string, key: string): Thing[] {
  const thing = world.things.list({ collection }).find((each) => each.key === key)
  return thing === undefined ? [] : [thing]
}
