/** A 405 names the methods that the document has there. */
import { pathOf } from '../../exchange/exchange.ts'
import { type Check, nothing } from './check.ts'
import { methodsAt } from './methods-at.ts'

const check = '405 names the methods'

export const allowedMethods: Check = ({ exchange, system }, { specification, look }) => {
  const { call, answer } = exchange
  if (answer.status !== 405) return []
  const expected = methodsAt(pathOf(call), specification.contract)
  const named = (answer.headers.allow ?? '').split(',').map((method) => method.trim().toUpperCase())
  const absent = expected.filter((method) => !named.includes(method))
  look(check, system, absent.length === 0)
  if (absent.length === 0) return []
  const message = `Allow does not name ${absent.join(', ')}.`
  return [{ check, message, fact: specification.situationFact(system.name, 'unknown-method') ?? nothing }]
}
