/** The checks that every exchange is held to, in the order in which they are asked. */
import { allowedMethods } from './allowed-methods.ts'
import { answerShape } from './answer-shape.ts'
import type { Check } from './check.ts'
import { errorValues } from './error-values.ts'
import { headerValues } from './header-values.ts'
import { jsonBodies } from './json-bodies.ts'
import { noSecret } from './no-secret.ts'
import { nothingUndeclared } from './nothing-undeclared.ts'
import { rateLimit } from './rate-limit.ts'
import { shapelessBodies } from './shapeless-bodies.ts'

export const checks: readonly Check[] = [
  answerShape,
  jsonBodies,
  shapelessBodies,
  headerValues,
  nothingUndeclared,
  errorValues,
  rateLimit,
  allowedMethods,
  noSecret,
]
