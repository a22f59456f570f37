/** The values of a request that must not come back: where the document says `writeOnly`, and nowhere else in the request. */

/** Shorter values turn up by chance. */
const lengthMin = 8

/** @param paths Of property names; `*` stands for every element of an array. */
export function secretsIn(
  body: unknown,
  paths: readonly (readonly string[])[],
  elsewhere: readonly string[],
): string[] {
  const secrets = secretValuesIn(body, paths)
  if (secrets.length === 0) return []
  const open = [...elsewhere, ...openTextsIn(body, paths)]
  return secrets.filter((secret) => !open.some((text) => text.includes(secret)))
}

/** The same, whatever else the request says. */
export function secretValuesIn(body: unknown, paths: readonly (readonly string[])[]): string[] {
  const values: string[] = []
  for (const path of paths) collectAt(body, path, 0, values)
  return values
}

/**
 * The body with another text in the place of each.
 * @param other By default one of the same length, alike in letters and digits and different everywhere.
 */
export function withOtherSecrets(
  value: unknown,
  paths: readonly (readonly string[])[],
  other: (secret: string) => string = otherText,
): unknown {
  if (typeof value === 'string') return paths.some((path) => path.length === 0) ? other(value) : value
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const below = (name: string): (readonly string[])[] =>
    paths.filter(([first]) => first === name).map((path) => path.slice(1))
  if (Array.isArray(value)) return value.map((member: unknown) => withOtherSecrets(member, below('*'), other))
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withOtherSecrets(member, below(name), other)]),
  )
}

function otherText(text: string): string {
  return Array.from({ length: text.length }, (_, index) => otherSign(text.charAt(index))).join('')
}

function otherSign(sign: string): string {
  for (const alphabet of alphabets) {
    const place = alphabet.indexOf(sign)
    if (place !== -1) return alphabet.charAt((place + 1) % alphabet.length)
  }
  return sign === '-' ? '_' : '-'
}

const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789']

/** Every text of a body that is not where the document says `writeOnly`. */
export function openTextsIn(body: unknown, paths: readonly (readonly string[])[]): string[] {
  const open: string[] = []
  collectOpen(body, paths, open)
  return open
}

/** Adds what the path leads to from its place on. */
function collectAt(value: unknown, path: readonly string[], place: number, values: string[]): void {
  const name = path[place]
  if (name === undefined) {
    if (typeof value === 'string' && value.length >= lengthMin) values.push(value)
  } else if (name === '*') {
    if (Array.isArray(value)) for (const member of value) collectAt(member, path, place + 1, values)
  } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, name)) {
    // An own property of an object can be read by its name.
    collectAt((value as Readonly<Record<string, unknown>>)[name], path, place + 1, values)
  }
}

/** Every text of the body that no path leads to. */
function collectOpen(value: unknown, paths: readonly (readonly string[])[], open: string[]): void {
  if (typeof value === 'string') {
    if (!paths.some((path) => path.length === 0)) open.push(value)
  } else if (Array.isArray(value)) {
    const below = paths.filter(([name]) => name === '*').map((path) => path.slice(1))
    for (const member of value) collectOpen(member, below, open)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const [name, member] of Object.entries(value)) {
      collectOpen(
        member,
        paths.filter(([first]) => first === name).map((path) => path.slice(1)),
        open,
      )
    }
  }
}
