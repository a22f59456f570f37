/** The generated cases as scenarios: one for each collection, one for credentials, one for what is nobody's path or method. */
import type { Operation, System } from '../../spec/contract.ts'
import { capped, type Fact } from '../../spec/facts.ts'
import { Lacking } from '../actor.ts'
import type { Input } from '../exchange.ts'
import { isMaking } from '../inventory.ts'
import { elementsOf } from '../paging.ts'
import { type Actor, type Context, type Scenario, scenario } from '../scenario.ts'
import type { Specification } from '../specification.ts'
import { type Case, inputCases } from './cases.ts'
import { createInputs, type ExampleInputs, type Inputs } from './inputs.ts'

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

      const cases = prepared.flatMap(({ operation, input }) =>
        input === undefined
          ? []
          : inputCases(specification, operation, input, (body) => inputs.withBody(operation, input, body)),
      )
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

/** What is not there is never answered with success. */
async function absent(
  { step, owner }: Context,
  specification: Specification,
  operation: Operation,
  inputs: Inputs,
): Promise<void> {
  const input = inputs.ofNothing(operation)
  const codes = codesOf(specification, operation, [404])
  if (input === undefined || codes.length === 0) return
  const fact = factOf(specification, operation, 'absent', codes)
  const run = async (): Promise<void> => {
    await owner.refused(operation.id, input, ...codes)
  }
  await step.apart(`${operation.id}: of nothing`, fact?.requirements ?? [], run, levelOf(fact))
}

/** Neither is what belongs to another account. */
async function foreign(
  { step, can, as }: Context,
  specification: Specification,
  operation: Operation,
  input: Input | undefined,
  lacking: string | undefined,
): Promise<void> {
  const resource = specification.resource(operation)
  const codes = codesOf(specification, operation, [404, 403])
  const names = Object.keys(input?.path ?? {})
  // What is made under a name of one's own is nobody else's yet.
  const isMade = resource !== undefined && isMaking(resource.action) && resource.parent === undefined
  const isOnes = resource?.scope?.startsWith('account') === true && names.length > 0 && codes.length > 0 && !isMade
  if (!isOnes || input === undefined) return
  const fact = factOf(specification, operation, 'foreign', codes)
  const run = async (): Promise<void> => {
    await as('second').refused(operation.id, input, ...codes)
  }
  const needs = ['second', ...(lacking === undefined ? [] : [lacking])].filter((capability) => !can(capability))
  await step.apart(`${operation.id}: of another account`, fact?.requirements ?? [], run, { ...levelOf(fact), needs })
}

function factOf(
  specification: Specification,
  operation: Operation,
  what: string,
  codes: readonly string[],
): Fact | undefined {
  const { system } = operation
  const fact = specification.systemFact(system, what) ?? specification.errorFact(system, codes[0] ?? '')
  return fact && capped(fact, specification.levelOf(operation))
}

function codesOf({ contract }: Specification, operation: Operation, statuses: readonly number[]): string[] {
  const system = contract.systems.find(({ name }) => name === operation.system)
  const catalogue = system && contract.errors[system.errors]
  const unauthenticated = catalogue?.situations.unauthenticated?.code
  return statuses.flatMap((status) =>
    operation.errors.filter((code) => code !== unauthenticated && catalogue?.codes[code]?.status === status),
  )
}

