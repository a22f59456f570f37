/** Whether what a run sent was in its plan. */
import type { Report } from '../../src/contract/index.ts'
import type { Plan } from '../../src/contract/run/plan.ts'

/** @param report With all of its exchanges. @returns What was sent more often than planned, by operation. */
export function complaintsOf({ operations }: Plan, { exchanges, requests }: Report): string[] {
  const sent: Record<string, number> = {}
  for (const { operationId, request } of exchanges) {
    const key = operationId ?? request.method
    sent[key] = (sent[key] ?? 0) + 1
  }
  const kept = exchanges.length === requests.total ? [] : [`${exchanges.length} of ${requests.total} are told`]
  return [
    ...kept,
    ...Object.entries(sent).flatMap(([key, count]) => {
      const most = operations[key]?.atMost ?? 0
      return count > most ? [`${key} was sent ${count} times, and planned ${most} times`] : []
    }),
  ]
}

/** What changes something, by operation, as planned and as sent. */
export function writesOf(operations: Plan['operations'], { exchanges }: Report): Record<string, [number, number]> {
  const writes: Record<string, [number, number]> = {}
  for (const { operationId, request } of exchanges) {
    if (request.method === 'GET' || operationId === null) continue
    const [planned, sent] = writes[operationId] ?? [operations[operationId]?.requests ?? 0, 0]
    writes[operationId] = [planned, sent + 1]
  }
  return writes
}
