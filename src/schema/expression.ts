/** The regular expression of a schema. JSON Schema reads them as Unicode; many were written for ECMA-262 5.1, which knows escapes that Unicode forbids. */

/** @returns Undefined where JavaScript cannot read it in either way. */
export function expressionOf(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags)
    } catch {
      // The other way may do.
    }
  }
  return undefined
}
