/** The description of a system: what is written, what holds everywhere, and what is refused before any operation. */
import type { Contract, Situation } from '../../src/spec/contract.ts'
import type { Facts } from '../../src/spec/facts.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'
import { rulesIn } from './annotations.ts'
import { objectIn } from './map-operations.ts'
import { topicsOf } from './system-document.ts'

export function describeTag(tag: JsonObject, contract: Contract, facts: Facts): JsonObject {
  const system = contract.systems.find(({ name }) => name === tag.name)
  const catalogue = contract.errors[system?.errors ?? '']
  const unmatched = (['unknown-path', 'unknown-method'] as const).flatMap((situation) => {
    const code = catalogue?.situations[situation]?.code
    const status = catalogue?.codes[code ?? '']?.status
    return code === undefined || status === undefined ? [] : [`${words[situation]} is ${status} \`${code}\``]
  })
  return {
    ...tag,
    description: [
      tag.description,
      unmatched.length === 0 ? '' : `Before any operation: ${unmatched.join(', ')}.`,
      rulesIn([tag], facts),
    ]
      .filter((part) => typeof part === 'string' && part !== '')
      .join('\n\n'),
  }
}

const words: Readonly<Partial<Record<Situation, string>>> = {
  'unknown-path': 'a path that none has',
  'unknown-method': 'another method at the path of one',
}

/** In the document of all systems, where a tag is a system, it tells of its topics too. */
export function withTopics(document: JsonObject): JsonObject {
  const tags = Array.isArray(document.tags) ? document.tags.map(objectIn) : []
  return {
    ...document,
    tags: tags.map((tag) => {
      const topics = topicsOf(tag).map(({ name, description }) => `**${name}.** ${description}`)
      return { ...tag, description: [String(tag.description), ...topics].join('\n\n') }
    }),
  }
}
