/** The time at which a thing was changed, where the document has one, moves with its changes. */

import { shapeOf } from '../../../../document/shape.ts'
import type { JsonObject } from '../../../../spec/pointer.ts'
import { timeOf } from '../../../exchange/waiting.ts'
import { brief } from '../../../judge/clause.ts'
import type { Expect } from '../../../judge/expect.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { bodySchema } from '../making/request-body.ts'
import { changingBody, following, inputFor, makeThing, readThing, type Thing } from '../making/thing.ts'
import { write } from '../making/writes.ts'

const changedName = /^(last_?)?(updated|modified|changed|edited)(_?(at|on|date|time))?$|^(last_?)?update_?time$/i
/** Of two times within one second nothing can be told where they are written by seconds. */
const apartMs = 1_100

/** Members of an answer that are named for the time of a change, and that nobody may send. */
export function changedTimes(specification: Specification, { create, read, update, replace }: Collection): string[] {
  const { document } = specification
  const schema = read && itemSchema(specification, read)
  const change = update ?? replace
  if (schema === undefined || change === undefined) return []
  const sent = [create, change].flatMap((operation) => bodySchema(specification, operation) ?? [])
  const sendable = new Set(sent.flatMap((each) => [...shapeOf(document, each).properties.keys()]))
  return [...shapeOf(document, schema).properties].flatMap(([name, property]) =>
    changedName.test(name) && !sendable.has(name) && shapeOf(document, property).keywords.format === 'date-time'
      ? [name]
      : [],
  )
}

export function changedTime(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, read, update, replace } = collection
  const names = changedTimes(specification, collection)
  const change = update ?? replace
  if (read === undefined || change === undefined || names.length === 0) return undefined
  return scenario(`when an element of ${name} was changed moves with its changes`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, clock } = context
    const thing = await step('makes one', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    const itemOf = async (): Promise<JsonObject | undefined> =>
      itemIn((await readThing(workshop, thing, read)).body, names)
    await step.apart('a change moves it', [idOf(collection, 'stamped')], async (tools) => {
      const made = changingBody(workshop, thing, change, 'whole')
      if ('problem' in made) throw new NotExercised(`no body of ${change.id} could be made up: ${made.problem}`)
      const before = await itemOf()
      await clock.sleep(apartMs)
      await write(workshop, change, async () => ({
        input: await inputFor(workshop, thing, change, made.body),
        learn: following(thing),
      }))
      await tools.reading(async () => {
        const after = await itemOf()
        if (!context.isRehearsal) expectMoved(tools.expect, { names, before, after, by: change.id, thing })
      })
    })
  })
}

interface Moved {
  readonly names: readonly string[]
  readonly before: JsonObject | undefined
  readonly after: JsonObject | undefined
  /** What changed it. */
  readonly by: string
  readonly thing: Thing
}

function expectMoved(expect: Expect, { names, before, after, by, thing }: Moved): void {
  for (const each of names) {
    const [was, is] = [before?.[each], after?.[each]]
    // What has no such time, such as one that was never changed, moves by getting one.
    if (typeof was !== 'string') continue
    const seen =
      is === was ? `is still ${brief(is)}` : `is ${is === undefined ? 'missing' : brief(is)}, and was ${brief(was)}`
    expect(is).toHold(
      `\`${each}\` ${seen} after ${by} changed ${madeBy(thing)}`,
      `later than ${was}`,
      (value) => typeof value === 'string' && (timeOf(value) ?? 0) > (timeOf(was) ?? 0),
    )
  }
}
