/** Something to change, and something beside it that has to stay as it is. */
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { makeThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

export async function makeTwo(
  workshop: Workshop,
  collection: Collection,
): Promise<readonly [bystander: Thing, thing: Thing]> {
  const { step } = workshop.context
  const bystander = await step('makes one to leave alone', [collection.create.id], () =>
    makeThing(workshop, collection, 'whole'),
  )
  const thing = await step('makes one with everything', [collection.create.id], () =>
    makeThing(workshop, collection, 'whole', bystander),
  )
  await appeared(workshop, bystander)
  await appeared(workshop, thing)
  return [bystander, thing]
}
