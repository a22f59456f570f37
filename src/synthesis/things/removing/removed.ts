/** Things that were removed and can be restored: they stay where they are, and are shown to nobody who does not ask for them. */
import type { CollectionModel } from '../../../document/model/model.ts'
import { isRestoring, isWholly } from '../../../document/model/states/removal.ts'
import { flat } from '../../../document/path-names.ts'
import { shapeOf } from '../../../document/shape.ts'
import { type JsonObject, locate } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { keepBeside, keptBeside } from '../kept-beside.ts'
import { timeAs } from '../making/stamps.ts'

type Looked = Pick<World, 'things'>

export function isRemoved(world: Looked, { removal }: CollectionModel, { id, value }: Thing): boolean {
  if (removal === null) return false
  if (removal.property === null) return keptBeside(world, 'what was removed', id)?.isSet === true
  const mark = (value as JsonObject)[removal.property]
  return mark !== undefined && mark !== null && mark !== false
}

/** Whether a request is about what was removed too. */
export function seesRemoved(
  { removal }: CollectionModel,
  action: string | null,
  query: Readonly<Record<string, unknown>>,
): boolean {
  if (removal === null) return false
  if (isRestoring(action) || isWholly(action)) return true
  return Object.entries(query).some(
    ([name, value]) =>
      (name === removal.wholly ||
        /^(?:with|include|show|including)(?:deleted|removed|trashed|trash)$/.test(flat(name))) &&
      /^(?:true|1|yes|with)$/i.test(String(value)),
  )
}

/** What says in a thing that it is removed, or that it is not any more. */
export function markOfRemoval(
  document: JsonObject,
  { removal, schema }: CollectionModel,
  nowMs: number | null,
): JsonObject {
  const thing = schema === null ? undefined : locate(document, schema)
  const property = thing && shapeOf(document, thing).properties.get(removal?.property ?? '')
  if (removal?.property == null || property === undefined) return {}
  const { types } = shapeOf(document, property)
  if (types.includes('boolean')) return { [removal.property]: nowMs !== null }
  const time = nowMs === null ? null : timeAs(nowMs, property, document)
  return { [removal.property]: time ?? null }
}

/** Keeps it beside a thing that has no word for it. */
export function keepRemoval(
  world: Pick<World, 'things' | 'clock'>,
  { removal }: CollectionModel,
  { id, ownerId }: Thing,
  isSet: boolean,
): void {
  if (removal?.property !== null) return
  keepBeside(world, 'what was removed', { key: id, parentId: id, ownerId, value: { isSet } })
}
