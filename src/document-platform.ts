/** The public entry `nowhere-kit/document`: a platform of any OpenAPI document, or of several. */
import { type Platforms, platformsOf } from './platform/assemble.ts'
import { documentBlueprint, type NamedDocument } from './platform/document/blueprint.ts'
import { type DocumentPlatformOptions, type DocumentReading, readReading } from './platform/document/options.ts'
import { playDocuments } from './platform/document/play.ts'
import type { ExportedLog } from './platform/exported-log.ts'
import { type ReplayOptions, replayOf } from './platform/replay.ts'
import type { Difference } from './platform/retelling.ts'
import { type DocumentPlatform, documentPlatform } from './with-fetch.ts'

export { UsageError, type UsageErrorCode } from './errors/usage-error.ts'
export type { NamedDocument } from './platform/document/blueprint.ts'
export type { DocumentPlatformOptions, DocumentReading } from './platform/document/options.ts'
export type { ExportedLog } from './platform/exported-log.ts'
export type { ReplayOptions } from './platform/replay.ts'
export type { Difference } from './platform/retelling.ts'
export type { ForkOptions } from './platform/worlds/fork.ts'
export type { KeptThing, ThingId, ThingsWorld, ThingValue } from './synthesis/written/things-world.ts'
export type {
  WrittenAnswer,
  WrittenBehaviour,
  WrittenBehaviours,
  WrittenCall,
  WrittenResult,
} from './synthesis/written/written-behaviour.ts'
export type { DocumentPlatform } from './with-fetch.ts'
export type { WorldSnapshot } from './world/world.ts'

/**
 * Makes a platform of a document of OpenAPI 3.0 or 3.1, which is understood once and played by that: what is a collection, what makes,
 * lists, reads, changes and removes, and how its pages go. Synchronous; no file is read and no network is asked. A list of
 * `{ name, document }` is played together, each at its own base path.
 *
 * @param document Parsed, with references within it only: `await loadSpecFile(path)` of `nowhere-kit/contract` gives one, of Swagger 2.0 too.
 * @example
 * ```ts
 * import { createPlatformOf } from 'nowhere-kit/document'
 *
 * const order = { type: 'object', properties: { id: { type: 'string' }, item: { type: 'string' }, status: { type: 'string', enum: ['open', 'paid'] } } }
 * const content = { 'application/json': { schema: order } }
 * const document = {
 *   openapi: '3.1.0',
 *   info: { title: 'Orders', version: '1' },
 *   servers: [{ url: 'https://shop.example/v1' }],
 *   paths: {
 *     '/orders': { post: { operationId: 'createOrder', requestBody: { content }, responses: { 201: { description: 'Made.', content } } } },
 *     '/orders/{id}': {
 *       parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
 *       get: { operationId: 'readOrder', responses: { 200: { description: 'It.', content } } },
 *     },
 *     '/orders/{id}/pay': {
 *       parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
 *       post: { operationId: 'payOrder', responses: { 200: { description: 'Paid.', content } } },
 *     },
 *   },
 * }
 * const platform = createPlatformOf(document, {
 *   world: { orders: [{ id: 'o1', item: 'tea', status: 'open' }] },
 *   behaviours: {
 *     payOrder({ path, world, fail, ok }) {
 *       if (world.get('orders', path.id)?.status === 'paid') fail(409, 'It is paid already.')
 *       return ok(world.update('orders', path.id, { status: 'paid' }))
 *     },
 *   },
 * })
 * const pay = async () => (await platform.fetch('https://shop.example/v1/orders/o1/pay', { method: 'POST' })).status
 * console.log(await pay(), await pay(), platform.records('orders')[0].status) // -> 200 409 paid
 * ```
 * @throws UsageError INVALID_SPEC, INVALID_OPTION, INVALID_WORLD, INVALID_TIME
 */
export function createPlatformOf(document: unknown, options: DocumentPlatformOptions = {}): DocumentPlatform {
  return documentPlatform(playDocuments(documentsIn(document), options).platform)
}

/** What a replay found, and the platform as it was. */
export interface Replayed {
  readonly platform: DocumentPlatform
  /** How many entries were told. */
  readonly told: number
  /** The answers that are not the same byte for byte, in order. */
  readonly differences: readonly Difference[]
}

/**
 * Tells a log of a platform of the same document again, each entry at its own time, and compares every answer byte for byte.
 *
 * @param reading The options `server`, `strict` and `behaviours` that it had; what a log holds of the others is in it.
 * @throws UsageError INVALID_LOG, INVALID_SPEC, INVALID_OPTION
 */
export function replay(
  document: unknown,
  exported: ExportedLog,
  { until, contract, ...reading }: DocumentReading & ReplayOptions = {},
): Replayed {
  const replayed = replayOf(platformsOfDocument(document, reading), exported, {
    ...(until !== undefined && { until }),
    ...(contract !== undefined && { contract }),
  })
  return { ...replayed, platform: documentPlatform(replayed.platform) }
}

/** What makes platforms of a document, and tells them what a log holds. @throws UsageError INVALID_SPEC, INVALID_OPTION */
export function platformsOfDocument(document: unknown, reading: DocumentReading = {}): Platforms {
  const blueprint = documentBlueprint(documentsIn(document), readReading(reading))
  return platformsOf(() => blueprint)
}

function documentsIn(document: unknown): readonly NamedDocument[] {
  // A document is no list.
  return Array.isArray(document) ? (document as readonly NamedDocument[]) : [{ document }]
}
