/** Walks the pages of a list, by what `x-resource.paging` of its operation says; a list without paging has one page. */
import type { Operation } from '../spec/contract.ts'
import { isObject } from '../spec/pointer.ts'
import { RunnerError } from './conversation.ts'
import type { Input } from './exchange.ts'
import type { Answer } from './scenario.ts'
import type { Specification } from './specification.ts'

const pagesMax = 1_000

export async function walkPages(
  specification: Specification,
  operation: Operation,
  input: Input,
  call: (input: Input) => Promise<Answer>,
): Promise<unknown> {
  const paging = specification.resource(operation)?.paging
  let page = await call(input)
  if (paging === undefined) return page.body
  const { next, after } = paging
  if (typeof next !== 'string' || typeof after !== 'string') {
    throw new RunnerError(`x-resource.paging of ${operation.id} names no next and no after`)
  }
  const all: unknown[] = []
  const seen = new Set<unknown>()
  for (let pages = 1; ; pages++) {
    all.push(...elementsOf(page.body))
    const cursor = memberAt(page.body, next)
    // A cursor that comes back would go round for ever; what is wrong then is that an element is there twice.
    if (cursor === undefined || cursor === null || seen.has(cursor) || pages === pagesMax) break
    seen.add(cursor)
    page = await call({ ...input, query: { ...input.query, [after]: cursor } })
  }
  return withElements(page.body, all)
}

/** The elements of a list: its only array. */
export function elementsOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body
  if (!isObject(body)) return []
  for (const member of Object.values(body)) {
    if (Array.isArray(member)) return member
    const below = isObject(member) ? elementsOf(member) : []
    if (below.length > 0) return below
  }
  return []
}

/** The member at a path of property names with dots. */
export function memberAt(value: unknown, path: string): unknown {
  let current = value
  for (const name of path.split('.')) {
    if (!isObject(current)) return undefined
    current = current[name]
  }
  return current
}

function withElements(body: unknown, elements: readonly unknown[]): unknown {
  if (Array.isArray(body)) return elements
  if (!isObject(body)) return body
  let isReplaced = false
  const entries = Object.entries(body).map(([name, member]): [string, unknown] => {
    if (isReplaced || typeof member !== 'object' || member === null) return [name, member]
    const replaced = withElements(member, elements)
    isReplaced = replaced !== member
    return [name, replaced]
  })
  return isReplaced ? Object.fromEntries(entries) : body
}
