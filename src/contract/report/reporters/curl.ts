/** A line for a shell that sends a request of a report again, with exactly what was sent. */
import type { ExchangeReport } from '../report.ts'
import { type WordPart, wordOf } from './shell-word.ts'

/** What stands in the place of a text of a request. */
export type Placeholder = (text: string, where: 'url' | 'header' | 'body') => readonly WordPart[]

export function curlParts({ request }: ExchangeReport, place: Placeholder): string {
  const { method, url, headers, body, bytes } = request
  const parts = ['curl -sS', ...methodOf(method, body)]
  // What curl would make something else of: a path with dots, and signs that it takes for ranges.
  if (/\/\.\.?(\/|$)/.test(url)) parts.push('--path-as-is')
  if (/[[\]{}]/.test(url)) parts.push('-g')
  parts.push(wordOf(place(url, 'url')))
  // Curl would say that it is a form.
  if (body !== null && bytes === undefined && headers['content-type'] === undefined) parts.push('-H content-type:')
  for (const [name, value] of Object.entries(headers)) parts.push(headerOf(name, place(value, 'header')))
  if (bytes !== undefined) return `printf %s ${bytes} | base64 -d | ${[...parts, '--data-binary @-'].join(' ')}`
  if (body !== null)
    parts.push(/^\(\d+ bytes\)$/.test(body) ? '--data-binary @FILE' : `--data-raw ${wordOf(place(body, 'body'))}`)
  return parts.join(' ')
}

/** The variable that holds the token of a role; `nowhere verify` reads the same ones. */
export function tokenVariable(role: string): string {
  return role === 'owner' ? 'NOWHERE_TOKEN' : `NOWHERE_${role.toUpperCase()}_TOKEN`
}

function methodOf(method: string, body: string | null): string[] {
  if (method === 'HEAD') return ['-I']
  return method === 'GET' && body === null ? ['-i'] : ['-i', '-X', method]
}

function headerOf(name: string, parts: readonly WordPart[]): string {
  const value = parts.filter((part) => part !== '')
  // One that is hidden whole was added by the user, under a name that says what it holds.
  if (value.length === 1 && typeof value[0] === 'object' && value[0].insert === `\${HIDDEN}`)
    return `-H ${wordOf([`${name}: `, { insert: `$${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}` }])}`
  // Curl leaves out a header of nothing, unless it ends so.
  if (value.length === 0) return `-H ${wordOf([`${name};`])}`
  return `-H ${wordOf([`${name}: `, ...value])}`
}
