/** An element is found, changed and removed within what it was made in, and within no other of that kind. */
import { codeOf } from '../../../../document/error-statuses.ts'
import { plain } from '../../../../document/path-names.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Json, JsonObject } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { textsIn } from '../../../exchange/marks.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, type StepTools, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { expectAsBefore, madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { pathKeyOf } from '../making/path-key.ts'
import { lasting } from '../making/snapshot.ts'
import {
  addressOf,
  changingBody,
  creatingInput,
  idOf as idOfThing,
  inputFor,
  makeThing,
  readThing,
  type Thing,
} from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

/** What is asked of one that was made, in the name of another than it stands in. */
interface Asked {
  readonly workshop: Workshop
  readonly thing: Thing
  /** The path of the other. */
  readonly elsewhere: readonly string[]
  /** What it shows that nothing else does. */
  readonly marks: readonly string[]
  /** "another of lists" */
  readonly other: string
}

/** Whether its operations name what it stands in, of which the run can make two, and say how they refuse what is not there. */
export function isHeldWithin(specification: Specification, { create, read, parent, places }: Collection): boolean {
  const outer = outerOf(specification, create)
  const isWithin = read !== undefined && outer !== '' && plain(read.path).startsWith(`${outer}/`)
  return isWithin && (parent !== undefined || places.size > 0) && refusesAbsent(read)
}

/** The path of what it is made in: `/lists/{}` of `/lists/{id}/items`. */
function outerOf(specification: Specification, create: Operation): string {
  const path = plain(create.path)
  const made = pathKeyOf(specification, create) === undefined ? path : path.slice(0, path.lastIndexOf('/'))
  return made.slice(0, made.lastIndexOf('{}') + '{}'.length)
}

function refusesAbsent({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === 404 || status === 410)
}

export function within(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, read, parent, places } = collection
  if (read === undefined || !isHeldWithin(specification, collection)) return undefined
  return scenario(`${name} are found within what they were made in alone`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step } = context
    const thing = await step('makes one with everything', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    const around = await step('makes another of what it stands in', [create.id], () =>
      creatingInput(workshop, collection, 'required'),
    )
    const elsewhere = Object.values(around.path)
    const marks = marksOf(workshop, thing, Object.values(addressOf(thing, read) ?? {}))
    const other = `another of ${(parent ?? [...places.values()][0])?.name ?? ''}`
    const asked: Asked = { workshop, thing, elsewhere, marks, other }
    await isShownNowhereElse(asked, read)
    for (const operation of changesOf(collection)) await isChangedFromNowhereElse(asked, operation, read)
    const { remove } = collection
    if (remove !== undefined && refusesAbsent(remove)) await isRemovedFromNowhereElse(asked, remove, read)
  })
}

/** Changes that cannot make what they do not find. */
function changesOf({ create, update, replace }: Collection): Operation[] {
  const changes = [update, replace].filter((each) => each !== undefined)
  const mayMake = (each: Operation): boolean => each === create || each.responses.some(({ status }) => status === 201)
  return changes.filter((each) => refusesAbsent(each) && !mayMake(each))
}

/**
 * What shows that it is this one: texts of the run in what was sent, and an id that is no small number. What stands in its path and was
 * sent as well may be given back by anything.
 */
function marksOf({ context }: Workshop, thing: Thing, address: readonly string[]): string[] {
  const sent = textsIn(thing.sent)
  const id = idOfThing(thing)
  const isTelling = typeof id === 'string' && !/^\d{1,9}$/.test(id) && !sent.includes(id)
  return [...sent.filter((text) => context.isOwn(text) && !address.includes(text)), ...(isTelling ? [id] : [])]
}

/** Whether an answer shows it. */
function shows({ marks, thing }: Asked, value: unknown): boolean {
  if (marks.length === 0) throw new NotExercised(`nothing in ${madeBy(thing)} tells it from another`)
  const texts = textsIn(value)
  return marks.some((mark) => texts.includes(mark))
}

/** Input of an operation on it, where it would be if it stood in the other. */
async function inputElsewhere(
  { workshop, thing, elsewhere }: Asked,
  operation: Operation,
  body?: Json,
): Promise<Input> {
  const input = await inputFor(workshop, thing, operation, body)
  const path = Object.entries(input.path ?? {}).map(([name, value], index) => [name, elsewhere[index] ?? value])
  return { ...input, path: Object.fromEntries(path) }
}

function stepOf(
  { workshop, thing, other }: Asked,
  operation: Operation,
  run: (tools: StepTools) => Promise<void>,
): Promise<void> {
  return workshop.context.step.apart(`${operation.id} within ${other}`, [idOf(thing.collection, 'within')], run)
}

async function isShownNowhereElse(asked: Asked, read: Operation): Promise<void> {
  const { workshop, thing, other } = asked
  await stepOf(asked, read, async ({ expect }) => {
    const answer = await workshop.context.owner.send(read.id, await inputElsewhere(asked, read), codeOf(404))
    const told = `${read.id} within ${other} shows ${madeBy(thing)}`
    expect(answer.body).toHold(told, 'it is not there', () => answer.status >= 300 || !shows(asked, answer.body))
  })
}

/** Whatever it answers, what stands elsewhere is as it was. */
async function isChangedFromNowhereElse(asked: Asked, change: Operation, read: Operation): Promise<void> {
  const { workshop, thing, other } = asked
  await stepOf(asked, change, async ({ expect }) => {
    const made = changingBody(workshop, thing, change, 'whole')
    if ('problem' in made) throw new NotExercised(`no body of ${change.id} could be made up: ${made.problem}`)
    const item = async (): Promise<JsonObject> =>
      lasting(itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent)))
    const before = await item()
    await workshop.context.owner.send(change.id, await inputElsewhere(asked, change, made.body), codeOf(404))
    expectAsBefore(expect, await item(), before, `${change.id} within ${other}`, madeBy(thing))
  })
}

async function isRemovedFromNowhereElse(asked: Asked, remove: Operation, read: Operation): Promise<void> {
  const { workshop, thing, other } = asked
  await stepOf(asked, remove, async ({ expect }) => {
    const { owner } = workshop.context
    await owner.send(remove.id, await inputElsewhere(asked, remove), codeOf(404))
    // What is not visible yet was not removed.
    const { status } = await owner.reach(read.id, await inputFor(workshop, thing, read))
    const told = `${remove.id} within ${other} removed ${madeBy(thing)}`
    expect(status).toHold(told, 'it is there still', () => status !== 404 && status !== 410)
  })
}
