/** Something to change, and something before and after it that has to stay as it is. */
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { makeThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

export interface Three {
  readonly thing: Thing
  readonly bystanders: readonly Thing[]
}

export async function makeThree(workshop: Workshop, collection: Collection): Promise<Three> {
  const { step } = workshop.context
  const ids = [collection.create.id]
  const before = await step('makes one to leave alone', ids, () => makeThing(workshop, collection, 'whole'))
  const thing = await step('makes one with everything', ids, () => makeThing(workshop, collection, 'whole', before))
  const after = await step.apart('makes another to leave alone', ids, () =>
    makeThing(workshop, collection, 'whole', before),
  )
  const bystanders = after === undefined ? [before] : [before, after]
  for (const each of [thing, ...bystanders]) await appeared(workshop, each)
  return { thing, bystanders }
}
