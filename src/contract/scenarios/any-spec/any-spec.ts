/**
 * From an OpenAPI document that nobody here has seen to what a target is held to: the document in this package's words, the scenarios that
 * follow from it, and everything that was inferred on the way.
 */

import { adaptDocument } from '../../../document/adapt-document.ts'
import { splitDirections } from '../../../document/directions.ts'
import { inferResources } from '../../../document/infer-resources.ts'
import { dropUnreadablePatterns } from '../../../document/patterns.ts'
import { readDocument } from '../../../document/read-document.ts'
import { openParts } from '../../../document/reading/closed-parts.ts'
import { withDiscriminators } from '../../../document/reading/discriminators.ts'
import { leftOutOf } from '../../../document/reading/mend-document.ts'
import type { Operation } from '../../../spec/contract.ts'
import { isObject, type JsonObject } from '../../../spec/pointer.ts'
import { createSpecification } from '../../specification/create-specification.ts'
import { oncePer } from '../../specification/once-per.ts'
import type { Specification } from '../../specification/specification.ts'
import { scenariosOf } from '../all.ts'
import type { Scenario } from '../scenario.ts'
import { unknownActions } from './acting/actions.ts'
import { scenariosOfCollection } from './all.ts'
import { alsoAsked } from './also-asked.ts'
import { operationsOf, requirementsOf } from './aspects.ts'
import { belowOf } from './below.ts'
import { singletons, singletonsOf } from './changing/singletons.ts'
import { collectionsOf } from './collections.ts'
import { withExamples } from './examples.ts'
import { isReadable, isReadableByExample, plainReads, readOf, unshown } from './reading/plain-reads.ts'
import { isCalledRead } from './reading/read-like.ts'
import { type Wanting, wantingOf } from './wanting.ts'

export interface AnySpecification {
  readonly specification: Specification
  readonly scenarios: readonly Scenario[]
  /** Each a sentence: what was taken from the document though it does not say it. */
  readonly inferred: readonly string[]
  /** Each a sentence: what is not exercised, and why. */
  readonly leftOut: readonly string[]
  /** What in the document would make more operations asked, the most useful first. */
  readonly wanting: readonly Wanting[]
  /** Operations that are asked where leave is given for all of them. */
  readonly asked: readonly Operation[]
}

/**
 * @param document OpenAPI 3.0 or 3.1, parsed; references within it only.
 * @throws UsageError INVALID_SPEC
 */
export function anySpecification(document: unknown): AnySpecification {
  return isObject(document) ? readOnce(document) : specify(document)
}

/** Several of those who take part in a run ask for the same document. */
const readOnce = oncePer<object, AnySpecification>(specify)

function specify(document: unknown): AnySpecification {
  const read = readDocument(document)
  if (isOwnVocabulary(read)) {
    const specification = createSpecification(read)
    const asked = Object.values(specification.contract.operations)
    return { specification, scenarios: scenariosOf(specification), inferred: [], leftOut: [], wanting: [], asked }
  }
  const { document: readable, dropped } = dropUnreadablePatterns(read)
  const adapted = adaptDocument(splitDirections(openParts(withDiscriminators(readable))))
  const { document: known, inferred } = inferResources(adapted.document)
  const complete = withExamples(known)
  const specification = createSpecification(complete)
  const found = collectionsOf(specification)
  // What can be asked decides which requirements there are.
  specification.facts.state(requirementsOf(found.collections, (collection) => alsoAsked(specification, collection)))
  const called = new Set(
    found.collections.flatMap((collection) =>
      [...operationsOf(collection), ...belowOf(specification, collection)].map(({ id }) => id),
    ),
  )
  const operations = Object.values(specification.contract.operations)
  const idle = notCalled(specification, called)
  const isIdle = new Set(idle)
  const asking = operations.filter((operation) => !isIdle.has(operation))
  return {
    specification,
    asked: asking,
    wanting: wantingOf({ specification, called: asking, notCalled: idle, problems: found.problems }),
    scenarios: [
      ...found.collections.flatMap((collection) => scenariosOfCollection(specification, collection)),
      ...singletons(specification),
      ...plainReads(specification, called),
    ],
    inferred: [...inferred, ...found.inferred],
    leftOut: [
      ...leftOutOf(read),
      ...dropped,
      ...adapted.leftOut,
      ...found.leftOut,
      ...found.collections.flatMap((collection) => unknownActions(specification, collection)),
      ...idle.map(
        (operation) =>
          `${operation.id} (${operation.method} ${operation.path}) is not called, because ${reasonOf(specification, operation)}`,
      ),
    ],
  }
}

/** A document that says everything in this package's words needs nothing inferred. */
function isOwnVocabulary({ tags, components }: JsonObject): boolean {
  const hasSystems =
    Array.isArray(tags) && tags.length > 0 && tags.every((tag) => isObject(tag) && isObject(tag['x-system']))
  return hasSystems && isObject(components) && isObject(components['x-errors'])
}

/** Operations that nothing shows how to call. */
function notCalled(specification: Specification, called: ReadonlySet<string>): Operation[] {
  const operations = Object.values(specification.contract.operations)
  const readBy = new Set(
    operations.flatMap((list) => (isReadable(specification, list) ? (readOf(specification, list)?.id ?? []) : [])),
  )
  const single = new Set(singletonsOf(specification).flatMap(({ replace, update }) => [replace.id, update?.id]))
  return operations.filter(
    (operation) =>
      !called.has(operation.id) &&
      !readBy.has(operation.id) &&
      !single.has(operation.id) &&
      !isReadable(specification, operation) &&
      !isReadableByExample(specification, operation),
  )
}

function reasonOf(specification: Specification, operation: Operation): string {
  const [, outer] = /\{([^{}]+)\}/.exec(operation.path) ?? []
  if (outer !== undefined) return `nothing here makes or lists what its {${outer}} names`
  const [asked] = unshown(specification, operation)
  if (operation.method === 'GET' && asked !== undefined)
    return `nothing shows a value for its ${String(asked.value.name)}`
  if (isCalledRead(specification, operation)) return 'it reads what its body names, and nothing shows a value for that'
  return 'nothing shows what it does, or how to undo it'
}
