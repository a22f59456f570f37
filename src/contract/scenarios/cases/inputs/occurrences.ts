/** What calls are about: made once for each operation that makes it, and found by the links of the document. */
import type { Operation } from '../../../../spec/contract.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { Lacking } from '../../../speak/step-ended.ts'
import { followLink, type Occurrence } from '../../../specification/links.ts'
import { isMaking } from '../../../specification/making.ts'
import type { Link, Specification } from '../../../specification/specification.ts'
import { fixedPath, kindOf, withValue } from './fixed-ids.ts'
import type { Ground } from './ground.ts'
import { parametersIn } from './parameters.ts'
import { withRest } from './whole-input.ts'

export interface Occurrences {
  /** A valid input on something that is there; undefined when the document does not lead there. */
  inputOf(operation: Operation): Promise<Input | undefined>
  /** What came of a call that makes something; undefined when it could not be made. */
  of(source: Operation): Promise<Occurrence | undefined>
  /** Bodies with which something was made. */
  readonly bodies: readonly unknown[]
}

export function createOccurrences(ground: Ground): Occurrences {
  const { specification, context } = ground
  const made = new Map<string, Promise<Occurrence | undefined>>()
  const bodies: unknown[] = []
  return { inputOf, of: occurrenceOf, bodies }

  async function inputOf(operation: Operation): Promise<Input | undefined> {
    const path = await pathOf(operation)
    return path && withRest(ground, operation, path)
  }

  async function pathOf(operation: Operation): Promise<Record<string, string> | undefined> {
    const names = parametersIn(specification, operation, 'path')
    const lacked = names.map(kindOf).find((kind) => kind !== undefined && !context.can(kind))
    if (lacked !== undefined) throw new Lacking(lacked)
    const fixed = fixedPath(ground, operation)
    if (names.every((name) => fixed[name] !== undefined)) return fixed
    const creates = specification.resource(operation)
    const links = linksTo(specification, operation)
    // An operation that makes what its own path names is given a new name.
    if (creates !== undefined && isMaking(creates.action) && links.length === 0)
      return Object.fromEntries(names.map((name) => [name, fixed[name] ?? context.owner.unique(creates.collection)]))
    for (const { source, link } of links) {
      const occurrence = await occurrenceOf(source)
      const found = occurrence && followLink(link, occurrence)
      if (found !== undefined && names.every((name) => found[name] !== undefined || fixed[name] !== undefined)) {
        return { ...fixed, ...Object.fromEntries(names.flatMap((name) => withValue(name, found[name]))) }
      }
    }
    return undefined
  }

  function occurrenceOf(source: Operation): Promise<Occurrence | undefined> {
    const known = made.get(source.id)
    if (known !== undefined) return known
    const making = make(source)
    made.set(source.id, making)
    return making
  }

  async function make(source: Operation): Promise<Occurrence | undefined> {
    const input = await inputOf(source)
    if (input === undefined) return undefined
    bodies.push(input.body)
    const answer = await context.owner.send(source.id, input)
    const isMade = answer.status >= 200 && answer.status < 300
    return isMade ? { input, headers: answer.headers, body: answer.body } : undefined
  }
}

/** Those that make what the operation needs, before those that only show it. */
function linksTo(
  specification: Specification,
  operation: Operation,
): readonly { readonly source: Operation; readonly link: Link }[] {
  const found = Object.values(specification.contract.operations)
    .filter((source) => source.system === operation.system && source.id !== operation.id)
    .flatMap((source) =>
      specification.links(source).flatMap((link) => (link.operationId === operation.id ? [{ source, link }] : [])),
    )
  const rank = ({ source }: { readonly source: Operation }): number =>
    isMaking(specification.resource(source)?.action ?? '') ? 0 : 1
  return found.sort((a, b) => rank(a) - rank(b))
}
