/** What is not there, or belongs to another account, is never answered with success. */
import type { Operation } from '../../../spec/contract.ts'
import { capped, type Fact } from '../../../spec/facts.ts'
import type { Input } from '../../exchange/exchange.ts'
import { isMaking } from '../../specification/making.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Context } from '../scenario.ts'
import type { Inputs } from './inputs.ts'
import { levelOf } from './step-level.ts'

/** What is not there is never answered with success. */
export async function absent(
  { step, owner }: Context,
  specification: Specification,
  operation: Operation,
  inputs: Inputs,
): Promise<void> {
  const codes = codesOf(specification, operation, [404])
  const input = codes.length === 0 ? undefined : await inputs.ofNothingThere(operation)
  if (input === undefined) return
  const fact = factOf(specification, operation, 'absent', codes)
  const run = async (): Promise<void> => {
    await owner.refused(operation.id, input, ...codes)
  }
  await step.apart(`${operation.id}: of nothing`, fact?.requirements ?? [], run, levelOf(fact))
}

/** Neither is what belongs to another account. */
export async function foreign(
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
  const fact = specification.systemFact(system, what) ?? specification.errorFact(system, codes[0] ?? '', operation)
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
