/** Reads the values of flags; what does not fit is refused with what would. */
import { InvalidArgumentError } from 'commander'

export function wholeNumber(min: number, max: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    throw new InvalidArgumentError(`Give a whole number ${range}.`)
  }
}

/** `90%`, or a number from 0 to 1. */
export function share(text: string): number {
  const [, number = '', sign] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? []
  const value = sign === '%' ? Number(number) / 100 : Number(number)
  if (number !== '' && value <= 1) return value
  throw new InvalidArgumentError('Give a share such as 90%, or 0.9.')
}

export function rateLimit(text: string): number | 'off' {
  if (text === 'off') return text
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number of 1 or more, or off.')
}

export type LifeCycle = 'timed' | 'immediate' | 'manual' | `reads:${number}`

export function lifeCycle(text: string): LifeCycle {
  // The expression admits only the members of the type.
  if (/^(timed|immediate|manual|reads:[1-9]\d*)$/.test(text)) return text as LifeCycle
  throw new InvalidArgumentError('Give timed, immediate, manual or reads:N.')
}

export interface TokenFlag {
  readonly account: string
  readonly token: string
}

/** `ACCOUNT=TOKEN`, added to those that were given before. */
export function token(text: string, before: readonly TokenFlag[] = []): readonly TokenFlag[] {
  const [, account, value] = /^([^=]+)=([\x21-\x7e]+)$/.exec(text) ?? []
  if (account !== undefined && value !== undefined) return [...before, { account, token: value }]
  throw new InvalidArgumentError('Give ACCOUNT=TOKEN, the token of visible ASCII characters only, without spaces.')
}

/** One more text, added to those that were given before. */
export function texts(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

/** A flag that can be repeated, and whose value can be several with commas. */
export function list(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((each) => each.trim())]
}

/** `1000`, or `deployments=1000,secrets=50`; of each collection what was given last. */
export function counts(
  text: string,
  before?: number | Readonly<Record<string, number>>,
): number | Readonly<Record<string, number>> {
  if (/^\d+$/.test(text)) return Number(text)
  const given = text.split(',').map((each) => /^([A-Za-z]\w*)=(\d+)$/.exec(each.trim()))
  if (given.some((each) => each === null)) {
    throw new InvalidArgumentError(
      'Give a whole number, or one of each collection, such as deployments=1000,secrets=50.',
    )
  }
  const named = given.map((each): [string, number] => [each?.[1] ?? '', Number(each?.[2])])
  return { ...(typeof before === 'object' && before), ...Object.fromEntries(named) }
}
