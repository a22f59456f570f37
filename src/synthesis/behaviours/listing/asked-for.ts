/** What a query says at a parameter of a list, also where that is a member of one: `filter[name]`. */
import type { AnyCall } from '../../../pipeline/behaviour.ts'

/** Undefined where it says nothing. */
export function askedFor({ query }: Pick<AnyCall, 'query'>, parameter: string): unknown {
  const said: unknown = query[parameter]
  if (said !== undefined) return said
  const [, base = '', member = ''] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(parameter) ?? []
  const whole: unknown = query[base]
  return typeof whole === 'object' && whole !== null && Object.hasOwn(whole, member)
    ? (whole as Readonly<Record<string, unknown>>)[member]
    : spread(query, parameter)
}

/** A member of an object that stands in the query by the names of its members. */
function spread(query: AnyCall['query'], name: string): unknown {
  for (const value of Object.values(query)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name))
      return (value as Readonly<Record<string, unknown>>)[name]
  }
  return undefined
}
