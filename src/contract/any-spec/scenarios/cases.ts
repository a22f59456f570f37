/** Input just inside and just outside of what the schemas allow; what is refused leaves nothing behind. */
import type { Operation } from '../../../spec/contract.ts'
import { isObject, type Json } from '../../../spec/pointer.ts'
import { type Case, inputCases } from '../../cases/cases.ts'
import type { Input } from '../../exchange.ts'
import { textsIn } from '../../inventory.ts'
import { type Context, type Scenario, type StepTools, scenario } from '../../scenario.ts'
import type { Specification } from '../../specification.ts'
import { applies, idOf, operationsOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { codeOf } from '../error-statuses.ts'
import { makeBody } from '../request-body.ts'
import {
  creatingInput,
  inputFor,
  listAll,
  listInput,
  loose,
  makeThing,
  makingOf,
  readThing,
  type Thing,
  type Workshop,
} from '../thing.ts'
import { appeared, expectSent } from './expect-sent.ts'

/** What a document declares that means to refuse bad input. */
const refusingStatuses = [400, 413, 415, 422]
const invalidStatuses = [400, 422, 413, 414, 415]
/** Many allow what these schemas forbid, and do no harm by it. */
const lenient = /with an unknown member$|: another media type$| not of its format$/

export function refusals(specification: Specification, collection: Collection): Scenario {
  const { name, system, create, list, read } = collection
  return scenario(`${name} takes what its schemas allow and refuses the rest`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step } = context
    const thing = await step('makes one with everything', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    const refused: string[] = []
    const fresh = async (): Promise<Input> => (await creatingInput(workshop, collection, 'whole', thing)).input
    for (const each of await casesOf(workshop, create, fresh)) {
      if (each.situation !== null) refused.push(...marksIn(each.input.body, thing))
      await ask(workshop, collection, each)
    }
    if (list !== undefined) {
      for (const each of await casesOf(workshop, list, async () => listInput(workshop, thing, list)))
        await ask(workshop, collection, each)
      await step.apart(
        'nothing that was refused is in the list',
        [idOf(collection, 'failed-write')],
        async ({ expect }) => {
          const texts = textsIn(await listAll(workshop, thing, list))
          expect(refused.filter((mark) => texts.includes(mark))).toEqual([])
        },
      )
    }
    for (const operation of [collection.replace, collection.update]) {
      if (operation !== undefined) await changeCases(workshop, thing, operation)
    }
    if (read === undefined) return
    await step.apart(
      'the one that was made first is as it was',
      [idOf(collection, 'failed-write')],
      async ({ expect }) => {
        expectSent(workshop, expect, (await readThing(workshop, thing, read)).body, thing.sent, read)
      },
    )
  })
}

/** Refused changes of what is there; those that have to be taken were asked when it was made. */
async function changeCases(workshop: Workshop, thing: Thing, operation: Operation): Promise<void> {
  const made = makeBody(workshop.specification, operation, makingOf(workshop, 'whole'), thing.references)
  if ('problem' in made) return
  const cases = await casesOf(workshop, operation, async () => inputFor(workshop, thing, operation, made.body))
  for (const each of cases) if (each.situation !== null) await ask(workshop, thing.collection, each)
}

/** Every case is made from input of its own, so that nothing unique is sent twice. */
async function casesOf(workshop: Workshop, operation: Operation, input: () => Promise<Input>): Promise<Case[]> {
  const { specification } = workshop
  const first = await input()
  const validator = operation.schemas.body === null ? undefined : specification.closed(operation.schemas.body)
  // What does not fit to the letter has nothing beside it that can be told from it.
  if (validator !== undefined && first.body !== undefined && !validator(first.body)) return []
  const cases = inputCases(specification, operation, first, (body) => ({ ...first, body }), true)
  const own: Case[] = []
  for (const each of cases) {
    const isSent =
      each.input.body !== undefined && typeof each.input.body === 'object' && operation.id === each.operationId
    own.push(isSent ? { ...each, input: renew(each.input, first, await input()) } : each)
  }
  return own
}

/** The case's own change on top of other values: members that are as they were take the new ones. */
function renew(changed: Input, first: Input, next: Input): Input {
  const [body, before, after] = [changed.body, first.body, next.body]
  if (!isObject(body) || !isObject(before) || !isObject(after)) return changed
  const renewed = Object.entries(body).map(([name, value]): [string, Json] => {
    const isSame = JSON.stringify(value) === JSON.stringify(before[name])
    return [name, isSame ? (after[name] ?? value) : value]
  })
  return { ...changed, body: Object.fromEntries(renewed) }
}

async function ask(
  workshop: Workshop,
  collection: Collection,
  { title, operationId, input, situation }: Case,
): Promise<void> {
  const { step, owner } = workshop.context
  const aspect = lenient.test(title) ? 'strict' : 'cases'
  const operation = workshop.specification.operation(operationId)
  // An operation that declares no such refusal may make the best of what it is given.
  const isDeclared = operation.responses.some(({ status }) => refusingStatuses.includes(status))
  const level = situation === null || isDeclared ? {} : { level: 'BEYOND' as const }
  const run = async ({ expect }: StepTools): Promise<void> => {
    if (situation === null) {
      const { body } = await loose(owner).call(operationId, input)
      const { create } = collection
      if (operationId === create.id && isObject(input.body)) expectSent(workshop, expect, body, input.body, create)
    } else await owner.refused(operationId, input, ...invalidStatuses.map(codeOf))
  }
  await step.apart(title, [idOf(collection, aspect)], run, level)
}

/** Texts of the run that the thing itself does not have. */
function marksIn(body: unknown, thing: Thing): string[] {
  const own = new Set([...textsIn(thing.sent), ...textsIn(thing.references)])
  return textsIn(body).filter((text) => /^nk[a-z0-9]+-.+-\d+$/.test(text) && !own.has(text))
}

/** Operations on the collection are refused without what the document asks for. */
export function credentials(specification: Specification, collection: Collection): Scenario | undefined {
  if (!applies(collection, 'credentials')) return undefined
  const { name, system } = collection
  return scenario(`${name} asks for a credential`, { system }, async (context: Context) => {
    const workshop = { specification, context }
    const { step, anonymous } = context
    const thing = await step('makes one', [collection.create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    for (const operation of operationsOf(collection).filter(({ secured }) => secured)) {
      const input = await inputOf(workshop, thing, operation)
      if (input === undefined) continue
      await step.apart(`${operation.id} without a credential`, [idOf(collection, 'credentials')], async () => {
        await anonymous.refused(operation.id, input, codeOf(401), codeOf(403))
      })
    }
  })
}

async function inputOf(workshop: Workshop, thing: Thing, operation: Operation): Promise<Input | undefined> {
  const { collection, references } = thing
  if (operation === collection.create) return (await creatingInput(workshop, collection, 'whole', thing)).input
  if (operation === collection.list) return listInput(workshop, thing, operation)
  if (operation.body === null) return inputFor(workshop, thing, operation)
  const made = makeBody(workshop.specification, operation, makingOf(workshop, 'whole'), references)
  return 'problem' in made ? undefined : inputFor(workshop, thing, operation, made.body)
}
