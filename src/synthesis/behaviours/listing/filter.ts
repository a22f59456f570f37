/** Whether a thing fits what a query asks for. */
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'
import type { Asked } from '../behaviour.ts'

export function fits({ model, call }: Asked, { value }: Thing): boolean {
  const { filters = {}, search = null } = model.list ?? {}
  for (const [parameter, property] of Object.entries(filters)) {
    const wanted = call.query[parameter]
    if (wanted !== undefined && !isOneOf((value as JsonObject)[property], wanted)) return false
  }
  const sought = search === null ? undefined : call.query[search]
  return typeof sought !== 'string' || sought === '' || hasWords(value as JsonObject, sought.toLowerCase())
}

/** A list of values is fitted by one of them; so is a member that is a list, by one of its elements, and an object by what it is called. */
function isOneOf(value: Json | undefined, wanted: unknown): boolean {
  const texts = (Array.isArray(wanted) ? wanted : [wanted]).map((each) => String(each).toLowerCase())
  const has = (each: Json | undefined): boolean =>
    isObject(each)
      ? calling.some((name) => has(each[name]))
      : each !== undefined && texts.includes(String(each).toLowerCase())
  return Array.isArray(value) ? value.some((each: Json) => has(each)) : has(value)
}

const calling = ['id', 'name', 'slug', 'key', 'value', 'label', 'code', 'login', 'username']

function hasWords(value: Json, sought: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(sought)
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => hasWords(each, sought))
}
