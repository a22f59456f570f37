/** The generated cases as scenarios: one for each collection, one for credentials, one for what is nobody's path or method. */
import type { Operation, System } from '../../../spec/contract.ts'
import { levels } from '../../../spec/facts.ts'
import type { Input } from '../../exchange/exchange.ts'
import { Lacking, StepEnded } from '../../speak/step-ended.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Context, type Scenario, scenario } from '../scenario.ts'
import { type Case, inputCases } from './cases.ts'
import { credentials } from './credentials.ts'
import type { ExampleInputs } from './inputs/ground.ts'
import { createInputs, type Inputs } from './inputs.ts'
import { readListed } from './listed.ts'
import { absent, foreign } from './ownership.ts'
import { strangers } from './strangers.ts'
import { type Asked, watchList } from './watched-list.ts'

/** @param examples Inputs in place of the document's own examples. */
export function caseScenarios(specification: Specification, examples: ExampleInputs): readonly Scenario[] {
  return specification.contract.systems.flatMap((system) => {
    const operations = Object.values(specification.contract.operations).filter((each) => each.system === system.name)
    if (operations.length === 0) return []
    const collections = new Set(operations.flatMap((each) => specification.resource(each)?.collection ?? []))
    return [
      credentials(specification, system, operations, examples),
      strangers(specification, system, operations),
      ...[...collections]
        .filter((collection) => operations.some((each) => isAskable(specification, each, collection)))
        .map((collection) =>
          collectionCases(
            specification,
            system,
            collection,
            operations.filter((each) => specification.resource(each)?.collection === collection),
            examples,
          ),
        ),
    ]
  })
}

/** Whether there is anything to get wrong. */
function isAskable(specification: Specification, operation: Operation, collection: string): boolean {
  const asks =
    operation.body !== null ||
    operation.path.includes('{') ||
    operation.parameters.some(({ in: place }) => place === 'query')
  return asks && specification.resource(operation)?.collection === collection
}

interface Prepared {
  readonly operation: Operation
  readonly input: Input | undefined
  /** A capability without which there is no input. */
  readonly lacking: string | undefined
}

function collectionCases(
  specification: Specification,
  { name: system }: System,
  collection: string,
  operations: readonly Operation[],
  examples: ExampleInputs,
): Scenario {
  return scenario(
    `what has to be refused of ${collection} is refused and changes nothing`,
    { system },
    async (context) => {
      const { step } = context
      const inputs = createInputs(specification, context, examples)
      const making = operations.find((each) => /create|upsert|replace/.test(specification.resource(each)?.action ?? ''))
      const stated =
        making === undefined ? [] : specification.facts.listedAt(specification.located(making).operation.value)
      const prepared = await step('makes what the calls need', stated.slice(0, 1), () => prepare(operations, inputs))

      const list = prepared.find(
        ({ operation, input }) => input !== undefined && specification.resource(operation)?.action === 'list',
      )
      const watched =
        list?.input === undefined
          ? undefined
          : await watchList(context, specification, { list: list.operation, input: list.input, stated, inputs })
      if (list?.input !== undefined && !context.can('writes')) {
        await readListed(context, specification, list.operation, list.input)
      }

      const cases = withoutRepeats(specification, casesOf(specification, prepared, inputs)).toSorted(
        (a, b) => levels.indexOf(a.fact.level) - levels.indexOf(b.fact.level),
      )
      const asked = await askRefusals(context, specification, inputs, cases)
      for (const { operation, input, lacking } of prepared) {
        await absent(context, specification, operation, inputs)
        await foreign(context, specification, operation, input, lacking)
      }
      await watched?.isAsItWas(asked)
      if (making !== undefined && (list === undefined || !isStated(specification.levelOf(list.operation)))) {
        await isFree(context, specification, making, cases)
      }
      for (const each of cases) {
        if (each.situation !== null) continue
        const again = await renewed(specification, specification.operation(each.operationId), inputs)
        await accept(context, specification, again.find(({ title }) => title === each.title) ?? each)
      }
    },
  )
}

function casesOf(specification: Specification, prepared: readonly Prepared[], inputs: Inputs): Case[] {
  return prepared.flatMap(({ operation, input }) =>
    input === undefined
      ? []
      : inputCases(specification, operation, input, (body) => inputs.withBody(operation, input, body)),
  )
}

/**
 * Asks what has to be refused, the firmest first. What is accepted all the same is there from then on, so what comes after it is asked
 * under another name; and so is what nobody states, so that nothing of it is taken for a mistake of what somebody does.
 */
