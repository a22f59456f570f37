/** Types of operations and schemas, by openapi-typescript, which whoever builds has installed: with it comes the TypeScript of its own. */
import type { OpenAPI3 } from 'openapi-typescript'
import { UsageError } from '../errors/usage-error.ts'
import type { JsonObject } from '../spec/pointer.ts'

/** @throws UsageError MISSING_PACKAGE */
export async function operationTypes(document: JsonObject): Promise<string> {
  const { default: openapiTypescript, astToString } = await loadGenerator()
  // The document follows OpenAPI 3.1, as it was read.
  const nodes = await openapiTypescript(structuredClone(document) as unknown as OpenAPI3, {
    silent: true,
    immutable: true,
    alphabetize: false,
  })
  return astToString(nodes)
}

async function loadGenerator(): Promise<typeof import('openapi-typescript')> {
  try {
    return await import('openapi-typescript')
  } catch (cause) {
    throw new UsageError(
      'MISSING_PACKAGE',
      'Failed to write the types of the operations: openapi-typescript could not be loaded; it works with TypeScript 5 alone. Install both with `npm install --save-dev openapi-typescript@7 typescript@5`.',
      { cause },
    )
  }
}
