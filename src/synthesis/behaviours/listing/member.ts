/** A member of a thing by its name: its own, or one of those that it keeps apart, as JSON:API does below `attributes`. */
import { keptApart } from '../../../document/model/lists/lists.ts'
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'

export function memberOf({ value }: Pick<Thing, 'value'>, name: string): Json | undefined {
  const whole = value as JsonObject
  if (Object.hasOwn(whole, name)) return whole[name]
  return apartIn(whole).find((each) => Object.hasOwn(each, name))?.[name]
}

export function memberNames({ value }: Pick<Thing, 'value'>): string[] {
  const whole = value as JsonObject
  return [whole, ...apartIn(whole)].flatMap((each) => Object.keys(each))
}

function apartIn(whole: JsonObject): JsonObject[] {
  return keptApart.flatMap((name) => {
    const part = whole[name]
    return isObject(part) ? [part] : []
  })
}
