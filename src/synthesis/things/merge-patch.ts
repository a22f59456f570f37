/** What a part that is sent makes of a whole (RFC 7396). */
import { isObject, type Json } from '../../spec/pointer.ts'

export function merged(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch
  const result: Record<string, Json> = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && !isNullKept(target, name)) delete result[name]
    else result[name] = merged(result[name] ?? null, value)
  }
  return result
}

/** A member that is there and may be null is set to it: most servers do not remove it. */
function isNullKept(target: Json, name: string): boolean {
  return isObject(target) && Object.hasOwn(target, name)
}
