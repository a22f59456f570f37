/** Input that differs from a valid one in one place, on top of other values, so that nothing unique is sent twice. */
import { isObject, type Json } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'

/** The case's own change stays; what is as it was takes the new values, at every depth. */
export function renew(changed: Input, first: Input, next: Input): Input {
  // An input's body is what was made up as JSON, and the case's is made from it.
  const [body, before, after] = [changed.body, first.body, next.body] as (Json | undefined)[]
  if (body === undefined || before === undefined || after === undefined) return changed
  // What is made at its own path is made at another.
  const isAtSame = JSON.stringify(changed.path) === JSON.stringify(first.path) && next.path !== undefined
  return { ...changed, ...(isAtSame ? { path: next.path } : {}), body: renewed(body, before, after) }
}

function renewed(value: Json, before: Json, after: Json): Json {
  if (JSON.stringify(value) === JSON.stringify(before)) return after
  if (Array.isArray(value) && Array.isArray(before) && Array.isArray(after)) {
    // What a list is filled up with is its first element again.
    return value.map((each, index) => {
      const [was, is] = [before[index] ?? before[0], after[index] ?? after[0]]
      return was === undefined || is === undefined ? each : renewed(each, was, is)
    })
  }
  if (!isObject(value) || !isObject(before) || !isObject(after)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]): [string, Json] => {
      const [was, is] = [before[name], after[name]]
      return [name, was === undefined || is === undefined ? each : renewed(each, was, is)]
    }),
  )
}
