/** The values of some fields as one text, by which records with equal values come together. */

/** The fields of one index: `['ownerId', 'name']`. */
export type IndexFields<R> = readonly (keyof R & string)[]

export function bucketKey<R extends object>(fields: IndexFields<R>, values: Readonly<Partial<R>>): string {
  let key = ''
  // The length in front keeps ("ab", "c") and ("a", "bc") apart.
  for (const field of fields) {
    const value = String(values[field])
    key += `${value.length}:${value}`
  }
  return key
}

/** Whether these are values of the fields and of no others. */
export function hasFields<R extends object>(values: Readonly<Partial<R>>, fields: IndexFields<R>): boolean {
  let count = 0
  for (const name in values) {
    if (!fields.includes(name)) return false
    count++
  }
  return count === fields.length
}
