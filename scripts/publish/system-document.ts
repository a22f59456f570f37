/**
 * One system by itself: its paths, its server, its title. Where `x-system.topics` names them, its operations are sorted by
 * topic instead of all standing under one tag.
 */
import type { System } from '../../src/spec/contract.ts'
import { isObject, type Json, type JsonObject } from '../../src/spec/pointer.ts'
import { mapOperations, objectIn, textsIn } from './map-operations.ts'

export function systemDocument(document: JsonObject, { name, origin }: System): JsonObject {
  const tag = objectIn((Array.isArray(document.tags) ? document.tags : []).find((each) => objectIn(each).name === name))
  const topics = topicsOf(tag)
  const info = objectIn(document.info)
  // What it is, how to read the rest, the rest.
  const [first, ...rest] = String(tag.description).split('\n\n')
  const own: JsonObject = {
    ...document,
    info: {
      ...info,
      title: tag['x-displayName'] ?? name,
      description: [first, info.description, ...rest].join('\n\n'),
    },
    servers: [{ url: origin }],
    // Kept for who reads the vocabulary: what the tag says of the whole system.
    'x-system': tag['x-system'] ?? null,
    'x-requirements': tag['x-requirements'] ?? [],
    tags: topics.length === 0 ? [tag] : topics.map((topic) => ({ name: topic.name, description: topic.description })),
    paths: pathsOf(document, name),
  }
  return topics.length === 0 ? own : mapOperations(own, (operation) => ({ ...operation, tags: [topicOf(operation)] }))

  function topicOf(operation: JsonObject): string {
    const { collection } = objectIn(operation['x-resource'])
    const topic = topics.find(({ collections }) => collections.includes(String(collection)))
    if (topic === undefined)
      throw new Error(`no topic of ${name} has ${String(collection)}, of ${String(operation.operationId)}`)
    return topic.name
  }
}

export interface Topic {
  readonly name: string
  readonly description: string
  readonly collections: readonly string[]
}

export function topicsOf(tag: JsonObject): Topic[] {
  const { topics } = objectIn(tag['x-system'])
  return (Array.isArray(topics) ? topics : []).map((topic: Json) => {
    const { name, description, collections } = objectIn(topic)
    return { name: String(name), description: String(description), collections: textsIn(collections) }
  })
}

/** The path items whose operations are the system's; their server is the document's own now. */
function pathsOf(document: JsonObject, system: string): JsonObject {
  return Object.fromEntries(
    Object.entries(objectIn(document.paths)).flatMap(([path, item]) => {
      if (!isObject(item)) return []
      const isOwn = Object.values(item).some((part) => isObject(part) && textsIn(part.tags).includes(system))
      const { servers: _, ...rest } = item
      return isOwn ? [[path, rest]] : []
    }),
  )
}
