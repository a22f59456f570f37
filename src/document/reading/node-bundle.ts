/** A document that refers to other files becomes one that stands alone. Local files only: nothing is asked of a network. */
import { UsageError } from '../../errors/usage-error.ts'
import { isObject, type Json } from '../../spec/pointer.ts'

/**
 * @param path Of the file that the document was parsed from.
 * @throws UsageError INVALID_SPEC
 */
export async function withFiles(path: string, document: unknown): Promise<unknown> {
  // What was parsed as JSON or YAML is made of nothing else.
  const outside = referenceOut(document as Json)
  if (outside === undefined) return document
  refuseRemote(path, outside)
  // Of all documents few need it.
  const { bundle } = await import('@apidevtools/json-schema-ref-parser')
  try {
    return await bundle(path, { resolve: { http: false } })
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    throw refused(path, `the files that it refers to cannot be brought together (${why})`, cause)
  }
}

/** A reference that leads out of the document; undefined where none does. */
function referenceOut(part: Json): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined
  if (isObject(part) && typeof part.$ref === 'string' && part.$ref !== '' && !part.$ref.startsWith('#'))
    return part.$ref
  for (const member of Object.values(part)) {
    const found = referenceOut(member as Json)
    if (found !== undefined) return found
  }
  return undefined
}

function refuseRemote(path: string, reference: string): void {
  if (/^[a-z][a-z0-9+.-]+:/i.test(reference) && !reference.startsWith('file:'))
    throw refused(path, `it refers to ${reference}, and nothing is fetched`)
}

function refused(path: string, why: string, cause?: unknown): UsageError {
  return new UsageError(
    'INVALID_SPEC',
    `Failed to read the OpenAPI document ${path}: ${why}. Give all of it in files of this machine, or in one file.`,
    { cause },
  )
}
