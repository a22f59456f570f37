/** What the answers of one window say of it adds up. */
import { errorCodeIn } from '../../../checks/check-answer.ts'
import { isSuccess } from '../../exchange/exchange.ts'
import { timeOf } from '../../exchange/waiting.ts'
import { limitOf } from '../../specification/limits.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Asked, type Check, nothing } from './check.ts'
import { headerFact } from './fact-of.ts'

const check = 'rate limit adds up'

export const rateLimit: Check = (asked, { specification, isExclusive, windows, look }) => {
  const { exchange, system } = asked
  const { call, answer, atMs } = exchange
  const limit = limitOf(call, specification.contract)
  // Requests without a valid token share a window that never refuses; nobody asks for OPTIONS to count.
  if (limit === undefined || call.token === undefined || call.request.method === 'OPTIONS') return []
  if (isUnauthenticated(asked, specification)) return []
  const dateMs = timeOf(answer.headers.date ?? '')
  const found = windows.check(call, {
    consumer: `${call.token} ${call.operation?.rateLimit ?? system.rateLimit}`,
    limit,
    status: answer.status,
    headers: answer.headers,
    nowMs: Number.isNaN(dateMs) ? atMs : dateMs,
    isExclusive,
  })
  if (limit.headers.remaining !== undefined) look(check, system, found.length === 0)
  return found.map(({ message, header }) => ({
    check,
    message,
    fact: specification.systemFact(system.name, check) ?? headerFact(header, call.operation, specification) ?? nothing,
    isShared: true,
  }))
}

function isUnauthenticated({ exchange, system }: Asked, { contract }: Specification): boolean {
  const catalogue = contract.errors[system.errors]
  const code = catalogue && errorCodeIn(exchange.body, catalogue)
  return code !== undefined && code === catalogue?.situations.unauthenticated?.code && !isSuccess(exchange)
}
