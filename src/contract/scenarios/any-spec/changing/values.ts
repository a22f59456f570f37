/** Values that are allowed and seldom sent: null, empty and full lists, unusual letters, and every alternative of a body. */
import { StepEnded } from '../../../speak/step-ended.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { appeared, expectListed, expectSent } from '../expecting/expect-sent.ts'
import { listAll } from '../making/listed.ts'
import { branchesOf } from '../making/request-body.ts'
import { makeThing, readThing, type Thing, type Way } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

const branchesMax = 4

export function values(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, read, list } = collection
  if (create.body === null) return undefined
  return scenario(`${name} keeps what is seldom sent`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step } = context
    const base = await step('makes one with everything', [create.id], () => makeThing(workshop, collection, 'whole'))
    const branches = Math.min(branchesOf(specification, create), branchesMax)
    const ways: (readonly [string, Way])[] = [
      ['full lists and unusual letters', { manner: 'full' }],
      ['null and empty lists', { manner: 'empty' }],
      ...Array.from({ length: branches > 1 ? branches : 0 }, (_, branch): readonly [string, Way] => [
        `alternative ${branch + 1}`,
        { branch },
      ]),
    ]
    await appeared(workshop, base)
    const made: Thing[] = [base]
    for (const [what, way] of ways) {
      const thing = await step.apart(`makes one with ${what}`, [idOf(collection, 'cases')], () =>
        makeSpecial(workshop, base, way),
      )
      if (thing === undefined) continue
      made.push(thing)
      await appeared(workshop, thing)
      await step.apart(
        `${what} come back`,
        [idOf(collection, read === undefined ? 'cases' : 'read-back')],
        async ({ expect }) => {
          expectSent(workshop, expect, thing.answer.body, thing.sent, create, { by: [thing.answer.exchange] })
          if (read !== undefined)
            expectSent(workshop, expect, (await readThing(workshop, thing, read)).body, thing.sent, read)
        },
      )
    }
    if (list === undefined || made.length === 1) return
    await step.apart('all of them are in the list', [idOf(collection, 'listed')], async ({ expect }) => {
      const elements = await listAll(workshop, base, list, { present: made })
      for (const each of made) expectListed(workshop, expect, elements, each)
    })
  })
}

/** What the target refuses is its fault if it takes what is like it and not special. */
async function makeSpecial(workshop: Workshop, base: Thing, way: Way): Promise<Thing> {
  const { collection } = base
  try {
    return await makeThing(workshop, collection, 'whole', base, way)
  } catch (error) {
    if (!(error instanceof NotExercised)) throw error
    const { manner: _, ...plain } = way
    await makeThing(workshop, collection, way.manner === 'empty' ? 'required' : 'whole', base, plain)
    if (way.manner === undefined) throw error
    throw new StepEnded({
      message: `${collection.create.id} refuses what its schema allows, and takes what is like it.`,
      expected: 'a success',
      seen: error.message,
      requirements: [],
    })
  }
}
