/** What did not hold, as plain data: which check or step says so, which requirement it is about, and how firmly that is stated. */
import type { Level } from '../../spec/facts.ts'

export { type Level, levels } from '../../spec/facts.ts'

export interface Finding {
  /** The name of the check, or `what the step expects`. */
  readonly check: string
  /** One sentence. */
  readonly message: string
  readonly level: Level
  readonly requirements: readonly string[]
  readonly operationId: string | null
  /** JSON, or a sentence. */
  readonly expected: string | null
  readonly seen: string | null
  /** Number of the exchange that shows it. */
  readonly exchange: number | null
  /** Numbers of all the exchanges that show it, in order, where whoever found it knows them. */
  readonly by?: readonly number[]
}

/** What an undeclared property of a real target is: said, never held against it. */
export const noteLevel: Level = 'ASSUMED'

/** The same finding of another exchange has the same key. */
export function keyOf({ check, message, operationId, requirements }: Finding): string {
  return JSON.stringify([check, operationId, message, requirements])
}
