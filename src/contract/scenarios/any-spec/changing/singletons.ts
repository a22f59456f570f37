/** What there is only one of, at a path without parameters: it is read, written, read again and put back as it was. */

import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../../spec/pointer.ts'
import { brief } from '../../../judge/clause.ts'
import type { Expect } from '../../../judge/expect.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { itemSchema } from '../collections.ts'
import { expectSent } from '../expecting/expect-sent.ts'
import { bodySchema, bodyValidator, makeBody } from '../making/request-body.ts'
import { makingOf } from '../making/thing.ts'
import { loose, type Workshop } from '../making/workshop.ts'
import { write } from '../making/writes.ts'
import { refusesBadInput } from './bad-input.ts'

export interface Singleton {
  readonly read: Operation
  readonly replace: Operation
  readonly update: Operation | undefined
}

export function singletonsOf(specification: Specification): Singleton[] {
  const operations = Object.values(specification.contract.operations)
  return operations.flatMap((read): Singleton[] => {
    const at = (method: string): Operation | undefined =>
      operations.find((each) => each.path === read.path && each.method === method)
    const [replace, update] = [at('PUT'), at('PATCH')]
    const isAlone =
      isPlain(specification, read) && specification.resource(read) === undefined && at('POST') === undefined
    return isAlone && replace !== undefined ? [{ read, replace, update }] : []
  })
}

/** What needs nothing said to be read, neither in its path nor beside it. */
function isPlain(specification: Specification, operation: Operation): boolean {
  const needs = specification.parameters(operation).some(({ value }) => value.required === true)
  return operation.method === 'GET' && !operation.path.includes('{') && !needs
}

export function singletons(specification: Specification): Scenario[] {
  return singletonsOf(specification).map(({ read, replace, update }) =>
    scenario(
      `what is written to ${read.path} is what is read`,
      { system: read.system, needs: ['singletons'] },
      async (context) => {
        const workshop = { specification, context }
        const { step, owner } = context
        const found = await step('reads it', [read.id], () => loose(owner).call(read.id, {}))
        const before = writable(specification, { read, replace, update }, found.body, context.isRehearsal)
        const put = async (body: Json): Promise<void> => {
          await write(workshop, replace, async () => ({ input: { body } }))
        }
        let earlier: JsonObject = before ?? {}
        try {
          for (const extent of ['whole', 'required'] as const) {
            const made = otherThan(before, () => makeBody(specification, replace, makingOf(workshop, extent)))
            if ('problem' in made) continue
            const what = extent === 'whole' ? 'everything' : 'no more than it needs'
            await step.apart(`replaces it with ${what}, and reads that`, [replace.id], async ({ expect, reading }) => {
              if (before === undefined) throw new NotExercised('what is read could not be put back as it was')
              await put(made.body)
              await reading(async () => {
                const { body } = await loose(owner).call(read.id, {})
                expectSent(workshop, expect, body, isObject(made.body) ? made.body : {}, read)
                if (extent === 'required' && isObject(body)) expectLeftOut(expect, body, earlier, made.body)
              })
              earlier = isObject(made.body) ? made.body : earlier
            })
          }
          if (update !== undefined && before !== undefined)
            await change(workshop, { read, replace, update }, put, before)
          if (before !== undefined) await refusesBadInput(workshop, read, [replace, update], () => put(before), before)
        } finally {
          if (before !== undefined) await step.apart('puts it back as it was', [replace.id], () => put(before))
        }
      },
    ),
  )
}

/** A PATCH of one member keeps the others. */
async function change(
  workshop: Workshop,
  { read, update }: Singleton,
  put: (body: Json) => Promise<void>,
  before: JsonObject,
): Promise<void> {
  const { specification, context } = workshop
  const made = update && otherThan(before, () => makeBody(specification, update, makingOf(workshop, 'whole')))
  if (update === undefined || made === undefined || 'problem' in made || !isObject(made.body)) return
  for (const [name, value] of Object.entries(made.body)) {
    const body = { [name]: value }
    if (bodyValidator(specification, update)?.(body) !== true) continue
    await context.step.apart(`changes ${name}, and nothing else`, [update.id], async ({ expect, reading }) => {
      await put(before)
      await write(workshop, update, async () => ({ input: { body } }))
      await reading(async () => {
        const answer = await loose(context.owner).call(read.id, {})
        expectSent(workshop, expect, answer.body, { ...before, ...body }, read)
      })
    })
  }
}

const drawsMax = 8

/** Of a few that are made up, the one that differs most from what is there: what is as it was shows nothing. */
function otherThan(
  before: JsonObject | undefined,
  make: () => ReturnType<typeof makeBody>,
): ReturnType<typeof makeBody> {
  const alike = (made: ReturnType<typeof makeBody>): number =>
    'body' in made && isObject(made.body)
      ? Object.entries(made.body).filter(([name, value]) => JSON.stringify(before?.[name]) === JSON.stringify(value))
          .length
      : 0
  let best = make()
  for (let draws = 1; draws < drawsMax && alike(best) > 0; draws++) {
    const next = make()
    if (alike(next) < alike(best)) best = next
  }
  return best
}

function expectLeftOut(expect: Expect, seen: JsonObject, earlier: JsonObject, sent: Json): void {
  if (!isObject(sent)) return
  for (const [name, value] of Object.entries(earlier)) {
    // What is as it was by default may well come back.
    if (Object.hasOwn(sent, name) || typeof value !== 'string' || value === '') continue
    const told = `\`${name}\` is still ${brief(value)}, which the PUT left out`
    expect(seen[name]).toHold(told, 'it is not kept', (now) => now !== value)
  }
}

/**
 * What was read as it can be written; undefined when it could not be put back: it wraps what is written, holds what is not written, or does
 * not show all that is.
 */
function writable(
  specification: Specification,
  { read, replace }: Singleton,
  body: unknown,
  isRehearsal: boolean,
): JsonObject | undefined {
  const sent = bodySchema(specification, replace)
  const shown = itemSchema(specification, read)
  if (!isObject(body) || sent === undefined || shown === undefined) return undefined
  if (!showsAll(specification, sent, shown)) return undefined
  // What a rehearsal reads is made up.
  if (isRehearsal) return body
  const isTaken = bodyValidator(specification, replace)?.(body) === true && takesAll(specification, sent, body)
  return isTaken ? body : undefined
}

const depthMax = 4

/** Whether every member that can be sent is one that is read. */
function showsAll(specification: Specification, sent: Located, shown: Located, depth = 0): boolean {
  const { document } = specification
  const [one, other] = [shapeOf(document, sent), shapeOf(document, shown)]
  if (depth > depthMax) return false
  return [...one.properties].every(([name, part]) => {
    const twin = other.properties.get(name)
    if (twin === undefined || part.value.writeOnly === true || twin.value.writeOnly === true) return false
    return showsAll(specification, part, twin, depth + 1)
  })
}

/** Whether every member that was read is one that can be sent. */
function takesAll(specification: Specification, sent: Located, body: JsonObject): boolean {
  const { document } = specification
  const { properties, keywords } = shapeOf(document, sent)
  const isOpen = properties.size === 0 && isObject(keywords.additionalProperties ?? null)
  return Object.entries(body).every(([name, value]) => {
    const part = properties.get(name)
    if (part === undefined) return isOpen
    return !isObject(value) || shapeOf(document, part).properties.size === 0 || takesAll(specification, part, value)
  })
}
