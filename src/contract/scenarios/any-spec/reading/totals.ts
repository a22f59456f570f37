/** The number of all elements, where an answer tells it beside a page of them. */

import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type JsonObject } from '../../../../spec/pointer.ts'
import type { Answer } from '../../../speak/actor.ts'
import type { Specification } from '../../../specification/specification.ts'
import { numberIn, toldMembers } from './told-members.ts'

const names =
  /^(x_)?(total|totals?_?(count|items|results|elements|records|entries|rows|hits|size)|(item|result|record)s?_?total)$|^@odata\.count$/i
const countNames = /^(items?_?)?count$/i
/** Of a parameter with which the number is asked for. */
const askingNames = /^\$?(count|(include|with|return)_?(total|count)s?(_?count)?)$/i

export interface Total {
  readonly title: string
  readonly read: (answer: Answer) => number | undefined
  /** Its name may also mean the number of elements on the page. */
  readonly isAmbiguous: boolean
}

export function totalsOf(specification: Specification, list: Operation): Total[] {
  const members = toldMembers(specification, list).filter(
    ({ name, types }) => types.includes('integer') && (names.test(name) || countNames.test(name)),
  )
  const success = String(list.responses.find(({ status }) => status < 300)?.status)
  const headers: JsonObject = specification.part(list, 'responses', success, 'headers')?.value ?? {}
  const declared = Object.keys(isObject(headers) ? headers : {})
  return [
    ...members.map(({ name, title, valueIn }) => ({
      title,
      isAmbiguous: countNames.test(name),
      read: ({ body }: Answer) => numberIn(valueIn(body)),
    })),
    ...declared
      .filter((name) => names.test(name.replaceAll('-', '_')))
      .map((name) => ({
        title: name,
        isAmbiguous: false,
        read: ({ headers: sent }: Answer) => numberIn(sent[name.toLowerCase()]),
      })),
  ]
}

/** The query with which the number is asked for, where it is not told otherwise: `$count=true`. */
export function askingForTotal(specification: Specification, list: Operation): Readonly<Record<string, boolean>> {
  const asking = specification.parameters(list).filter((parameter) => {
    const { value } = parameter
    const isSwitch = specification.schemaOf(parameter)?.type === 'boolean'
    return value.in === 'query' && isSwitch && askingNames.test(String(value.name).replaceAll('-', '_'))
  })
  return Object.fromEntries(asking.map(({ value }) => [String(value.name), true]))
}
