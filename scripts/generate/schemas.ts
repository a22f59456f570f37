/** The schemas that the pipeline asks: of each operation's input and answers, and of each system's errors. */
import type { Contract, Profile } from '../../src/spec/contract.ts'
import { jsonTypeIn } from '../../src/spec/media-types.ts'
import { child, fragmentOf, type JsonObject, type Located, locate } from '../../src/spec/pointer.ts'
import { locateInputs, schemaOfParameter } from '../../src/spec/request-inputs.ts'

/** The document of a profile is known to the validator library as `BASE/PROFILE.json`. */
export const base = 'https://nowhere-kit.dev'

/** Key of a validator -> its schema; references are pointers into the document. */
export type Schemas = Record<string, JsonObject>

export function schemasOf(document: JsonObject, contract: Contract, profile: Profile): Schemas {
  const schemas: Schemas = {}
  const reference = (located: Located): JsonObject => ({
    $ref: `${base}/${profile}.json${fragmentOf(located.pointer)}`,
  })

  for (const [name, catalogue] of Object.entries(contract.errors)) {
    const envelope = locate(document, `#/components/x-errors/${name}`)?.value.envelope
    const schema = typeof envelope === 'string' ? locate(document, envelope) : undefined
    if (schema === undefined || catalogue === undefined) throw new Error(`the envelope of ${name} is not there`)
    schemas[`errors.${name}`] = reference(schema)
  }
  for (const operation of Object.values(contract.operations)) {
    const item = child(document, { pointer: '#', value: document }, 'paths', operation.path)
    const located = item && child(document, item, operation.method.toLowerCase())
    if (item === undefined || located === undefined) throw new Error(`${operation.id} is not there`)
    addParameters(item, located, operation.id)
    const body = child(document, located, 'requestBody')
    addContent(body, operation.schemas.body, jsonTypeIn(operation.body?.mediaTypes ?? []))
    for (const [mediaType, key] of Object.entries(operation.body?.schemas ?? {})) addContent(body, key, mediaType)
    for (const { status, schema, mediaTypes } of operation.responses) {
      addContent(child(document, located, 'responses', String(status)), schema, jsonTypeIn(mediaTypes))
    }
  }
  return schemas

  function addParameters(item: Located, operation: Located, id: string): void {
    const parameters = locateInputs(document, item, operation)
    for (const place of ['path', 'query', 'header', 'cookie']) {
      const declared = parameters.filter(({ value }) => value.in === place)
      if (declared.length === 0) continue
      const nameOf = ({ value }: Located): string => String(value.name)
      const schemaOf = (parameter: Located): JsonObject => {
        const schema = schemaOfParameter(document, parameter)
        return schema === undefined ? {} : reference(schema)
      }
      schemas[`${id}.${place}`] = {
        type: 'object',
        required: declared.filter(({ value }) => value.required === true).map(nameOf),
        properties: Object.fromEntries(declared.map((parameter) => [nameOf(parameter), schemaOf(parameter)])),
      }
    }
  }

  /** @param key Null where nothing is held to a schema. */
  function addContent(owner: Located | undefined, key: string | null, mediaType: string | undefined): void {
    if (owner === undefined || key === null || mediaType === undefined) return
    const schema = child(document, owner, 'content', mediaType, 'schema')
    if (schema !== undefined) schemas[key] = reference(schema)
  }
}