async function askRefusals(
  context: Context,
  specification: Specification,
  inputs: Inputs,
  cases: readonly Case[],
): Promise<Asked> {
  const refused: unknown[] = []
  const accepted: unknown[] = []
  const repeatable: Case[] = []
  const stale = new Set<string>()
  const latest = new Map<string, Case[]>()
  let isHeld = true
  for (const each of cases) {
    if (each.situation === null) continue
    const { operationId } = each
    if (isHeld && !isStated(each.fact.level)) {
      isHeld = false
      for (const other of cases) if (other.operationId !== operationId) stale.add(other.operationId)
      stale.add(operationId)
    }
    const operation = specification.operation(operationId)
    if (stale.delete(operationId)) latest.set(operationId, await renewed(specification, operation, inputs))
    const fresh = latest.get(operationId)?.find(({ title }) => title === each.title) ?? each
    const isRefused = await refuse(context, fresh)
    if (!isRefused) stale.add(operationId)
    else repeatable.push(fresh)
    const names = [fresh.input.body, fresh.input.path]
    if (isRefused || isStated(fresh.fact.level)) refused.push(names)
    else accepted.push(names)
  }
  const again = async (): Promise<void> => {
    // Inputs were made from the document that gives their types.
    for (const { operationId, input } of repeatable) await context.owner.send(operationId as never, input as never)
  }
  return { refused, accepted, again }
}

/** The same cases under another name, of an operation that makes what its input names; none of any other. */
async function renewed(specification: Specification, operation: Operation, inputs: Inputs): Promise<Case[]> {
  return isMakingAnew(specification, operation)
    ? casesOf(specification, await prepare([operation], inputs), inputs)
    : []
}

/** Where no document knows a list, that a refusal left nothing behind shows in its name being free. */
async function isFree(
  { step, owner }: Context,
  specification: Specification,
  making: Operation,
  cases: readonly Case[],
): Promise<void> {
  const isItsOwn = ({ operationId, situation, fact }: Case): boolean =>
    operationId === making.id && situation !== null && isStated(fact.level)
  const first = cases.find(isItsOwn)
  if (first === undefined || !isMakingAnew(specification, making)) return
  const stated = specification.facts.listedAt(specification.located(making).operation.value)
  await step.apart('what was refused has left its name free', stated.slice(0, 1), () =>
    // The operation's input was made from the document that gives its type.
    owner.call(making.id as never, first.valid as never),
  )
}

/** What is under a name of its own each time that it is asked for. */
function isMakingAnew(specification: Specification, operation: Operation): boolean {
  return specification.resource(operation)?.action === 'create'
}

function isStated(level: Case['fact']['level']): boolean {
  return level === 'MUST' || level === 'SHOULD'
}

/**
 * What nobody states, or an operation that only clients know, is asked of one operation of the collection and not of all that share the
 * schema; and so is the media type.
 */
function withoutRepeats(specification: Specification, cases: readonly Case[]): Case[] {
  const asked = new Set<string>()
  return cases.filter(({ title, operationId, fact }) => {
    const what = title.slice(operationId.length)
    const key = `${what} ${fact.requirements.join()}`
    const isOfDocument = isStated(specification.levelOf(specification.operation(operationId)))
    const isRepeat = asked.has(key) && (fact.level === 'ASSUMED' || !isOfDocument || what === mediaTypeCase)
    asked.add(key)
    return !isRepeat
  })
}

const mediaTypeCase = ': another media type'

async function prepare(operations: readonly Operation[], inputs: Inputs): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (const operation of operations) {
    try {
      prepared.push({ operation, input: await inputs.of(operation), lacking: undefined })
    } catch (error) {
      if (!(error instanceof Lacking)) throw error
      prepared.push({ operation, input: undefined, lacking: error.capability })
    }
  }
  return prepared
}

/** @returns Whether it was refused. */
async function refuse(
  { step, owner }: Context,
  { title, operationId, input, situation, fact }: Case,
): Promise<boolean> {
  const answer = await step.apart(
    title,
    fact.requirements,
    () => owner.refused(operationId, input, situation ?? 'invalid'),
    { level: fact.level },
  )
  return answer !== undefined
}

async function accept({ step, owner }: Context, specification: Specification, each: Case): Promise<void> {
  const { title, operationId, input, fact } = each
  const run = async (): Promise<void> => {
    const answer = await owner.send(operationId, input)
    if (answer.status >= 200 && answer.status < 300) return
    // What is refused for its number and not for what it is says nothing of what it is.
    if (isFull(specification, operationId, answer.status)) throw new Lacking('room')
    throw new StepEnded({
      message: `${operationId} did not succeed.`,
      expected: 'a success',
      seen: String(answer.status),
      requirements: [],
    })
  }
  await step.apart(title, fact.requirements, run, { level: fact.level })
}

/** Whether an operation that replaces what is there refused because there is too much. */
function isFull(specification: Specification, operationId: string, status: number): boolean {
  return status === 409 && specification.resource(specification.operation(operationId))?.action === 'upsert'
}
