/** The generated cases as scenarios: one for each collection, one for credentials, one for what is nobody's path or method. */
import type { Operation, System } from '../../spec/contract.ts'
import { levels } from '../../spec/facts.ts'
import { Lacking } from '../actor.ts'
import type { Input } from '../exchange.ts'
import { elementsOf } from '../paging.ts'
import { type Actor, type Context, type Scenario, scenario } from '../scenario.ts'
import type { Specification } from '../specification.ts'
import { type Case, inputCases } from './cases.ts'
import { credentials } from './credentials.ts'
import { createInputs, type ExampleInputs, type Inputs } from './inputs.ts'
import { readListed } from './listed.ts'
import { absent, foreign } from './ownership.ts'
import { strangers } from './strangers.ts'

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
      const { owner, step } = context
      const inputs = createInputs(specification, context, examples)
      const making = operations.find((each) => /create|upsert|replace/.test(specification.resource(each)?.action ?? ''))
      const stated =
        making === undefined ? [] : specification.facts.listedAt(specification.located(making).operation.value)
      const prepared = await step('makes what the calls need', stated.slice(0, 1), () => prepare(operations, inputs))

      const list = prepared.find(
        ({ operation, input }) => input !== undefined && specification.resource(operation)?.action === 'list',
      )
      const read = async (): Promise<unknown[]> =>
        list === undefined
          ? []
          : elementsOf(await owner.list(list.operation.id as never, list.input as never)).toSorted(byText)
      const before = list && (await step('lists them', [], read))
      if (list?.input !== undefined && !context.can('writes')) {
        await readListed(context, specification, list.operation, list.input)
      }

      const cases = withoutRepeats(
        specification,
        prepared.flatMap(({ operation, input }) =>
          input === undefined
            ? []
            : inputCases(specification, operation, input, (body) => inputs.withBody(operation, input, body)),
        ),
      ).toSorted((a, b) => levels.indexOf(a.fact.level) - levels.indexOf(b.fact.level))
      for (const each of cases) if (each.situation !== null) await refuse(context, owner, each)
      for (const { operation, input, lacking } of prepared) {
        await absent(context, specification, operation, inputs)
        await foreign(context, specification, operation, input, lacking)
      }
      if (before !== undefined) {
        await step.apart('the list is as it was', stated.slice(0, 1), async ({ expect }) => {
          expect(await read()).toEqual(before)
        })
      }
      for (const each of cases) if (each.situation === null) await accept(context, owner, each)
    },
  )
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
    const isStated = /MUST|SHOULD/.test(specification.levelOf(specification.operation(operationId)))
    const isRepeat = asked.has(key) && (fact.level === 'ASSUMED' || !isStated || what === mediaTypeCase)
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

async function refuse(
  { step }: Context,
  actor: Actor,
  { title, operationId, input, situation, fact }: Case,
): Promise<void> {
  await step.apart(
    title,
    fact.requirements,
    async () => {
      await actor.refused(operationId, input, situation ?? 'invalid')
    },
    { level: fact.level },
  )
}

async function accept({ step }: Context, actor: Actor, { title, operationId, input, fact }: Case): Promise<void> {
  await step.apart(title, fact.requirements, () => actor.call(operationId as never, input as never), {
    level: fact.level,
  })
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
