/** What an answer tells of a list beside its elements: members of its own, and of what wraps such members. */
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject } from '../../../../spec/pointer.ts'
import type { Specification } from '../../../specification/specification.ts'

const wrappers = ['meta', '_meta', 'pagination', 'paging', 'page', 'page_info', 'pageInfo']

export interface ToldMember {
  /** Its own name, with underscores for dashes. */
  readonly name: string
  /** "meta.total" */
  readonly title: string
  readonly types: readonly string[]
  readonly valueIn: (body: unknown) => unknown
}

export function toldMembers(specification: Specification, list: Operation): ToldMember[] {
  const { document } = specification
  const success = String(list.responses.find(({ status }) => status < 300)?.status)
  const found: ToldMember[] = []
  const visit = (part: ReturnType<Specification['jsonSchema']>, path: readonly string[]): void => {
    for (const [name, property] of part === undefined ? [] : shapeOf(document, part).properties) {
      const names = [...path, name]
      found.push({
        name: name.replaceAll('-', '_'),
        title: names.join('.'),
        types: shapeOf(document, property).types,
        // A name may have a dot in it (`@odata.count`).
        valueIn: (body) => names.reduce<unknown>((value, each) => (isObject(value) ? value[each] : undefined), body),
      })
      if (path.length === 0 && wrappers.includes(name)) visit(property, [name])
    }
  }
  visit(specification.jsonSchema(list, 'responses', success), [])
  return found
}

/** A number, as JSON has it or in digits. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined
}