function credentials(
  specification: Specification,
  { name: system }: System,
  operations: readonly Operation[],
  examples: ExampleInputs,
): Scenario {
  return scenario('without a valid token nothing is answered', { system }, async (context) => {
    const { anonymous, step, owner } = context
    const inputs = createInputs(specification, context, examples)
    const fact = securityFact(specification, operations) ?? specification.situationFact(system, 'unauthenticated')
    const requirements = fact?.requirements ?? []
    const secured = operations.filter(({ secured: isSecured }) => isSecured)
    for (const operation of secured) {
      const known = fact && capped(fact, specification.levelOf(operation))
      await step.apart(
        `${operation.id}: without a token`,
        requirements,
        async () => {
          await anonymous.refused(
            operation.id,
            inputs.ofNothing(operation) ?? (await inputs.of(operation)) ?? {},
            'unauthenticated',
          )
        },
        levelOf(known),
      )
    }
    const open = secured.find(({ method, path }) => method === 'GET' && !path.includes('{'))
    if (open === undefined) return
    for (const [what, authorization] of [
      ['a token that nobody has', `Bearer ${owner.unique('token').replaceAll('-', '_')}`],
      ['another scheme', 'Basic bm93aGVyZTpub3doZXJl'],
      ['a scheme without a token', 'Bearer'],
    ] as const) {
      await step.apart(
        `${open.id}: with ${what}`,
        requirements,
        async () => {
          await anonymous.refused(open.id, { headers: { authorization } }, 'unauthenticated')
        },
        levelOf(fact),
      )
    }
    await step.apart(
      `${open.id}: with a token that was revoked`,
      requirements,
      async () => {
        await context.as('revoked').refused(open.id, {}, 'unauthenticated')
      },
      { ...levelOf(fact), needs: ['revoked'] },
    )
  })
}

function securityFact(specification: Specification, operations: readonly Operation[]): Fact | undefined {
  for (const operation of operations) {
    const [first] = (specification.located(operation).operation.value.security ?? []) as readonly Readonly<
      Record<string, unknown>
    >[]
    const name = first && Object.keys(first)[0]
    const schemes = specification.document.components as Readonly<Record<string, Readonly<Record<string, object>>>>
    const scheme = name === undefined ? undefined : schemes.securitySchemes?.[name]
    const fact = scheme && specification.facts.near(scheme)
    if (fact !== undefined) return fact
  }
  return undefined
}

function strangers(specification: Specification, { name: system }: System, operations: readonly Operation[]): Scenario {
  return scenario('a path or a method that is not there is refused', { system }, async ({ owner, step }) => {
    const catalogue = specification.contract.errors[specification.system(system).errors]
    const statusOf = (situation: 'unknown-path' | 'unknown-method'): number | undefined =>
      catalogue?.codes[catalogue.situations[situation]?.code ?? '']?.status
    for (const template of pathsToAsk(operations)) {
      const path = template.replaceAll(/\{\w+\}/g, () => owner.unique('nothing'))
      const known = Object.values(specification.contract.operations).filter((each) => fitsTemplate(path, each))
      const method = ['PUT', 'PATCH', 'DELETE', 'POST'].find((candidate) =>
        known.every((each) => each.method !== candidate),
      )
      if (method === undefined) continue
      const fact = specification.situationFact(system, 'unknown-method')
      await step.apart(
        `${method} ${template}`,
        fact?.requirements ?? [],
        async ({ expect }) => {
          const answer = await owner.request({ method, path })
          expect(answer.status).toBe(statusOf('unknown-method'))
        },
        levelOf(fact),
      )
    }
    const [first = ''] = operations.map(({ path }) => path).sort((a, b) => a.length - b.length)
    const fact = specification.situationFact(system, 'unknown-path')
    await step.apart(
      'a path below a known one',
      fact?.requirements ?? [],
      async ({ expect }) => {
        const nothing = owner.unique('nothing')
        const answer = await owner.request({
          method: 'GET',
          path: `${first.replace(/\/\{.*$/, '')}/${nothing}/${nothing}/${nothing}/${nothing}/${nothing}`,
        })
        expect(answer.status).toBe(statusOf('unknown-path'))
      },
      levelOf(fact),
    )
  })
}

/** One path for each set of methods. */
function pathsToAsk(operations: readonly Operation[]): string[] {
  const methods = new Map<string, string[]>()
  for (const { path, method } of operations) methods.set(path, [...(methods.get(path) ?? []), method].sort())
  const byMethods = new Map([...methods].map(([path, known]) => [known.join(), path]))
  return [...byMethods.values()]
}

function fitsTemplate(path: string, { path: own, alsoAt }: Operation): boolean {
  const segments = path.split('/')
  return [own, ...alsoAt].some((template) => {
    const names = template.split('/')
    return (
      names.length === segments.length && names.every((name, index) => name.startsWith('{') || name === segments[index])
    )
  })
}

function levelOf(fact: Fact | undefined): { level?: Fact['level'] } {
  return fact === undefined ? {} : { level: fact.level }
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
