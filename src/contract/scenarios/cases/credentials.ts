/** Without a valid token nothing is answered: asked of every operation, and of one with every kind of wrong token. */
import type { Operation, System } from '../../../spec/contract.ts'
import { capped, type Fact } from '../../../spec/facts.ts'
import type { Input } from '../../exchange/exchange.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { isStated } from './cases.ts'
import type { ExampleInputs } from './inputs/ground.ts'
import { createInputs, type Inputs } from './inputs.ts'
import { levelOf } from './step-level.ts'

export function credentials(
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
    const known = new Set(
      operations
        .filter((each) => isStated(specification, each))
        .map((each) => specification.resource(each)?.collection),
    )
    // What no document knows at all is another's neighbour.
    const secured = operations.filter((each) => each.secured && known.has(specification.resource(each)?.collection))
    for (const operation of withoutNeighbours(specification, secured)) {
      const held = fact && capped(fact, specification.levelOf(operation))
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
        levelOf(held),
      )
    }
    const asked = inputOfOpen(specification, inputs, secured)
    if (asked === undefined) return
    const { operation: open, input } = asked
    for (const [what, authorization] of wrongTokens(context.token ?? owner.unique('token'))) {
      await step.apart(
        `${open.id}: with ${what}`,
        requirements,
        async () => {
          await anonymous.refused(
            open.id,
            { ...input, headers: { ...input.headers, authorization } },
            'unauthenticated',
          )
        },
        levelOf(fact),
      )
    }
    await step.apart(
      `${open.id}: with a token that was revoked`,
      requirements,
      async () => {
        await context.as('revoked').refused(open.id, input, 'unauthenticated')
      },
      { ...levelOf(fact), needs: ['revoked'] },
    )
  })
}

/** Something that anybody with a token may ask, and that needs nothing to be made first: better to read than to write. */
function inputOfOpen(
  specification: Specification,
  inputs: Inputs,
  secured: readonly Operation[],
): { readonly operation: Operation; readonly input: Input } | undefined {
  const stated = secured.filter((each) => isStated(specification, each))
  const isMaking = (each: Operation): boolean => specification.resource(each)?.action === 'create'
  for (const operation of [...stated.filter(({ method }) => method === 'GET'), ...stated.filter(isMaking)]) {
    const input = inputs.ofFixed(operation)
    if (input !== undefined) return { operation, input }
  }
  return undefined
}

/** What only clients know, beside what a document states, is asked of one operation for all of them. */
function withoutNeighbours(specification: Specification, operations: readonly Operation[]): readonly Operation[] {
  const others = operations.filter((operation) => !isStated(specification, operation))
  if (others.length * 2 > operations.length) return operations
  return operations.filter((operation) => isStated(specification, operation) || operation === others[0])
}

/** All but right: whoever compares less than the whole takes one of them. */
function wrongTokens(token: string): readonly (readonly [string, string])[] {
  const swapped = token.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  return [
    ['a token that nobody has', `Bearer ${token}x`],
    ['a token that lacks its end', `Bearer ${token.slice(0, -1)}`],
    ['another scheme', `Basic ${token}`],
    ['a token without a scheme', token],
    ...(swapped === token ? [] : [['a token in other letters', `Bearer ${swapped}`] as const]),
  ]
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
