/** A fake that is served while tests of other processes run. */
import { createServer, type ServerOptions } from '../adapters/node.ts'
import { createPlatformOf, type DocumentPlatformOptions } from '../document-platform.ts'
import { createPlatform, type PlatformOptions } from '../index.ts'
import type { Played } from './repro.ts'

interface Own {
  readonly document?: undefined
  /** Of `createPlatform`. */
  readonly platformOptions?: PlatformOptions
}

interface OfDocument {
  /** An OpenAPI document in place of the four systems, as `loadSpecFile` of `nowhere-kit/contract` gives it. */
  readonly document: unknown
  /** Of `createPlatformOf`. */
  readonly platformOptions?: DocumentPlatformOptions
}

export type ServedFakeOptions = (Own | OfDocument) & {
  readonly serverOptions?: ServerOptions
  /** A free one by default. */
  readonly port?: number
}

/** What the process that serves it tells those that run the tests: plain data. */
export interface ServedFake {
  /** Of the server; a world is at `/~NAME` below it. */
  readonly url: string
  /** Where its systems are for who knows nothing of the fake, with the paths below which they are. */
  readonly origins: readonly string[]
  /** Of a fake of documents, what a log of it is told again by. */
  readonly played?: Omit<Played, 'behaviours'>
  /** Why a log of it cannot be told again where the tests are: behaviours are no data. */
  readonly hasBehaviours?: boolean
}

/** On a port of this machine. */
export async function serveFake(options: ServedFakeOptions): Promise<{ fake: ServedFake; close: () => Promise<void> }> {
  const platform = isOfDocument(options)
    ? createPlatformOf(options.document, { log: { keep: 'all' }, ...options.platformOptions })
    : createPlatform({ log: { keep: 'all' }, ...options.platformOptions })
  const server = await createServer(platform, options.serverOptions).listen({ port: options.port ?? 0 })
  const origins = platform.systems.map(({ origin }) => origin)
  return { fake: { url: server.url, origins, ...playedOf(options) }, close: () => server.close() }
}

function isOfDocument(options: ServedFakeOptions): options is OfDocument {
  return options.document !== undefined
}

function playedOf(options: ServedFakeOptions): Omit<ServedFake, 'url' | 'origins'> {
  if (!isOfDocument(options)) return {}
  const { document, platformOptions: { strict, server, behaviours } = {} } = options
  const reading = { ...(strict !== undefined && { strict }), ...(server !== undefined && { server }) }
  return { played: { document, ...reading }, hasBehaviours: behaviours !== undefined }
}
