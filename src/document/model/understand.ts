/**
 * What a document means: it is read, its collections are inferred, and each operation is taken for what it does. Whoever plays the
 * document behaves by the model that comes out.
 */
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import { adaptDocument } from '../adapt-document.ts'
import { splitDirections } from '../directions.ts'
import { inferResources } from '../infer-resources.ts'
import { dropUnreadablePatterns } from '../patterns.ts'
import { readDocument } from '../read-document.ts'
import { openParts } from '../reading/closed-parts.ts'
import { withDiscriminators } from '../reading/discriminators.ts'
import { leftOutOf } from '../reading/mend-document.ts'
import { withFlatSchemas } from './apart/resource-objects.ts'
import { collectionModels } from './collections.ts'
import type { Model } from './model.ts'
import { operationModels } from './operations.ts'
import { type Overview, overviewOf } from './overview.ts'

export interface Understood {
  /** In the words of docs/vocabulary.md. */
  readonly document: JsonObject
  readonly model: Model
}

/**
 * @param value OpenAPI 3.0 or 3.1, parsed; references within it only.
 * @throws UsageError INVALID_SPEC
 */
export function understand(value: unknown): Understood {
  const read = readDocument(value)
  const { document: readable, dropped } = dropUnreadablePatterns(withoutFragments(read))
  const adapted = adaptDocument(splitDirections(openParts(withDiscriminators(readable))), 'serving')
  const { document: told, inferred } = inferResources(adapted.document)
  const document = withFlatSchemas(told)
  const overview: Overview = overviewOf(document)
  const collections = collectionModels(overview)
  const operations = operationModels(overview, collections)
  return {
    document,
    model: {
      name: adapted.system,
      title: titleOf(document),
      basePath: basePathOf(document),
      collections: withMade(collections, operations),
      operations,
      inferred,
      leftOut: [...leftOutOf(read), ...fragmentsOf(read), ...dropped, ...adapted.leftOut],
    },
  }
}

/** What is made by way of another thing is made too. */
function withMade(collections: Model['collections'], operations: Model['operations']): Model['collections'] {
  const made = new Set(
    Object.values(operations).flatMap(({ does, collection }) => (does === 'create' ? [collection] : [])),
  )
  return Object.fromEntries(
    Object.entries(collections).map(([name, each]) => [name, made.has(name) ? { ...each, isMade: true } : each]),
  )
}

function fragmentsOf({ paths }: JsonObject): string[] {
  return Object.keys(isObject(paths) ? paths : {}).flatMap((path) =>
    path.includes('#') ? [`${path} is not served, because a fragment is no part of what a request asks for.`] : [],
  )
}

/** A fragment is never sent: what stands at a path with one cannot be called. */
function withoutFragments(document: JsonObject): JsonObject {
  const { paths } = document
  if (!isObject(paths) || !Object.keys(paths).some((path) => path.includes('#'))) return document
  return { ...document, paths: Object.fromEntries(Object.entries(paths).filter(([path]) => !path.includes('#'))) }
}

function titleOf({ info }: JsonObject): string {
  const title = isObject(info) && typeof info.title === 'string' ? info.title.trim() : ''
  return title === '' ? 'API' : title
}

/** The path of the first server, its variables filled in. */
function basePathOf({ tags }: JsonObject): string {
  const [tag] = Array.isArray(tags) ? tags : []
  const system = isObject(tag) ? tag['x-system'] : undefined
  const origin = isObject(system) && typeof system.origin === 'string' ? system.origin : 'http://localhost'
  return new URL(origin).pathname.replace(/\/$/, '')
}
