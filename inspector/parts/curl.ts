/** A request of the journal as a command line that sends it again. */
import type { AnswerOf } from '../control/client.ts'

/** What curl sets itself, or a browser did. */
const own = /^(host|connection|content-length|accept-encoding|sec-.*|user-agent|accept-language|origin|referer)$/

export function curlOf({ line, request }: AnswerOf<'/_nowhere/requests/{ordinal}'>, origin: string): string {
  const { method, host, path, query } = line
  const scheme = host === new URL(origin).host ? new URL(origin).protocol : 'https:'
  const url = `${scheme}//${host}${path}${query === '' ? '' : `?${query}`}`
  const headers = Object.entries(request.headers).filter(([name]) => !own.test(name))
  return [
    `curl -X ${method} ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(request.body === null || request.body === '' ? [] : [`--data-raw ${quoted(request.body)}`]),
  ].join(' \\\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
