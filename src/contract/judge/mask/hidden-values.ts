/** What a run has to hide: tokens and what is nearly one, headers that somebody added, and what was sent to be kept. */
import { roles } from '../../exchange/roles.ts'
import type { Target } from '../../target/target.ts'
import type { Hidden, HiddenValue } from './create-mask.ts'

/** Shorter ones would be found in words. */
const lengthMin = 8

export function tokensOf(target: Target, systems: readonly string[]): HiddenValue[] {
  const own = systems.flatMap((system) =>
    roles.flatMap((role) => {
      const token = target.tokenOf(system, role)
      return token === undefined ? [] : nearTokens(token, role)
    }),
  )
  const headers = Object.entries(target.headers)
    .filter(([name]) => /auth|key|token|secret|cookie|session|pass|credential/.test(name))
    // A scheme before it says nothing.
    .flatMap(([, value]) => [value, value.replace(/^\S+ /, '')])
    .map((value): HiddenValue => ({ value, hidden: { kind: 'other' } }))
  return [...own, ...headers].filter(({ value }) => value.length >= lengthMin)
}

function nearTokens(token: string, role: string): HiddenValue[] {
  const near = (value: string, change: 'none' | 'without its end' | 'in other letters'): HiddenValue => ({
    value,
    hidden: { kind: 'token', role, change },
  })
  const swapped = token.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  // With basic authentication it is a name and a password, and each is a secret by itself.
  const password = /^[^:]+:(.+)$/s.exec(token)?.[1]
  return [
    near(token, 'none'),
    near(token.slice(0, -1), 'without its end'),
    near(swapped, 'in other letters'),
    ...(password === undefined ? [] : [{ value: password, hidden: { kind: 'other' } } satisfies HiddenValue]),
  ]
}

/** Names what was made up to be kept secret: the same value has the same name, whatever it stands in. */
export type Naming = (value: string) => Hidden

export function createNaming(): Naming {
  const names = new Map<string, Hidden>()
  return (value) => {
    const known = names.get(value)
    if (known !== undefined) return known
    const hidden: Hidden = { kind: 'made', name: `VALUE_${names.size + 1}`, like: likeOf(value) }
    names.set(value, hidden)
    return hidden
  }
}

function likeOf(value: string): string {
  return value.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/[0-9]/g, '0')
}
