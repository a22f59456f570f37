/** Descriptions for readers: what is written, then what the vocabulary says of the same part, in words. */
import type { Contract } from '../../src/spec/contract.ts'
import { describeSource, type Facts, readFacts } from '../../src/spec/facts.ts'
import { type Json, type JsonObject, locate } from '../../src/spec/pointer.ts'
import { assumptionIn, rulesIn } from './annotations.ts'
import { describeTag } from './describe-tag.ts'
import { lifeCycleIn } from './life-cycle-text.ts'
import { mapOperations, mapValues, objectIn, textsIn } from './map-operations.ts'
import { mapSchemas } from './map-schemas.ts'

export function describeParts(document: JsonObject, contract: Contract): JsonObject {
  const facts = readFacts(document)
  const components = objectIn(document.components)
  const kinds = Object.entries(components).filter(([kind]) => !kind.startsWith('x-'))
  const described = mapOperations(document, (operation, item) =>
    describeOperation(operation, item, document, contract, facts),
  )
  return {
    ...described,
    tags: (Array.isArray(document.tags) ? document.tags : []).map((tag: Json) =>
      describeTag(objectIn(tag), contract, facts),
    ),
    components: {
      ...components,
      ...Object.fromEntries(
        kinds.map(([kind, members]) => [
          kind,
          mapValues(objectIn(members), (member) =>
            mapSchemas(objectIn(member), (part) => describePart(part, document)),
          ),
        ]),
      ),
    },
  }
}

function describeOperation(
  operation: JsonObject,
  item: JsonObject,
  document: JsonObject,
  contract: Contract,
  facts: Facts,
): JsonObject {
  const declared = contract.operations[String(operation.operationId)]
  const successes = Object.entries(objectIn(operation.responses)).flatMap(([status, response]) =>
    status.startsWith('2') ? [objectIn(response)] : [],
  )
  const source = describeSource(document, operation['x-source'])
  const roles = textsIn(operation['x-roles'])
  const facets = [
    source === '' ? '' : `*Source:* ${source}.`,
    assumptionIn(operation),
    roles.length === 0 ? '' : `*Roles:* ${roles.join(', ')}.`,
    declared === undefined ? '' : limitText(declared.rateLimit, document),
    declared === undefined || declared.alsoAt.length === 0
      ? ''
      : `*Also at:* ${declared.alsoAt.map((path) => `\`${path}\``).join(', ')}.`,
  ]
  const paragraphs = [
    operation.description ?? operation.summary,
    item.description,
    rulesIn([operation, ...successes], facts),
    facets.filter((facet) => facet !== '').join(' '),
  ]
  return {
    ...operation,
    description: paragraphs.filter((each) => typeof each === 'string' && each !== '').join('\n\n'),
  }
}

/** `600 requests a minute for each token`. */
function limitText(name: string, document: JsonObject): string {
  const limit = objectIn(objectIn(objectIn(document.components)['x-rate-limits'])[name])
  const { quota, window, per } = limit
  const span = window === 'PT1M' ? 'a minute' : `within ${String(window)}`
  const text = `*Limit:* ${String(quota)} requests ${span} for each ${String(per)}.`
  return [text, assumptionIn(limit)].filter((part) => part !== '').join(' ')
}

/** A part that says that it is an assumption says so in its description; a life cycle is told beside its states. */
function describePart(part: JsonObject, document: JsonObject): JsonObject {
  const names = objectIn(part.propertyNames)
  const keys = typeof names.$ref === 'string' ? (locate(document, names.$ref)?.value ?? {}) : names
  const added = [
    typeof keys.description === 'string' ? `*Names:* ${keys.description}` : '',
    lifeCycleIn(part),
    assumptionIn(part),
  ].filter((text) => text !== '')
  if (added.length === 0) return part
  const written = typeof part.description === 'string' ? [part.description] : []
  return { ...part, description: [...written, ...added].join('\n\n') }
}
