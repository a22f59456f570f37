/** The exchanges of a run as an HTTP archive (HAR 1.2), masked as they are in every report: browsers and proxies open it. */
import type { ExchangeReport, Report } from '../report.ts'
import { escapeJson } from './printable.ts'

export interface HarOptions {
  /** Of this package. */
  readonly version?: string
}

export function harReport(report: Report, { version = '0' }: HarOptions = {}): string {
  const log = {
    version: '1.2',
    creator: { name: 'nowhere verify', version },
    comment: `${report.target}, seed ${report.seed}`,
    entries: report.exchanges.map((exchange) => entryOf(exchange, report)),
  }
  return `${escapeJson(JSON.stringify({ log }, null, 2))}\n`
}

function entryOf(
  { number, operationId, role, at, durationMs, request, answer }: ExchangeReport,
  report: Report,
): object {
  const { method, url, headers, body } = request
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : []
  return {
    startedDateTime: at,
    time: durationMs,
    comment: [`${number}.`, operationId ?? 'no operation', `as ${role}`, placeOf(number, report)].join(' ').trim(),
    request: {
      method,
      url,
      // Which one it was nobody kept.
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(headers),
      queryString: query.map(([name, value]) => ({ name, value })),
      ...(body !== null && { postData: { mimeType: headers['content-type'] ?? '', text: body } }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: answer.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(answer.headers),
      content: { size: answer.body.length, mimeType: answer.headers['content-type'] ?? '', text: answer.body },
      redirectURL: answer.headers.location ?? '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  }
}

/** The step that sent it. */
function placeOf(number: number, { scenarios }: Report): string {
  for (const { title, steps } of scenarios) {
    const step = steps.find(({ exchanges }) => exchanges.includes(number))
    if (step !== undefined) return `(${title}: ${step.title})`
  }
  return ''
}

function pairs(headers: Readonly<Record<string, string>>): { readonly name: string; readonly value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}
