/** Bad input of what there is one of is refused, and changes nothing; what is taken is put back at once. */
import type { Operation } from '../../../../spec/contract.ts'
import type { Level } from '../../../../spec/facts.ts'
import type { JsonObject } from '../../../../spec/pointer.ts'
import type { Specification } from '../../../specification/specification.ts'
import { type Case, inputCases } from '../../cases/cases.ts'
import type { AspectName } from '../aspects.ts'
import { aspectOf, levelOfRefusal, refuse } from '../expecting/refusing.ts'
import { expectAsBefore } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { bodyValidator, makeBody } from '../making/request-body.ts'
import { lasting } from '../making/snapshot.ts'
import { makingOf } from '../making/thing.ts'
import { loose, type Workshop } from '../making/workshop.ts'

/**
 * @param writes The operations that write it.
 * @param putBack Makes it what was read before.
 */
export async function refusesBadInput(
  workshop: Workshop,
  read: Operation,
  writes: readonly (Operation | undefined)[],
  putBack: () => Promise<void>,
  before: JsonObject,
): Promise<void> {
  const { specification, context } = workshop
  const { step, owner } = context
  const known = writes.filter((operation) => operation !== undefined)
  const cases = known.flatMap((operation) => badInput(workshop, operation))
  if (cases.length === 0) return
  const ids = known.map(({ id }) => id)
  const begin = async (): Promise<void> => {
    await step.apart('makes it what it was', [read.id], putBack)
  }
  await begin()
  for (const each of cases) {
    const run = async (): Promise<boolean> => {
      await refuse(workshop, each, true)
      return true
    }
    const isRefused = await step.apart(each.title, [each.operationId], run, levelOf(specification, each))
    if (isRefused !== true) await begin()
  }
  await step.apart('what was refused has changed nothing', ids, async ({ expect }) => {
    const now = itemIn((await loose(owner).call(read.id, {})).body, Object.keys(before))
    expectAsBefore(expect, lasting(now), lasting(before), 'something that was refused', read.path)
  })
}

/** What its schemas allow is asked by what is written and read; what many take comes first, since it is put back then. */
function badInput(workshop: Workshop, operation: Operation): Case[] {
  const { specification } = workshop
  const made = makeBody(specification, operation, makingOf(workshop, 'whole'))
  if ('problem' in made || bodyValidator(specification, operation)?.(made.body) !== true) return []
  const cases = inputCases(specification, operation, { body: made.body }, (body) => ({ body }), true)
  const isStrict = (each: Case): boolean => levelOf(specification, each).level !== undefined
  const refused = cases.filter(({ situation }) => situation !== null)
  return [...refused.filter(isStrict), ...refused.filter((each) => !isStrict(each))]
}

const levels: Readonly<Partial<Record<AspectName, Level>>> = { strict: 'BEYOND', closed: 'SHOULD' }

function levelOf(specification: Specification, each: Case): { readonly level?: Level } {
  const operation = specification.operation(each.operationId)
  const level = levels[aspectOf(specification, each, operation)]
  return { ...(level === undefined ? {} : { level }), ...levelOfRefusal(operation, each) }
}
