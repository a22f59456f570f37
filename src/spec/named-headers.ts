/** The headers that answers have beside the usual ones: those of rate limits, of error codes and of replayed answers. */
import type { Contract } from './contract.ts'

export function namedHeaders({ rateLimits, errors, operations }: Contract): string[] {
  const ofLimits = Object.values(rateLimits).flatMap(({ headers }) => [
    headers.limit,
    headers.remaining,
    headers.reset?.name,
  ])
  const ofErrors = Object.values(errors).flatMap(({ codes }) =>
    Object.values(codes).flatMap(({ headers }) => Object.keys(headers)),
  )
  const ofReplays = Object.values(operations).map(({ idempotency }) => idempotency?.replayedHeader)
  return [...new Set([...ofLimits, ...ofErrors, ...ofReplays])].filter((name) => name !== undefined)
}
