/** What a finding says in one sentence, wherever it is told: to people, to machines and in the ledger. */
import type { ExchangeReport, FindingReport } from './report.ts'

/** With the operation and the answer that it is about, where the sentence does not say them. */
export function headlineOf({ message, operationId, scenario }: FindingReport, exchange: ExchangeReport | null): string {
  if (operationId === null || message.includes(operationId)) return message
  const where = scenario === null && exchange !== null ? `${operationId}, ${exchange.answer.status}` : operationId
  return `${message.replace(/\.$/, '')} (${where}).`
}
