/** Which scenarios are asked when somebody wants one thing alone: by the id of a requirement, an operation, or a scenario's id or title. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Rehearsed } from './order.ts'
import type { Session } from './session.ts'

/** @throws UsageError INVALID_OPTION when no scenario asks for one of them. */
export function onlyThose<T extends Rehearsed>(
  rehearsed: readonly T[],
  only: readonly string[] | undefined,
  rehearsal: Session,
): readonly T[] {
  if (only === undefined) return rehearsed
  const chosen = new Set(only.flatMap((name) => askingFor(name, rehearsed, rehearsal)))
  return rehearsed.filter((each) => chosen.has(each))
}

function askingFor<T extends Rehearsed>(name: string, rehearsed: readonly T[], rehearsal: Session): readonly T[] {
  const { specification, conversation } = rehearsal
  const stating = new Set(
    Object.values(specification.contract.operations)
      .filter((operation) => operation.id === name || states(specification.located(operation).operation.value, name))
      .map(({ id }) => id),
  )
  const asked = new Map(conversation.exchanges.map(({ number, call }) => [number, call.operation?.id ?? '']))
  const tests: readonly ((each: T) => boolean)[] = [
    ({ scenario }) => scenario.id === name || scenario.title === name,
    ({ planned }) => planned.steps.some(({ requirements }) => requirements.includes(name)),
    ({ planned }) =>
      planned.steps.some(({ exchanges }) => exchanges.some((number) => stating.has(asked.get(number) ?? ''))),
  ]
  for (const test of tests) {
    const found = rehearsed.filter(test)
    if (found.length > 0) return found
  }
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to verify only ${JSON.stringify(name)}: no scenario asks for it. Give the id of a requirement or an operation, or a scenario, as --plan prints them.`,
  )
}

function states(operation: unknown, requirement: string): boolean {
  return JSON.stringify(operation).includes(`"${requirement}"`)
}
