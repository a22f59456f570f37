/** A line for a shell that sends a request of a report again. Tokens are variables of the environment, never values. */
import { masked } from '../../judge/mask/create-mask.ts'
import type { ExchangeReport } from '../report.ts'

export function curlOf({ request, role }: ExchangeReport): string {
  const { method, url, headers, body } = request
  const parts = ['curl -sS', ...methodOf(method, body)]
  // What curl would make something else of: a path with dots, and signs that it takes for ranges.
  if (/\/\.\.?(\/|$)/.test(url)) parts.push('--path-as-is')
  if (/[[\]{}]/.test(url)) parts.push('-g')
  parts.push(quoted(url))
  for (const [name, value] of Object.entries(headers)) parts.push(headerOf(name, value, role))
  if (body !== null) parts.push(/^\(\d+ bytes\)$/.test(body) ? '--data-binary @FILE' : `--data-raw ${quoted(body)}`)
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

function headerOf(name: string, value: string, role: string): string {
  if (!value.includes(masked)) return `-H ${quoted(`${name}: ${value}`)}`
  if (name !== 'authorization') {
    // A header that holds nothing but what is hidden is the document's place for the token, or one that the user added.
    const isKey = value === masked && /key|token|auth|secret/i.test(name)
    return `-H "${name}: $${isKey ? tokenVariable(role) : name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}"`
  }
  return /^basic /i.test(value) ? `-u "$${tokenVariable(role)}"` : `-H "authorization: Bearer $${tokenVariable(role)}"`
}

function quoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
