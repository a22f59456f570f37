/** What is known of a certificate from its names, and for how long the platform issues one. */

export const issuedForMs: number = 90 * 86_400_000

/** The common name is the first of the names; the schema admits no empty list. */
export function namesIn(domains: readonly string[]): { readonly cn: string; readonly names: readonly string[] } {
  const names = [...new Set(domains.map((name) => name.toLowerCase()))]
  return { cn: names[0] ?? '', names }
}
