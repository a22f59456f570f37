/** Stands before every call: nothing is sent that would change what was there before, unless it can be put back. */
import { type Baseline, createBaseline } from '../../clean-up/baseline.ts'
import type { Journal, Outstanding } from '../../clean-up/journal.ts'
import { createKeeping, type Keeping } from '../../clean-up/kept.ts'
import type { Call } from '../../exchange/exchange.ts'
import { NotExercised } from '../../scenarios/not-exercised.ts'
import type { Specification } from '../../specification/specification.ts'

export interface Guard {
  readonly baseline: Baseline
  readonly keeping: Keeping
  /** @throws NotExercised for a call that is not to be sent. */
  objection(call: Call): void
}

export function createGuard(
  specification: Specification,
  journal: Journal,
  outstanding: Outstanding | undefined,
): Guard {
  const baseline = createBaseline(specification)
  for (const { system, collection, elements } of outstanding?.before ?? []) baseline.learn(system, collection, elements)
  const keeping = createKeeping(specification, journal, outstanding?.kept ?? [])
  return {
    baseline,
    keeping,
    objection(call) {
      const objection = baseline.objection(call) ?? keeping.expect(call)
      if (objection !== undefined) throw new NotExercised(objection)
    },
  }
}
