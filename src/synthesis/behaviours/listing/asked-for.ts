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
    : undefined
}
