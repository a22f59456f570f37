/** What an action is called for is done, and done again it is refused where the document says so. */
import { codeOf } from '../../../../document/error-statuses.ts'
import type { Json } from '../../../../spec/pointer.ts'
import type { Answer } from '../../../speak/actor.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, type StepTools, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { askOnce } from '../below.ts'
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { itemIn } from '../making/item-in.ts'
import { changingBody, inputFor, makeThing, readThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'
import { type Deed, deedsOf, isAgainRefused, isRefusedIn } from './deeds.ts'

const refusedCodes = [409, 400, 422, 403, 404].map(codeOf)
const deedsMax = 8

export function doing(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create } = collection
  const deeds = deedsOf(specification, collection).slice(0, deedsMax)
  if (deeds.length === 0) return undefined
  return scenario(`actions on an element of ${name} do what they are called for`, { system }, async (context) => {
    const workshop = { specification, context }
    for (const deed of deeds) {
      const { id } = deed.operation
      const thing = await context.step.apart(`makes one for ${id}`, [create.id], () =>
        makeThing(workshop, collection, 'whole'),
      )
      if (thing === undefined) continue
      await appeared(workshop, thing)
      await once({ workshop, collection, deeds, thing }, deed)
    }
  })
}

interface Doing {
  readonly workshop: Workshop
  readonly collection: Collection
  readonly deeds: readonly Deed[]
  readonly thing: Thing
}

async function once(asked: Doing, deed: Deed): Promise<void> {
  const { workshop, collection } = asked
  const { step } = workshop.context
  const { operation, outcome, refused } = deed
  const ids = [idOf(collection, outcome === undefined ? 'below' : 'acted')]
  const title =
    outcome === undefined
      ? `${operation.id} is asked of it`
      : `${operation.id} makes its ${outcome.property} ${outcome.values.join(' or ')}`
  const answer = await step.apart(title, ids, async (tools) => {
    const made = await seen(asked, deed)
    const isLed = await leadTo(asked, deed, made, tools)
    const before = isLed ? await seen(asked, deed) : made
    const answered = await askOnce(workshop, asked.thing, operation)
    if (outcome !== undefined && answered.status !== 202) await shows(asked, deed, { before, answered }, tools)
    return answered
  })
  if (answer === undefined || answer.status === 202 || refused === undefined || !isAgainRefused(deed)) return
  await step.apart(
    `${operation.id} a second time is refused`,
    [idOf(collection, 'acted-once')],
    async (tools) => {
      const now = await seen(asked, deed)
      if (now !== undefined && !isRefusedIn(deed, now))
        throw new NotExercised(`${operation.id} has not led it to where it is refused: it is ${String(now)}`)
      await isRefused(asked, deed, tools)
    },
    refused.isSure ? {} : { level: 'BEYOND' },
  )
}

/**
 * What is in a state in which it is refused is refused first, and then led to one in which it is not.
 *
 * @returns Whether it was led there.
 */
async function leadTo(asked: Doing, deed: Deed, before: Json | undefined, tools: StepTools): Promise<boolean> {
  const { workshop, deeds, thing } = asked
  const { refused, operation, outcome } = deed
  const { isRehearsal } = workshop.context
  if (refused === undefined || !refused.isSure) return false
  const isTakenIn = (state: Json | undefined): boolean =>
    refused.from.length > 0 ? refused.from.includes(String(state)) : !refused.never.includes(String(state))
  if ((before === undefined || isTakenIn(before)) && !isRehearsal) return false
  const way = deeds.find(
    (each) =>
      each.operation !== operation &&
      each.outcome?.property === outcome?.property &&
      each.outcome?.values.some(isTakenIn) === true,
  )
  if (isRehearsal && way === undefined) return false
  if (outcome === undefined || !outcome.values.includes(before ?? null)) await isRefused(asked, deed, tools)
  if (way === undefined)
    throw new NotExercised(`nothing shows how to make one of which ${operation.id} is taken: it is ${String(before)}`)
  await askOnce(workshop, thing, way.operation)
  return true
}

/** It is as it is called then; what may go on by itself has at least gone on. */
async function shows(
  asked: Doing,
  deed: Deed,
  { before, answered }: { readonly before: Json | undefined; readonly answered: Answer },
  { reading, expect }: StepTools,
): Promise<void> {
  const { operation, outcome } = deed
  if (outcome === undefined) return
  const { property, values, isResting } = outcome
  const wanted = values.map((value) => JSON.stringify(value)).join(' or ')
  await reading(async () => {
    const now = await seen(asked, deed)
    if (now === undefined) return
    const isLeft = now === before && !values.includes(now)
    const told = `${operation.id} answered ${answered.status} and ${isLeft ? 'left' : 'made'} \`${property}\` ${JSON.stringify(now)}, and it should be ${wanted}`
    expect(now).toHold(told, wanted, (value) => values.includes(value as Json) || (!isResting && value !== before))
  })
}

async function isRefused(asked: Doing, deed: Deed, { expect }: StepTools): Promise<void> {
  const { workshop, thing } = asked
  const { operation, outcome } = deed
  const before = await seen(asked, deed)
  const body = bodyOf(asked, deed)
  const input = await inputFor(workshop, thing, operation, body)
  const { status } = await workshop.context.owner.send(operation.id, input)
  const state =
    outcome === undefined || before === undefined ? '' : `, whose \`${outcome.property}\` is ${JSON.stringify(before)},`
  const told = `${operation.id} answered ${status} for one${state} of which the document says that it is refused with 409`
  const isSo = expect(status).toHold(told, '409', (value) => refusedCodes.includes(codeOf(Number(value))))
  if (!isSo || before === undefined || outcome === undefined) return
  const now = await seen(asked, deed)
  expect(now).toHold(
    `${operation.id} was refused with ${status} and changed \`${outcome.property}\` from ${JSON.stringify(before)} to ${JSON.stringify(now)} all the same`,
    JSON.stringify(before),
    (value) => value === before,
  )
}

function bodyOf({ workshop, thing }: Doing, { operation }: Deed): Json | undefined {
  const made = operation.body === null ? { body: undefined } : changingBody(workshop, thing, operation, 'whole')
  if ('problem' in made) throw new NotExercised(`no body of ${operation.id} could be made up: ${made.problem}`)
  return made.body
}

/** The value of what shows it. */
async function seen({ workshop, thing }: Doing, { outcome }: Deed): Promise<Json | undefined> {
  const { read } = thing.collection
  if (outcome === undefined || read === undefined) return undefined
  const { body } = await readThing(workshop, thing, read)
  return itemIn(body, [outcome.property, ...Object.keys(thing.sent)])?.[outcome.property]
}
