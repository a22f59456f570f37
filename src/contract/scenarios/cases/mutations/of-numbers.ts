/** Numbers at their bounds and beyond them, and between two steps. */
import type { Mutation } from './mutation.ts'

const exclusiveBounds: Mutation<number> = function* ({ schema, what, path }) {
  const { exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const step = typeof multipleOf === 'number' ? multipleOf : 1
  if (typeof exclusiveMinimum === 'number') {
    yield { title: `${what} as small as it may not be`, path, to: exclusiveMinimum }
    yield { title: `${what} as small as it may be`, path, to: exclusiveMinimum + step }
  }
  if (typeof exclusiveMaximum === 'number') {
    yield { title: `${what} as large as it may not be`, path, to: exclusiveMaximum }
    yield { title: `${what} as large as it may be`, path, to: exclusiveMaximum - step }
  }
}

const betweenSteps: Mutation<number> = function* ({ schema, here, what, path, isThorough }) {
  const { type, multipleOf } = schema
  if (typeof multipleOf === 'number') yield { title: `${what} between two steps`, path, to: here + multipleOf / 2 }
  else if (isThorough && type === 'integer') yield { title: `${what} with a fraction`, path, to: here + 0.5 }
}

/** Beyond this a bound is not read to its last digit, so that nothing just inside of it or outside can be told. */
export function isExact(bound: number): boolean {
  return Math.abs(bound) < Number.MAX_SAFE_INTEGER
}

const bounds: Mutation<number> = function* ({ schema, what, path }) {
  const { minimum, maximum } = schema
  if (typeof minimum === 'number') {
    if (isExact(minimum)) yield { title: `${what} as small as it may be`, path, to: minimum }
    yield { title: `${what} too small`, path, to: isExact(minimum) ? minimum - 1 : minimum * 2 }
  }
  if (typeof maximum === 'number') {
    if (isExact(maximum)) yield { title: `${what} as large as it may be`, path, to: maximum }
    yield { title: `${what} too large`, path, to: isExact(maximum) ? maximum + 1 : maximum * 2 }
  }
}

export const mutationsOfNumbers: readonly Mutation<number>[] = [exclusiveBounds, betweenSteps, bounds]
