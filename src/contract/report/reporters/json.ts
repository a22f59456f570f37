/** The report as JSON; its schema is published as `nowhere-kit/report.schema.json`. */
import type { Report } from '../report.ts'
import { escapeJson } from './printable.ts'

export function jsonReport(report: Report): string {
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`
}
