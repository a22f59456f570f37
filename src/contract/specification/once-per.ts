/** What was found out of something that never changes is found out once. */

/** @returns The same function, which asks `find` once for each key. */
export function oncePer<Key extends object, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const known = new WeakMap<Key, { readonly found: Found }>()
  return (key) => {
    const entry = known.get(key) ?? { found: find(key) }
    known.set(key, entry)
    return entry.found
  }
}

/** The same for a key and names beside it. */
export function oncePerNames<Key extends object, Found>(
  find: (key: Key, names: readonly string[]) => Found,
): (key: Key, names: readonly string[]) => Found {
  const known = oncePer<Key, Map<string, { readonly found: Found }>>(() => new Map())
  return (key, names) => {
    const entries = known(key)
    const name = JSON.stringify(names)
    const entry = entries.get(name) ?? { found: find(key, names) }
    entries.set(name, entry)
    return entry.found
  }
}
