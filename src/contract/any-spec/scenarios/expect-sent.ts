/** Expectations that several scenarios share: what was sent is there, and what was only accepted appears. */
import type { Operation } from '../../../spec/contract.ts'
import type { JsonObject } from '../../../spec/pointer.ts'
import { show } from '../../compare-values.ts'
import type { Expect } from '../../expect.ts'
import { idOf } from '../aspects.ts'
import { itemSchema } from '../collections.ts'
import { expectedFields, isSame } from '../same-value.ts'
import { inputFor, itemIn, type Thing, type Workshop } from '../thing.ts'

/** How long what was accepted with 202 may take to be there, where nothing is said. */
const acceptedWindowMs = 30_000

/** @param seen The answer, or an element of a list. */
export function expectSent(
  { specification }: Workshop,
  expect: Expect,
  seen: unknown,
  sent: JsonObject,
  operation: Operation,
): void {
  const { document } = specification
  const item = itemIn(seen, Object.keys(sent))
  for (const [name, { value, schema }] of expectedFields(document, sent, itemSchema(specification, operation))) {
    const found = item?.[name]
    expect(found).toSatisfy(`has ${name} as it was sent, ${show(value)}`, () => isSame(document, value, found, schema))
  }
}

/** Waits for what was answered with 202; what the answer declares otherwise is there at once. */
export async function appeared(workshop: Workshop, thing: Thing): Promise<void> {
  const { read, name } = thing.collection
  if (thing.answer.status !== 202 || read === undefined) return
  const { owner, step } = workshop.context
  await step(`what ${name} accepted appears`, [idOf(thing.collection, 'read-back')], async ({ until }) => {
    await until(`the new element of ${name}`, {
      windowMs: acceptedWindowMs,
      read: () => owner.send(read.id, inputFor(workshop, thing, read)),
      isDone: ({ status }) => status < 300,
    })
  })
}

/** Elements of a list that show everything that was sent, if anything of it is the run's own; undefined when nothing tells them apart. */
export function twinsOf(
  { specification, context }: Workshop,
  elements: readonly unknown[],
  sent: JsonObject,
  list: Operation,
): readonly unknown[] | undefined {
  const { document } = specification
  const expected = [...expectedFields(document, sent, itemSchema(specification, list))]
  const prefix = context.owner.unique('twin').split('-')[0] ?? ''
  const isOwn = expected.some(([, { value }]) => typeof value === 'string' && value.startsWith(prefix))
  if (!isOwn) return undefined
  return elements.filter((element) => {
    const item = itemIn(element, Object.keys(sent))
    return expected.every(([name, { value, schema }]) => isSame(document, value, item?.[name], schema))
  })
}
