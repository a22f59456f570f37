/** Percent-encoding undone, of what a request says in its path, its query or its cookies. */
import { refuse } from '../../errors/refusal.ts'
import type { Parameter } from '../../spec/contract.ts'

export function decode(text: string, { name, in: place }: Pick<Parameter, 'name' | 'in'>): string {
  return (
    tryDecode(text) ??
    refuse('invalid', { problem: `The ${place} parameter "${name}" is not percent-encoded as UTF-8.`, field: name })
  )
}

/** A name of which something is not encoded rightly keeps that as it is. */
export function decodeName(name: string): string {
  return name.includes('%') ? name.replaceAll(/(%[0-9a-f]{2})+/gi, (text) => tryDecode(text) ?? text) : name
}

function tryDecode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** A parameter with `content` holds JSON. */
export function parseJson(text: string, { name, in: place }: Pick<Parameter, 'name' | 'in'>): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('invalid', { problem: `The ${place} parameter "${name}" is not JSON.`, field: name })
  }
}
