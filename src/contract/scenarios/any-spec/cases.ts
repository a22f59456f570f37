/** Input just inside and just outside of what the schemas allow; what is refused leaves nothing behind. */

import type { Operation } from '../../../spec/contract.ts'
import { isObject, type JsonObject } from '../../../spec/pointer.ts'
import type { Input } from '../../exchange/exchange.ts'
import { textsIn } from '../../exchange/marks.ts'
import { brief } from '../../judge/clause.ts'
import { successesOf } from '../../speak/create-actor.ts'
import { StepEnded } from '../../speak/step-ended.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Case, inputCases } from '../cases/cases.ts'
import { NotExercised } from '../not-exercised.ts'
import { type Scenario, type StepTools, scenario } from '../scenario.ts'
import { idOf } from './aspects.ts'
import type { Collection } from './collections.ts'
import { expectNoGhost } from './expecting/expect-no-ghost.ts'
import { appeared, expectListed, expectSent } from './expecting/expect-sent.ts'
import { aspectOf, levelOfRefusal, refuse } from './expecting/refusing.ts'
import { renew } from './expecting/renew.ts'
import { expectAsBefore, madeBy } from './expecting/told.ts'
import { isLeftAlone } from './left-alone.ts'
import { itemIn } from './making/item-in.ts'
import { listAll, listInput } from './making/listed.ts'
import { mayFollow } from './making/moves.ts'
import { bodyValidator, branchesOf } from './making/request-body.ts'
import { lasting } from './making/snapshot.ts'
import {
  changingBody,
  creatingInput,
  inputFor,
  keptOf,
  makeThing,
  readThing,
  type Thing,
  type Way,
} from './making/thing.ts'
import type { Workshop } from './making/workshop.ts'
import { isDeclaredRefusal, isTaken, summaryOf } from './making/writes.ts'

/** Other values beside the first, where a body is one of several. */
const branchesMax = 3

export function refusals(specification: Specification, collection: Collection): Scenario {
  const { name, system, create, list, read } = collection
  return scenario(`${name} takes what its schemas allow and refuses the rest`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step } = context
    const thing = await step('makes one with everything', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    const before = list && (await listAll(workshop, thing, list))
    const refused: string[] = []
    const taken = new Set<string>()
    const inputs: Input[] = []
    let spare = 0
    const branches = Math.min(branchesOf(specification, create), branchesMax)
    for (let branch = 0; branch < branches; branch++) {
      const fresh = freshOf(workshop, collection, thing, branches > 1 ? { branch } : {})
      for (const each of await casesOf(workshop, collection, create, fresh)) {
        const isRight = await ask(workshop, collection, each, fresh)
        // What was taken though it should have been refused is there, and has been said.
        const isRefused = each.situation !== null && isRight === true
        const marks = marksIn(each.input.body, thing)
        for (const mark of marks) isRefused ? refused.push(mark) : taken.add(mark)
        if (isRefused) inputs.push(each.input)
        else if (marks.length === 0) spare++
      }
    }
    if (list !== undefined) {
      const fresh = async (): Promise<Input> => listInput(workshop, thing, list)
      for (const each of await casesOf(workshop, collection, list, fresh)) await ask(workshop, collection, each, fresh)
      await step.apart(
        'nothing that was refused is in the list',
        [idOf(collection, 'failed-write')],
        async ({ expect }) => {
          const now = await listAll(workshop, thing, list)
          const texts = textsIn(now)
          const there = refused.filter((mark) => texts.includes(mark) && !taken.has(mark))
          const told = `${list.id} has what ${create.id} refused: ${brief(there[0])}`
          const isGone = expect(there).toHold(told, 'nothing of it', () => there.length === 0)
          if (before !== undefined && isGone)
            await expectNoGhost(workshop, expect, thing, list, { before, now, refused: inputs, spare })
        },
      )
      await firstAndLast(workshop, thing, list)
    }
    const itemOf = async (): Promise<JsonObject | undefined> =>
      read && itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent))
    let earlier = await itemOf()
    for (const operation of [collection.replace, collection.update]) {
      if (operation === undefined) continue
      // What was taken though it should have been refused is said once; from then on that is how it is.
      for (const each of await changeCases(workshop, thing, operation))
        if ((await ask(workshop, thing.collection, each)) !== true) earlier = await stillThere(thing, itemOf)
    }
    if (read === undefined) return
    await step.apart(
      'the one that was made first is as it was',
      [idOf(collection, 'failed-write')],
      async ({ expect }) => {
        const now = lasting(await itemOf())
        expectAsBefore(expect, now, lasting(earlier), 'something that was refused', madeBy(thing))
      },
    )
  })
}

/** Input of its own for each case. A rehearsal asks how often, and what is in it is all the same. */
function freshOf(workshop: Workshop, collection: Collection, thing: Thing, way: Way): () => Promise<Input> {
  const make = async (): Promise<Input> => (await creatingInput(workshop, collection, 'whole', thing, way)).input
  let made: Promise<Input> | undefined
  const isOne = workshop.context.isRehearsal && !collection.joins
  return () => {
    if (!isOne) return make()
    made ??= make()
    return made
  }
}

