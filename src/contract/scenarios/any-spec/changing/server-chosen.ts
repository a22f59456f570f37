/** What only the target writes, it writes whatever it is sent; and what is no id at all is no crash. */

import { shapeOf } from '../../../../document/shape.ts'
import { isObject } from '../../../../spec/pointer.ts'
import { timeOf } from '../../../exchange/waiting.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { itemIn } from '../making/item-in.ts'
import { bodySchema } from '../making/request-body.ts'
import { creatingInput, inputFor, makeThing, readThing, thingOf } from '../making/thing.ts'
import { isTaken } from '../making/writes.ts'

const instant = '2001-02-03T04:05:06Z'

/** Times that answers have and requests must not. */
export function chosenByTarget(specification: Specification, { create, read }: Collection): string[] {
  const { document } = specification
  const schema = read && itemSchema(specification, read)
  const sent = bodySchema(specification, create)
  const taken = sent === undefined ? new Map() : shapeOf(document, sent).properties
  if (schema === undefined || sent === undefined) return []
  return [...shapeOf(document, schema).properties].flatMap(([name, property]) => {
    const { keywords } = shapeOf(document, property)
    const isTime = keywords.format === 'date-time' && (keywords.readOnly === true || property.value.readOnly === true)
    return isTime && !taken.has(name) ? [name] : []
  })
}

export function serverChosen(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, read } = collection
  const names = chosenByTarget(specification, collection)
  const parameter = read && specification.parameters(read).find(({ value }) => value.in === 'path')
  const wrong =
    parameter && wrongFor(specification.schemaOf(parameter)?.type, specification.schemaOf(parameter)?.format)
  if (read === undefined || (names.length === 0 && wrong === undefined)) return undefined
  return scenario(`what the target chooses for ${name} nobody else does`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const thing = await step('makes one', [create.id], () => makeThing(workshop, collection, 'required'))
    await appeared(workshop, thing)
    if (names.length > 0) {
      await step.apart(
        'read-only members of a new one are not taken',
        [idOf(collection, 'read-back')],
        async ({ expect }) => {
          const { input } = await creatingInput(workshop, collection, 'required', thing)
          if (!isObject(input.body)) throw new NotExercised('its body is no object')
          const body = { ...input.body, ...Object.fromEntries(names.map((each) => [each, instant])) }
          const answer = await owner.send(create.id, { ...input, body })
          // To refuse them is as good.
          if (!isTaken(create, answer.status) || context.isRehearsal) return
          const made = thingOf(collection, { ...input, body: input.body }, answer, thing.references, thing.parent)
          const item = itemIn((await readThing(workshop, made, read)).body, names)
          for (const each of names)
            expect(item?.[each]).toHold(
              `${create.id} took \`${each}\` as it was sent (${instant}), which is read-only`,
              'a time of the target',
              (value) => typeof value !== 'string' || timeOf(value) !== timeOf(instant),
            )
        },
      )
    }
    if (wrong === undefined) return
    await step.apart('an id of another type is found nowhere', [idOf(collection, 'read-back')], async ({ expect }) => {
      const input = await inputFor(workshop, thing, read)
      const path = { ...input.path }
      const last = Object.keys(path).at(-1)
      if (last === undefined) throw new NotExercised('its path has no id')
      const answer = await owner.send(read.id, { ...input, path: { ...path, [last]: wrong } })
      if (context.isRehearsal) return
      const told = `${read.id} answered ${answer.status} for an id of another type (${wrong})`
      expect(answer.status).toHold(
        told,
        'a refusal, such as 404 or 400',
        (status) => Number(status) >= 400 && Number(status) < 500,
      )
    })
  })
}

/** A value of a path that is not of its type. */
function wrongFor(type: unknown, format: unknown): string | undefined {
  return type === 'integer' ? 'no-number' : format === 'uuid' ? 'no-uuid' : undefined
}
