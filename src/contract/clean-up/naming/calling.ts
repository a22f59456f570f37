/** What a call calls the thing that it makes, so that it is known again in a list and by another process. */
import { openTextsIn } from '../../../checks/secrets.ts'
import type { Operation } from '../../../spec/contract.ts'
import { isObject } from '../../../spec/pointer.ts'
import type { Call } from '../../exchange/exchange.ts'
import { isMarked } from '../../exchange/marks.ts'
import { isNaming } from '../../exchange/naming.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Named } from '../journal.ts'

/** The texts with the run's prefix that a call sends. A secret value carries the prefix too, and does not belong on a disk. */
export function marksIn({ operation, input }: Call, prefix: string): string[] {
  // What is no JSON on purpose has the names of what it was to make all the same.
  const texts =
    typeof input.body === 'string'
      ? input.body.split(/[^\w.-]+/)
      : openTextsIn(input.body, operation?.body?.secrets ?? []).slice(0, marksMax)
  return texts.filter((text) => isMarked(text, prefix) && !text.includes(`${prefix}-value-`))
}

const marksMax = 100

/** Which of them stand under which member of the body. */
export function namedIn({ input }: Call, marks: readonly string[]): Named {
  const wanted = new Set(marks)
  const named: Record<string, string[]> = {}
  const visit = (value: unknown, member: string, depth: number): void => {
    if (typeof value === 'string') {
      if (wanted.has(value)) named[member] = [...(named[member] ?? []), value]
    } else if (typeof value === 'object' && value !== null && depth < namedDepthMax)
      for (const [name, below] of Object.entries(value)) visit(below, Array.isArray(value) ? member : name, depth + 1)
  }
  visit(input.body, '', 0)
  return named
}

const namedDepthMax = 4

/** A member of that name may hold a secret, which no journal has. */
const mayBeSecret = (member: string): boolean => /^key$/i.test(member)

/**
 * By what a call names what it makes, where a pattern or an example leaves no room for the run's prefix: what the document identifies it
 * by, and what things are mostly called by.
 */
export function chosenIn(
  specification: Specification,
  { input }: Call,
  operation: Operation,
  collection: string,
): Record<string, string[]> {
  if (!isObject(input.body)) return {}
  const telling = new Set(
    specification.operationsOf(operation.system, collection).flatMap((each) => {
      const { by = [], unique = [] } = specification.resource(each) ?? {}
      return [...by, ...unique]
    }),
  )
  const open = new Set(openTextsIn(input.body, operation.body?.secrets ?? []))
  return Object.fromEntries(
    Object.entries(input.body).flatMap(([member, value]) => {
      const isName = (telling.has(member) || (isNaming(member) && !mayBeSecret(member))) && typeof value === 'string'
      return isName && open.has(value) && value.length >= nameMin ? [[member, [value]]] : []
    }),
  )
}

/** A shorter one may be anybody's. */
const nameMin = 4
