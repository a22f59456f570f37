/**
 * What stood in the lists before the run made anything. What was there is somebody else's: it is neither changed nor removed, whatever it
 * says. Elements are kept as digests of what they are called by, so that the journal says nothing of what others have.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Operation } from '../../spec/contract.ts'
import { withDigits } from '../exchange/digits.ts'
import { type Call, isSafe } from '../exchange/exchange.ts'
import { isNaming } from '../exchange/naming.ts'
import { memberAt } from '../speak/paging.ts'
import { oncePerNames } from '../specification/once-per.ts'
import type { Specification } from '../specification/specification.ts'
import { idsOf } from './naming/keys.ts'

export interface Baseline {
  /** Whether an element stood in the list of its collection; undefined where nobody looked. */
  had(system: string, collection: string, element: unknown): boolean | undefined
  /** Whether something of that name or id did. */
  hadNamed(system: string, collection: string, name: string): boolean
  /** Whether something was called so, by a member of its own; undefined where nobody looked. */
  hadKey(system: string, collection: string, key: Key): boolean | undefined
  /** Why a call is not sent: what it would change was there before the run. */
  objection(call: Call): string | undefined
  learn(system: string, collection: string, digests: readonly string[]): void
  /** Whether the run looks at what is there before it makes anything. */
  isLookedAt: boolean
}

interface Key {
  readonly member: string
  readonly value: string
}

export function createBaseline(specification: Specification): Baseline {
  const known = new Map<string, Set<string>>()
  // One element is compared with everything that was made.
  const digests = oncePerNames((element: object, [system = '', collection = '']) =>
    digestsOf(specification, system, collection, element),
  )
  const of = (system: string, collection: string): ReadonlySet<string> | undefined =>
    known.get(`${system} ${collection}`)
  const baseline: Baseline = {
    isLookedAt: false,
    had(system, collection, element) {
      const there = of(system, collection)
      if (there === undefined) return undefined
      const own =
        typeof element === 'object' && element !== null
          ? digests(element, [system, collection])
          : digestsOf(specification, system, collection, element)
      return own.some((each) => there.has(each))
    },
    hadNamed: (system, collection, name) => of(system, collection)?.has(digestOf(name)) === true,
    hadKey: (system, collection, key) => of(system, collection)?.has(digestOf(textOf(key))),
    objection(call) {
      const { operation } = call
      if (operation === undefined || isSafe(call)) return undefined
      const collection = collectionAt(specification, operation)
      if (collection === undefined) return undefined
      const isNamed = namesOf(specification, operation, call).some((name) =>
        baseline.hadNamed(operation.system, collection, name),
      )
      return isNamed ? `what ${operation.id} would change was there before the run` : undefined
    },
    learn(system, collection, digests) {
      const key = `${system} ${collection}`
      known.set(key, new Set([...(known.get(key) ?? []), ...digests]))
    },
  }
  return baseline
}

/** The collection to which what stands at an operation's path belongs. */
function collectionAt(specification: Specification, operation: Operation): string | undefined {
  const own = specification.resource(operation)
  if (own !== undefined) return own.collection
  // An action below an element changes that element.
  return Object.values(specification.contract.operations)
    .filter(({ system, path }) => system === operation.system && path.endsWith('}') && isBelow(operation.path, path))
    .map((each) => specification.resource(each)?.collection)
    .find((collection) => collection !== undefined)
}

function isBelow(path: string, element: string): boolean {
  return path.startsWith(`${element}/`)
}

/** What a call names that it would change: what its path ends with, or by what its body calls what it makes. */
function namesOf(specification: Specification, operation: Operation, { request, input }: Call): string[] {
  const template = operation.path.split('/')
  const own = Math.max(
    template.findLastIndex((segment) => /^\{[^{}]+\}$/.test(segment)),
    0,
  )
  const segments = new URL(request.url).pathname.split('/')
  const last = own === 0 ? undefined : segments[segments.length - template.length + own]
  const { collection = '' } = specification.resource(operation) ?? {}
  const named = idsOf(specification, operation.system, collection).map((path) => memberAt(input.body, path))
  return [
    ...(last === undefined || isListed(specification, operation) ? [] : [decoded(last)]),
    ...named.filter((value) => typeof value === 'string' || typeof value === 'number').map(String),
  ]
}

/** Whether the operation makes elements, so that its path ends with what they stand below. */
function isListed(specification: Specification, operation: Operation): boolean {
  return specification.resource(operation)?.action === 'create'
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** What an element is called by: what the document identifies it by, or all of it where that is not shown. */
export function digestsOf(
  specification: Specification,
  system: string,
  collection: string,
  element: unknown,
): string[] {
  if (typeof element !== 'object') return [digestOf(String(element))]
  const values = identitiesOf(specification, system, collection, element)
  return (values.length === 0 ? [JSON.stringify(element)] : values).map(digestOf)
}

/** What the operations of a collection identify an element by. */
export function identitiesOf(
  specification: Specification,
  system: string,
  collection: string,
  element: unknown,
): string[] {
  if (typeof element === 'string') return [element]
  const paths = new Set(idsOf(specification, system, collection))
  return [...paths].flatMap((path) => {
    const value = memberAt(element, path) ?? memberAt(element, path.split('.').at(-1) ?? path)
    return typeof value === 'string' || typeof value === 'number' ? [withDigits(String(value))] : []
  })
}

/** What an element is called by in members of its own, whether or not a path names it by them. */
export function keyDigestsOf(element: unknown): string[] {
  if (typeof element !== 'object' || element === null) return []
  return Object.entries(element).flatMap(([member, value]) =>
    isNaming(member) && (typeof value === 'string' || typeof value === 'number')
      ? [digestOf(textOf({ member, value: String(value) }))]
      : [],
  )
}

/** No id of anything looks so. */
function textOf({ member, value }: Key): string {
  return `${member} = ${value}`
}

function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(withDigits(text).toLowerCase()))).slice(0, 16)
}
