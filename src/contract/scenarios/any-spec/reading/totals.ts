/** The number of all elements, where an answer tells it beside a page of them. */

import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type JsonObject } from '../../../../spec/pointer.ts'
import type { Answer } from '../../../speak/actor.ts'
import { memberAt } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'

const names = /^(x_)?(total|totals?_?(count|items|results|elements|records|size)|(item|result)s?_?total)$/i
const countNames = /^(items?_?)?count$/i
const wrappers = ['meta', 'pagination', 'paging', 'page', 'page_info', 'pageInfo']

export interface Total {
  readonly title: string
  readonly read: (answer: Answer) => number | undefined
  /** Its name may also mean the number of elements on the page. */
  readonly isAmbiguous: boolean
}

export function totalsOf(specification: Specification, list: Operation): Total[] {
  const { document } = specification
  const success = String(list.responses.find(({ status }) => status < 300)?.status)
  const schema = specification.jsonSchema(list, 'responses', success)
  const found: Total[] = []
  const visit = (part: typeof schema, path: readonly string[]): void => {
    for (const [name, property] of part === undefined ? [] : shapeOf(document, part).properties) {
      const spelled = name.replaceAll('-', '_')
      const isNumber = shapeOf(document, property).types.includes('integer')
      const at = [...path, name].join('.')
      if (isNumber && (names.test(spelled) || countNames.test(spelled)))
        found.push({
          title: at,
          isAmbiguous: countNames.test(spelled),
          read: ({ body }) => numberIn(memberAt(body, at)),
        })
      if (path.length === 0 && wrappers.includes(name)) visit(property, [name])
    }
  }
  visit(schema, [])
  const headers: JsonObject = specification.part(list, 'responses', success, 'headers')?.value ?? {}
  for (const name of Object.keys(isObject(headers) ? headers : {})) {
    if (!names.test(name.replaceAll('-', '_'))) continue
    found.push({
      title: name,
      isAmbiguous: false,
      read: (answer) => numberIn(answer.headers[name.toLowerCase()]),
    })
  }
  return found
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined
}
