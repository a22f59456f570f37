/** What the segments and parameters of paths say: which belong together, what a collection is called, and which property is its id. */

/** `id` and its spellings answer to a parameter whose name ends like it; any other property to a parameter of its own name. */
export function isIdOf(property: string, parameter: string): boolean {
  const [a, b] = [flat(property), flat(parameter)]
  return a === b || (['id', 'uid', 'uuid', 'guid'].includes(a) && b.endsWith(a)) || (a === 'id' && b.endsWith('uuid'))
}

/** The name without what spells it: `AccountSid` and `account_sid` are the same. */
export function flat(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

/** Without what the format of the answer adds to a path: a slash, or `.json`. */
export function trim(path: string): string {
  const bare = path.replace(/(?<=[^/])\.(json|xml)$/, '')
  return bare.length > 1 && bare.endsWith('/') ? bare.slice(0, -1) : bare
}

/** Path of a collection -> its static segments, or the whole path where another one has the same. */
export function namesOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const short = (path: string): string =>
    withoutVersion(path)
      .split('/')
      .filter((segment) => segment !== '' && !segment.includes('{'))
      .join('/')
  const places = new Map<string, Set<string>>()
  for (const path of paths) places.set(short(path), (places.get(short(path)) ?? new Set()).add(plain(path)))
  const isTaken = (path: string): boolean => (places.get(short(path))?.size ?? 0) > 1
  return new Map(paths.map((path) => [plain(path), isTaken(path) ? path.slice(1) : short(path)]))
}

/** Without what all paths of an API begin with, `/api/v1`, where anything else is left. */
export function withoutVersion(path: string): string {
  return path.replace(/^(?:\/(?:api|rest|v\d+(?:\.\d+)*))+(?=\/[^{}/])/i, '')
}

/** The last segment of a path, where that is a word, or what it says behind a parameter: `cancel` of `/jobs/{id}:cancel`. */
export function lastWord(path: string): string | undefined {
  const last = (trim(path).split('/').at(-1) ?? '').replace(/^\{[^{}]+\}:/, '')
  return last === '' || last.includes('{') ? undefined : last
}

/** A path whatever its parameters are called. */
export function plain(path: string): string {
  return trim(path).replaceAll(/\{[^{}]+\}/g, '{}')
}

export function parametersIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
}
