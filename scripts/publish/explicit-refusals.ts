/**
 * The refusals of every operation, one response a status in place of `default`: the codes in words, the envelope narrowed to
 * them, and an example of each. From `x-errors`, and from the envelope and the headers of the system's `default` response.
 */
import type { Contract, ErrorCatalogue } from '../../src/spec/contract.ts'
import { at, type JsonObject, type Located, locate } from '../../src/spec/pointer.ts'
import { exampleOf } from './error-example.ts'
import { mapOperations, objectIn } from './map-operations.ts'
import { narrowedEnvelope } from './narrowed-envelope.ts'
import { type Refused, refusalResponse } from './refusal-response.ts'

export function explicitRefusals(document: JsonObject, contract: Contract): JsonObject {
  const schemas: Record<string, JsonObject> = {}
  const responses: Record<string, JsonObject> = {}
  const written = mapOperations(document, (operation, item) => {
    const { default: fallback, ...successes } = objectIn(operation.responses)
    const located = locate(document, String(objectIn(fallback).$ref))
    if (located === undefined) throw new Error(`${String(operation.operationId)} has no default response by reference`)
    return { ...operation, responses: { ...successes, ...refusalsOf(operation, item, located) } }
  })
  const components = objectIn(written.components)
  return {
    ...written,
    components: {
      ...components,
      responses: { ...objectIn(components.responses), ...responses },
      schemas: { ...objectIn(components.schemas), ...schemas },
    },
  }

  function refusalsOf(operation: JsonObject, item: JsonObject, fallback: Located): JsonObject {
    const { declared, catalogue, facts, basePath } = catalogueOf(operation)
    const byStatus: Record<string, Refused[]> = {}
    for (const code of declared.errors) {
      const entry = catalogue.codes[code]
      if (entry === undefined) throw new Error(`${code}, which ${declared.id} lists, is in no catalogue`)
      const example = exampleOf(code, { document, declared, catalogue, facts, operation, item, basePath })
      const refused = { code, entry, fact: objectIn(objectIn(facts.codes)[code]), example }
      byStatus[entry.status] = [...(byStatus[entry.status] ?? []), refused]
    }
    return Object.fromEntries(
      Object.entries(byStatus).map(([status, refused]) => [
        status,
        shared(refused, String(facts.envelope), catalogue.body, fallback),
      ]),
    )
  }

  function catalogueOf(operation: JsonObject) {
    const declared = contract.operations[String(operation.operationId)]
    const system = contract.systems.find(({ name }) => name === declared?.system)
    const catalogue = contract.errors[system?.errors ?? '']
    if (declared === undefined || system === undefined || catalogue === undefined)
      throw new Error(`${String(operation.operationId)} has no error catalogue`)
    const facts = objectIn(at(document, `#/components/x-errors/${system.errors}`))
    return { declared, catalogue, facts, basePath: system.basePath }
  }

  /** What several operations answer word for word stands among the components, named for its codes. */
  function shared(refused: readonly Refused[], envelope: string, body: ErrorCatalogue['body'], fallback: Located) {
    const codes = refused.map(({ code }) => code)
    const envelopeName = envelope.split('/').at(-1) ?? ''
    const suffix = codes.map(pascalCase).join('Or')
    const schemaName = `${envelopeName}${suffix}`
    schemas[schemaName] ??= narrowedEnvelope(envelope, body, codes)
    const response = refusalResponse(refused, `#/components/schemas/${schemaName}`, document, fallback)
    const name = `${envelopeName.replace(/Error$/, '')}${suffix}`
    responses[name] ??= response
    return JSON.stringify(responses[name]) === JSON.stringify(response)
      ? { $ref: `#/components/responses/${name}` }
      : response
  }
}

/** `not_found` and `NOT_FOUND` -> `NotFound`. */
function pascalCase(code: string): string {
  return code
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
