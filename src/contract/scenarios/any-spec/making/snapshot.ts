/** What of a thing lasts while nobody changes it, by the names of its properties. */
import { isObject, type Json, type JsonObject } from '../../../../spec/pointer.ts'
import { mayFollow } from './moves.ts'

/** What a target may well change by itself, or by being asked. */
const volatile =
  /updat|modif|chang|edit|touch|version|revision|etag|last|seen|access|view|visit|count|total|url|href|link|token|sign|progress|percent|status|state|phase|expir|ttl|age$|remain|now$|rank|score|balance|uptime|elapsed|latency|fetched|retrieved|checked|generated|server_?time|request_?id|trace_?id|nonce/i
const changed = /^(updat|modif|chang|edit|touch|last_?(updat|modif|chang|edit))/i
const born = /^(created?|joined|registered|inserted|added|made)_?(at|on|date|time|by)?$/i

/** Its properties but for those that may change by themselves, at every depth. */
export function lasting(item: JsonObject | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(item ?? {})
      .filter(([name]) => !volatile.test(name))
      .map(([name, value]) => [name, within(value)]),
  )
}

function within(value: Json): Json {
  if (Array.isArray(value)) return value.map(within)
  return isObject(value) ? lasting(value) : value
}

/** The same, and when it was changed, which nobody who only reads may set. */
export function unread(item: JsonObject | undefined): JsonObject {
  return { ...lasting(item), ...named(item, changed) }
}

/** What was settled when it was made. */
export function settled(item: JsonObject | undefined, idName: string | undefined): JsonObject {
  const id = idName === undefined ? undefined : item?.[idName]
  const isSettled = idName !== undefined && id !== undefined && !mayFollow(idName)
  const attributes = isObject(item?.attributes) ? item.attributes : {}
  return { ...named(attributes, born), ...named(item, born), ...(isSettled ? { [idName]: id } : {}) }
}

function named(item: JsonObject | undefined, names: RegExp): JsonObject {
  return Object.fromEntries(Object.entries(item ?? {}).filter(([name]) => names.test(name)))
}
