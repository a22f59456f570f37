/** Walks the pages of a list, by what `x-resource.paging` of its operation says; a list without paging has one page. */
import type { Operation } from '../spec/contract.ts'
import { at, isObject, type JsonObject } from '../spec/pointer.ts'
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
  const first = await call(input)
  if (paging === undefined) return first.body
  const { next, parameter, items } = paging
  if (typeof next !== 'string' || typeof parameter !== 'string' || typeof items !== 'string') {
    throw new RunnerError(`x-resource.paging of ${operation.id} names no next, parameter and items`)
  }
  const all: unknown[] = []
  let page = first
  for (let pages = 1; ; pages++) {
    if (pages > pagesMax) throw new RunnerError(`${operation.id} has more than ${pagesMax} pages`)
    all.push(...elementsOf(page.body, items))
    const cursor = isObject(page.body) ? at(page.body, next) : undefined
    if (cursor === undefined || cursor === null) break
    page = await call({ ...input, query: { ...input.query, [parameter]: cursor } })
  }
  return withElements(first.body, items, all)
}

/** The array of items in an answer: where the paging says, else the only array there is. */
export function elementsOf(body: unknown, pointer?: string): readonly unknown[] {
  if (Array.isArray(body)) return body
  if (!isObject(body)) return []
  if (pointer !== undefined) {
    const found = at(body, pointer)
    return Array.isArray(found) ? found : []
  }
  for (const member of Object.values(body)) {
    if (Array.isArray(member)) return member
    const below = isObject(member) ? elementsOf(member) : []
    if (below.length > 0) return below
  }
  return []
}

function withElements(body: unknown, pointer: string, elements: readonly unknown[]): unknown {
  const [name = '', ...rest] = pointer.split('/').slice(1)
  if (!isObject(body)) return body
  const member: JsonObject[string] | undefined = body[name]
  return { ...body, [name]: rest.length === 0 ? elements : withElements(member, `#/${rest.join('/')}`, elements) }
}
