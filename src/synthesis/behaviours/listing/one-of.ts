/** Whether a member of a thing is what a query asks for. */
import { isObject, type Json } from '../../../spec/pointer.ts'

/** A list of values is fitted by one of them; so is a member that is a list, by one of its elements, and an object by what it is called. */
export function isOneOf(value: Json | undefined, wanted: unknown): boolean {
  const texts = (Array.isArray(wanted) ? wanted : [wanted]).map((each) => String(each).toLowerCase())
  const has = (each: Json | undefined): boolean =>
    isObject(each)
      ? calling.some((name) => has(each[name]))
      : each !== undefined && texts.includes(String(each).toLowerCase())
  return Array.isArray(value) ? value.some((each: Json) => has(each)) : has(value)
}

const calling = ['id', 'name', 'slug', 'key', 'value', 'label', 'code', 'login', 'username', 'email']
