/** One line a request, on stderr. What it is made of holds no secret and no token. */
import type { RequestLog } from '../../adapters/node.ts'

export type LogFormat = 'pretty' | 'json' | 'off'

export function requestLog(format: LogFormat): ((entry: RequestLog) => void) | undefined {
  if (format === 'off') return undefined
  const line = format === 'json' ? (entry: RequestLog) => JSON.stringify(jsonOf(entry)) : prettyOf
  return (entry) => void process.stderr.write(`${line(entry)}\n`)
}

function jsonOf({ ms, ...entry }: RequestLog): object {
  return { ...entry, ms: Number(ms.toFixed(3)) }
}

export function prettyOf({ method, path, status, code, why, nearMiss, madeUp, ms, account }: RequestLog): string {
  // A document need not have codes of its own, so that one may say the status again.
  const said = code === null || code === `http-${status}` ? '' : ` ${code}`
  const closest = nearMiss === undefined ? '' : `; ${nearMiss}`
  // What came closest says more than that nothing is there.
  const because = why === undefined || nearMiss !== undefined ? '' : `; ${onOneLine(why)}`
  const invented = madeUp ? '; made up, because nothing shows what it does' : ''
  return `${status}${said} ${method} ${printable(path)} ${account ?? '-'} ${ms.toFixed(1)} ms${because}${closest}${invented}`
}

/** What somebody sent may stand in a sentence. */
function onOneLine(sentence: string): string {
  return sentence.replaceAll(/\p{Cc}/gu, escaped)
}

/** HTTP/2 carries any byte in a path; none of them may command the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, escaped)
}

function escaped(sign: string): string {
  return `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`
}
