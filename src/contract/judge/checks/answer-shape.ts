/** The status is declared, the media type too, headers are there and the body fits its schema: the checks of the fake's own pipeline. */
import { checkAnswer } from '../../../checks/check-answer.ts'
import type { Check } from './check.ts'
import { factOf, formats } from './fact-of.ts'

const counted = ['status is declared', 'media type is declared', 'headers are present', 'body fits its schema'] as const

export const answerShape: Check = (asked, { specification, look, prove }) => {
  const { exchange, operation, system } = asked
  const { call, answer, body } = exchange
  const catalogue = specification.contract.errors[operation.catalogue]
  // HEAD has no body, and OPTIONS is nobody's operation.
  if (catalogue === undefined || call.request.method === 'HEAD' || call.request.method === 'OPTIONS') return []
  const found = checkAnswer(
    { status: answer.status, headers: answer.headers, body },
    { operation, catalogue, catalogueName: operation.catalogue, validatorOf: specification.open, secrets: [] },
  )
  for (const check of counted) look(check, system, !found.some((each) => each.check === check))
  const isOfFormats = !found.some(({ place }) => place.kind === 'schema' && place.error?.keyword === 'format')
  if (isOfFormats && body !== undefined)
    for (const id of specification.systemFact(system.name, formats)?.requirements ?? []) prove(id)
  return found.map((each) => ({
    check: each.check,
    // Each element of a list that has the same mistake has one mistake.
    message: withoutIndexes(each.message),
    fact: factOf(each, asked, specification),
  }))
}

/** With a star for each part of a place, such as "domains.3.name", that is a number. */
function withoutIndexes(message: string): string {
  const parts = message.split(/([."])/)
  const isIndex = (part: string, at: number): boolean => {
    const [before, after] = [parts[at - 1], parts[at + 1]]
    return /^\d+$/.test(part) && after !== undefined && (before === '.' || (before === '"' && after === '.'))
  }
  return parts.map((part, at) => (isIndex(part, at) ? '*' : part)).join('')
}
