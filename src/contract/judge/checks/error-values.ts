/** A refusal says what its catalogue says: its code, and the values of its message. */
import { errorCodeIn, hasText } from '../../../checks/check-answer.ts'
import { checkErrorValues } from '../../../checks/error-values.ts'
import type { ErrorCatalogue } from '../../../spec/contract.ts'
import { pathOf } from '../../exchange/exchange.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Asked, type Check, type Draft, nothing } from './check.ts'
import { methodsAt } from './methods-at.ts'

const saysCatalogue = 'error says what its catalogue says'
const overrides = 'error overrides its catalogue'

export const errorValues: Check = (asked, { specification, look }) => {
  const { exchange, operation, system } = asked
  const { answer, body } = exchange
  const catalogue = specification.contract.errors[operation.catalogue]
  if (answer.status === 429 && catalogue !== undefined) {
    const limited = checkLimited(body, catalogue, system.name, specification)
    if (limited.length > 0) return limited
  }
  const code = catalogue && errorCodeIn(body, catalogue)
  const isError = !operation.responses.some(({ status }) => status === answer.status)
  if (catalogue === undefined || code === undefined || !isError || catalogue.codes[code] === undefined) return []
  const found = valuesIn(asked, code, catalogue, specification)
  const isOverride = Object.keys(catalogue.codes[code]?.values ?? {}).length > 0
  look(isOverride ? overrides : saysCatalogue, system, found.length === 0)
  const factAbout = {
    value: specification.systemFact(system.name, saysCatalogue),
    endpoint: specification.systemFact(system.name, 'error names the first segment of its path'),
    override: specification.overrideFact(system.name, code) ?? specification.systemFact(system.name, overrides),
  }
  return found.map(({ message, about }) => ({ check: saysCatalogue, message, fact: factAbout[about] ?? nothing }))
}

/** A known path that is asked with another method may be called unknown or not. */
function valuesIn(
  { exchange, system }: Asked,
  code: string,
  catalogue: ErrorCatalogue,
  { contract }: Specification,
): ReturnType<typeof checkErrorValues> {
  const { call, answer, body } = exchange
  const path = pathOf(call)
  // Nobody states that one more slash leads to the same operation.
  const isUnknownPath = answer.status === 404 && (call.operation === undefined || path.endsWith('/'))
  const error = { code, body, path, told: [call.token ?? '', ...Object.values(call.input.path ?? {})] }
  const asUnknown = checkErrorValues({ ...error, isUnknownPath }, catalogue, system)
  const isKnownPath = isUnknownPath && (call.operation !== undefined || methodsAt(path, contract).length > 0)
  const asKnown = isKnownPath ? checkErrorValues({ ...error, isUnknownPath: false }, catalogue, system) : asUnknown
  return asKnown.length === 0 ? asKnown : asUnknown
}

/** A refusal for the limit may come at any time, whatever the step meant. */
function checkLimited(
  body: unknown,
  catalogue: ErrorCatalogue,
  system: string,
  specification: Specification,
): readonly Draft[] {
  const code = catalogue.situations['rate-limited']?.code
  if (code === undefined || Object.keys(catalogue.body).length === 0 || hasText(body, code)) return []
  const fact = specification.wordFact(system, code) ?? specification.errorFact(system, code) ?? nothing
  return [{ check: 'a 429 has its code', message: `A 429 does not have the code ${code}.`, fact }]
}
