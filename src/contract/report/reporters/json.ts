/** The report as JSON; its schema is published as `nowhere-kit/report.schema.json`. */
import type { Report } from '../report.ts'
import { escapeJson } from './printable.ts'

const reportSchema = 'https://unpkg.com/nowhere-kit/dist/report.schema.json'

export function jsonReport(report: Report): string {
  return `${escapeJson(JSON.stringify({ $schema: reportSchema, ...report }, null, 2))}\n`
}
