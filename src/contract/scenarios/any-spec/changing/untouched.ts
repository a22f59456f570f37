/** What a change leaves as it is: what was settled when the thing was made, and another thing. */
import type { JsonObject } from '../../../../spec/pointer.ts'
import type { StepFunction } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { lasting, settled } from '../making/snapshot.ts'
import type { Thing } from '../making/thing.ts'

export interface Untouched {
  readonly step: StepFunction
  readonly collection: Collection
  readonly itemOf: (thing: Thing) => Promise<JsonObject | undefined>
  readonly thing: Thing
  readonly before: JsonObject | undefined
  readonly bystander: Thing
  readonly other: JsonObject | undefined
}

export async function untouched(known: Untouched): Promise<void> {
  const { step, collection, itemOf, thing, before, bystander, other } = known
  await step.apart('what was settled when it was made stays', [idOf(collection, 'updated')], async ({ expect }) => {
    expect(settled(await itemOf(thing), collection.idName)).toEqual(settled(before, collection.idName))
  })
  await step.apart('another is as it was', [idOf(collection, 'updated')], async ({ expect }) => {
    expect(lasting(await itemOf(bystander))).toEqual(lasting(other))
  })
}
