/** Which members of a document are its own, and which are anybody's data. */

/** Members whose value is no part of the document. */
const dataNames: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const'])
/** Members of these are named by the author: a property may be called `default`, and the response `default` is one. */
const namedMaps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'schemas',
  'headers',
  'responses',
  'parameters',
  'requestBodies',
  'links',
  'callbacks',
  'paths',
])

/** @param within The name of what it is a member of. */
export function isData(name: string, within: string): boolean {
  return !namedMaps.has(within) && (dataNames.has(name) || name.startsWith('x-'))
}

/** Whether the members of something are named by the author. */
export function isNamedMap(name: string): boolean {
  return namedMaps.has(name)
}
