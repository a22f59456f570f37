/** Types of paths, operations and schemas, by openapi-typescript. */
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { JsonObject } from '../../src/spec/pointer.ts'

export async function apiTypes(document: JsonObject): Promise<string> {
  // swagger-parser holds the document to OpenAPI in `npm run lint:spec`.
  const types = astToString(
    await openapiTypescript(structuredClone(document) as unknown as OpenAPI3, {
      silent: true,
      immutable: true,
      alphabetize: false,
    }),
  )
  return types
}
