/** One line of what a session was told; the clients of one system are told the same. */
export function told(what: string, status: number, ...details: readonly unknown[]): string {
  return [`${what}:`, status, ...details].join(' ')
}

/** Narrows what only a refused request lacks; the session goes no further without it. */
export function given<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} was refused`)
  return value
}

/** What a booking is paid with. */
export const card = {
  object: 'card',
  name: 'A. L.',
  number: '4242424242424242',
  cvc: 123,
  exp_month: 12,
  exp_year: 2030,
  address_country: 'gb',
} as const
