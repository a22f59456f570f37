/** What is declared unique is refused when it is taken, and the refusal leaves nothing behind. */
import type { Json } from '../../../spec/pointer.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import type { Specification } from '../../specification.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { codeOf } from '../error-statuses.ts'
import { creatingInput, itemIn, listAll, makeThing, readThing } from '../thing.ts'
import { appeared, expectSent } from './expect-sent.ts'

const takenCodes = [409, 422, 400].map(codeOf)

export function uniqueness(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, unique, list, read } = collection
  if (unique.length === 0) return undefined
  return scenario(`no two of ${name} share what is unique`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const thing = await step('makes one with everything', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    for (const property of unique) {
      const value = thing.sent[property]
      if (value === undefined) continue
      await step.apart(`another of the same ${property} is refused`, [idOf(collection, 'unique')], async () => {
        const { input } = await creatingInput(workshop, collection, 'whole', thing)
        // What a collection takes is an object, or it would have no property to be unique.
        const body = { ...(input.body as Readonly<Record<string, Json>>), [property]: value }
        await owner.refused(create.id, { ...input, body }, ...takenCodes)
      })
      if (list !== undefined) {
        await step.apart(`the list has one of that ${property}`, [idOf(collection, 'unique')], async ({ expect }) => {
          const elements = await listAll(workshop, thing, list)
          const same = elements.filter((element) => itemIn(element, [property])?.[property] === value)
          // A list may show less than the thing itself does.
          const isShown = elements.some((element) => itemIn(element, [property])?.[property] !== undefined)
          if (isShown) expect(same).toHaveLength(1)
        })
      }
    }
    if (read !== undefined) {
      await step.apart('the first is as it was', [idOf(collection, 'failed-write')], async ({ expect }) => {
        expectSent(workshop, expect, (await readThing(workshop, thing, read)).body, thing.sent, read)
      })
    }
  })
}
