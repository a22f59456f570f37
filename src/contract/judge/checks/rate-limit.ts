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
  const isApart =
    call.token === undefined || isUnauthenticated(asked, specification) || call.request.method === 'OPTIONS'
  if (limit === undefined || isApart) return []
  const found = windows.check(call, {
    consumer: `${call.token} ${call.operation?.rateLimit ?? system.rateLimit}`,
    limit,
    status: answer.status,
    headers: answer.headers,
    nowMs: timeOf(answer.headers.date ?? '') || atMs,
    isExclusive,
    isBeforeLimit: call.operation === undefined || answer.status === 405,
  })
  if (limit.headers.remaining !== undefined) look(check, system, found.length === 0)
  return found.map(({ message, header }) => ({
    check,
    message,
    fact: specification.systemFact(system.name, check) ?? headerFact(header, call.operation, specification) ?? nothing,
    isShared: true,
  }))
}

function isUnauthenticated({ exchange, operation }: Asked, { contract }: Specification): boolean {
  const catalogue = contract.errors[operation.catalogue]
  const code = catalogue && errorCodeIn(exchange.body, catalogue)
  return code !== undefined && code === catalogue?.situations.unauthenticated?.code && !isSuccess(exchange)
}
