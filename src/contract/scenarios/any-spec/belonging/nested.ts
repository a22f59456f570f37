/** What stands below something that is there no more cannot be made, listed or read: where its operations declare how they say so. */
import { codeOf } from '../../../../document/error-statuses.ts'
import { plain } from '../../../../document/path-names.ts'
import { shapeOf } from '../../../../document/shape.ts'
import { isSingularOf } from '../../../../document/words.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { listInput } from '../making/listed.ts'
import { creatingInput, inputFor, makeThing, readThing } from '../making/thing.ts'
import { loose } from '../making/workshop.ts'
import { isTaken } from '../making/writes.ts'
import { stemOfId } from '../references.ts'

const goneCodes = [404, 410].map(codeOf)

/** Whether it is made below what can be removed, and says how it refuses what is not there. */
export function standsBelow(specification: Specification, collection: Collection): boolean {
  const remove = collection.parent?.remove
  // What is only accepted is there for a while.
  const isAtOnce = remove?.responses.some(({ status }) => status === 200 || status === 204) === true
  return isAtOnce && askedBelow(specification, collection).length > 0
}

function askedBelow(specification: Specification, { create, list, read, parent }: Collection): Operation[] {
  const above = `${plain(parent?.remove?.path ?? '')}/`
  const all = [list, create, read].filter((operation) => operation !== undefined)
  return all.filter((operation) => {
    // What lists all of them, or has a path of its own, may be there without what it was made below, unless it has to name that.
    const isBelow = plain(operation.path).startsWith(above)
    const isHeld = isBelow || (operation === read && parent !== undefined && alwaysNames(specification, read, parent))
    return isHeld && operation.responses.some(({ status }) => status === 404 || status === 410)
  })
}

/** Whether each thing that is read says of which other it is. */
function alwaysNames(specification: Specification, read: Operation, { name }: Collection): boolean {
  const schema = itemSchema(specification, read)
  if (schema === undefined) return false
  const { properties, required } = shapeOf(specification.document, schema)
  return [...properties].some(([property, value]) => {
    const stem = stemOfId(property)
    const isOne = stem !== undefined && isSingularOf(stem, name.split('/').at(-1) ?? '')
    return isOne && required.has(property) && !shapeOf(specification.document, value).types.includes('null')
  })
}

export function nested(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, list, read, parent } = collection
  if (parent?.remove === undefined || !standsBelow(specification, collection)) return undefined
  const { remove } = parent
  return scenario(`${name} answers nothing below what is not there`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const thing = await step('makes one', [create.id], () => makeThing(workshop, collection, 'required'))
    await appeared(workshop, thing)
    const above = thing.parent
    if (above === undefined) return
    // What keeps its answers has it from here, and shows it when it is asked again.
    if (read !== undefined) await step.apart('reads it', [read.id], () => readThing(workshop, thing, read))
    const isGone = await step.apart(`deletes what it stands below`, [remove.id], async () => {
      const answer = await loose(owner).call(remove.id, await inputFor(workshop, above, remove))
      return isTaken(remove, answer.status) && answer.status !== 202
    })
    for (const operation of askedBelow(specification, collection)) {
      await step.apart(`${operation.id} below what is not there`, [idOf(collection, 'nested')], async () => {
        if (isGone !== true) throw new NotExercised('what it stands below could not be deleted')
        const input =
          operation === create
            ? (await creatingInput(workshop, collection, 'required', thing)).input
            : operation === list
              ? listInput(workshop, thing, operation)
              : await inputFor(workshop, thing, operation)
        await owner.refused(operation.id, input, ...goneCodes)
      })
    }
  })
}