/** What was taken though it should have been refused may be called otherwise since, where its name is part of its address. */
async function stillThere(
  { collection: { idName } }: Thing,
  itemOf: () => Promise<JsonObject | undefined>,
): Promise<JsonObject | undefined> {
  try {
    return await itemOf()
  } catch (error) {
    if (!(error instanceof StepEnded) || !mayFollow(idName)) throw error
    throw new NotExercised('it is called otherwise since a change was taken that should have been refused')
  }
}

/** A list that is cut off shows it when there is much in it, whichever end it leaves out. */
async function firstAndLast(workshop: Workshop, first: Thing, list: Operation): Promise<void> {
  const { step } = workshop.context
  const { collection } = first
  const last = await step.apart('makes a last one', [collection.create.id], () =>
    makeThing(workshop, collection, 'required', first),
  )
  if (last === undefined) return
  await appeared(workshop, last)
  await step.apart('the first and the last are in the list', [idOf(collection, 'listed')], async ({ expect }) => {
    const elements = await listAll(workshop, first, list, { present: [first, last] })
    for (const each of [first, last]) expectListed(workshop, expect, elements, each)
  })
}

/** Refused changes of what is there; those that have to be taken were asked when it was made. */
async function changeCases(workshop: Workshop, thing: Thing, operation: Operation): Promise<Case[]> {
  const made = changingBody(workshop, thing, operation, 'whole')
  if ('problem' in made) return []
  const input = await inputFor(workshop, thing, operation, made.body)
  return (await casesOf(workshop, thing.collection, operation, async () => input)).filter(
    ({ situation, title }) => situation !== null && !title.endsWith(': the body is a number'),
  )
}

/** Every case is made from input of its own, so that nothing unique is sent twice. */
async function casesOf(
  workshop: Workshop,
  collection: Collection,
  operation: Operation,
  input: () => Promise<Input>,
): Promise<Case[]> {
  const { specification } = workshop
  const first = await input()
  const validator = bodyValidator(specification, operation)
  // What does not fit to the letter has nothing beside it that can be told from it.
  if (validator !== undefined && first.body !== undefined && !validator(first.body)) return []
  const cases = inputCases(specification, operation, first, (body) => ({ ...first, body }), true)
  const own: Case[] = []
  for (const each of cases) {
    if (isLeftAlone(workshop, collection, each, first)) continue
    const isSent = typeof each.input.body === 'object' && operation.id === each.operationId
    const changed = isSent ? renew(each.input, first, await input()) : each.input
    // With other values beside it, a change may mean something else.
    const isMeant =
      !isSent || each.situation === 'unreadable' || validator?.(changed.body) === (each.situation === null)
    own.push(isMeant ? { ...each, input: changed } : each)
  }
  return own
}

/** @returns Whether it was as it should be; undefined when that is not known. */
async function ask(
  workshop: Workshop,
  collection: Collection,
  each: Case,
  fresh?: () => Promise<Input>,
): Promise<boolean | undefined> {
  const { title, operationId, input, situation } = each
  const { create } = collection
  const operation = workshop.specification.operation(operationId)
  const run = async ({ expect }: StepTools): Promise<boolean> => {
    if (situation !== null) await refuse(workshop, each, operationId !== create.id)
    else {
      const body = await taken(workshop, operation, input, fresh)
      if (operationId === create.id && isObject(input.body))
        expectSent(workshop, expect, body, keptOf(collection, input.body), create)
    }
    return true
  }
  const ids = [idOf(collection, aspectOf(workshop.specification, each, operation))]
  return workshop.context.step.apart(title, ids, run, levelOfRefusal(operation, each))
}

/** The answer to what has to be taken. Whether it is refused for its own sake shows one that is like it and in no way special. */
async function taken(
  workshop: Workshop,
  operation: Operation,
  input: Input,
  fresh: (() => Promise<Input>) | undefined,
): Promise<unknown> {
  const { owner } = workshop.context
  const answer = await owner.send(operation.id, input)
  if (isTaken(operation, answer.status)) return answer.body
  if (
    fresh !== undefined &&
    operation.method === 'POST' &&
    isDeclaredRefusal(workshop.specification, operation, answer.status)
  ) {
    const plain = await owner.send(operation.id, await fresh())
    if (isDeclaredRefusal(workshop.specification, operation, plain.status))
      throw new NotExercised(`the target refuses what the schema of ${operation.id} allows: ${summaryOf(plain)}`)
  }
  throw new StepEnded({
    message: `${operation.id} did not succeed.`,
    expected: successesOf(operation),
    seen: summaryOf(answer),
    requirements: [],
  })
}

/** Texts of the run that the thing itself does not have. */
function marksIn(body: unknown, thing: Thing): string[] {
  const own = new Set([...textsIn(thing.sent), ...textsIn(thing.references)])
  return textsIn(body).filter((text) => /^nk[a-z0-9]+-.+-\d+$/.test(text) && !own.has(text))
}
