/** A document with the sample's shop alone, and paths of the test's own: for what no operation of the sample does. */
import { isObject, type JsonObject } from '../../../src/spec/pointer.ts'
import { sampleDocument } from './sample-document.ts'

const members = (value: unknown): JsonObject => (isObject(value) ? value : {})

export interface Shop {
  /** By path and method; what an operation lacks to be one of the shop is added. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>
  readonly securitySchemes?: JsonObject
  /** Of the catalogue, beside the shop's own. */
  readonly situations?: JsonObject
  readonly codes?: JsonObject
  /** Catalogues beside the shop's. */
  readonly catalogues?: JsonObject
}

export function shopOf({ paths, securitySchemes, situations, codes, catalogues }: Shop): JsonObject {
  const components = members(sampleDocument.components)
  const { shop } = members(components['x-errors'])
  const [tag] = Array.isArray(sampleDocument.tags) ? sampleDocument.tags : []
  const catalogue = {
    ...members(shop),
    generic: [...(members(shop).generic as readonly string[]), ...Object.keys(codes ?? {})],
    situations: { ...members(members(shop).situations), ...situations },
    codes: { ...members(members(shop).codes), ...codes },
  }
  return {
    ...sampleDocument,
    tags: [{ name: 'shop', 'x-system': { ...members(members(tag)['x-system']), bodyBytesMax: 1_000_000 } }],
    components: {
      ...components,
      ...(securitySchemes && { securitySchemes }),
      'x-errors': { shop: catalogue, ...catalogues },
    },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, operationOf(operation)])),
      ]),
    ),
  }
}

function operationOf(operation: JsonObject): JsonObject {
  return {
    tags: ['shop'],
    security: [{ token: [] }],
    ...operation,
    responses: {
      ...members(operation.responses ?? { '200': { content: { 'application/json': { schema: {} } } } }),
      default: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ShopError' } } } },
    },
  }
}
