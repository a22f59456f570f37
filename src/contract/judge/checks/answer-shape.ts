/** The status is declared, the media type too, headers are there and the body fits its schema: the checks of the fake's own pipeline. */
import { checkAnswer } from '../../../checks/check-answer.ts'
import type { Check } from './check.ts'
import { factOf } from './fact-of.ts'

const counted = ['status is declared', 'media type is declared', 'headers are present', 'body fits its schema'] as const

export const answerShape: Check = (asked, { specification, look }) => {
  const { exchange, operation, system } = asked
  const { call, answer, body } = exchange
  const catalogue = specification.contract.errors[system.errors]
  // HEAD has no body, and OPTIONS is nobody's operation.
  if (catalogue === undefined || call.request.method === 'HEAD' || call.request.method === 'OPTIONS') return []
  const found = checkAnswer(
    { status: answer.status, headers: answer.headers, body },
    { operation, catalogue, catalogueName: system.errors, validatorOf: specification.open, secrets: [] },
  )
  for (const check of counted) look(check, system, !found.some((each) => each.check === check))
  return found.map((each) => ({
    check: each.check,
    // Each element of a list that has the same mistake has one mistake.
    message: each.message.replaceAll(/(?<=\.)\d+(?=[."])|(?<=")\d+(?=\.)/g, '*'),
    fact: factOf(each, asked, specification),
  }))
}
