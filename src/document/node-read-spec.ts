/** Reads an OpenAPI document from a file, JSON or YAML. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { UsageError } from '../errors/usage-error.ts'
import { whyUnread } from '../errors/why-unread.ts'
import type { JsonObject } from '../spec/pointer.ts'
import { readDocument, requireExtent } from './read-document.ts'
import { withFiles } from './reading/node-bundle.ts'
import { withoutSwagger } from './swagger.ts'

/**
 * Of OpenAPI 3; `loadSpecFile` reads Swagger 2.0 too.
 *
 * @returns The document, checked and brought to OpenAPI 3.1, for `verify(target, { spec })`.
 * @throws UsageError UNREADABLE_FILE, INVALID_SPEC
 */
export function readSpecFile(path: string): JsonObject {
  return readDocument(parseFile(path))
}

/**
 * As `readSpecFile`, and Swagger 2.0 is converted, and other files of this machine that it refers to are brought in.
 *
 * @throws UsageError UNREADABLE_FILE, INVALID_SPEC
 */
export async function loadSpecFile(path: string): Promise<JsonObject> {
  return readDocument(await parseWhole(path))
}

/** As `loadSpecFile`, before anything of it is checked. */
export async function parseWhole(path: string): Promise<unknown> {
  const parsed = parseFile(path)
  requireExtent(parsed)
  return withoutSwagger(await withFiles(path, parsed))
}

/** @throws UsageError UNREADABLE_FILE */
export function parseFile(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (cause) {
    throw unreadable(path, whyUnread(path, cause), cause)
  }
  try {
    // JSON is parsed as such, because that is many times quicker for a large document.
    return text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { maxAliasCount: -1, merge: true })
  } catch (cause) {
    throw unreadable(
      path,
      `it is neither JSON nor YAML (${cause instanceof Error ? cause.message.split('\n')[0] : ''})`,
      cause,
    )
  }
}

function unreadable(path: string, why: string, cause: unknown): UsageError {
  return new UsageError(
    'UNREADABLE_FILE',
    `Failed to read the OpenAPI document ${path}: ${why}. Give the path of a JSON or YAML file.`,
    { cause },
  )
}
