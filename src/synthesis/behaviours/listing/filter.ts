/** Whether a thing fits what a query asks for. */
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import { readTime } from '../../../world/clock.ts'
import type { Thing } from '../../../world/records/records.ts'
import { accountCalled } from '../../signing/accounts.ts'
import { markOf } from '../../things/personal-marks.ts'
import type { Asked } from '../behaviour.ts'

export function fits(asked: Asked, thing: Thing): boolean {
  const { model, call } = asked
  const { value } = thing
  const { filters = {}, ranges = {}, search = null } = model.list ?? {}
  for (const [parameter, property] of Object.entries(filters)) {
    const wanted = call.query[parameter]
    if (wanted === undefined || isAnything(wanted)) continue
    const own = (value as JsonObject)[property]
    if (typeof own === 'boolean' && typeof wanted === 'string' && !isTruth(wanted)) {
      if (!isMarkedBy(asked, thing, property, wanted)) return false
    } else if (!isOneOf(own, wanted)) return false
  }
  for (const [parameter, { property, isLeast }] of Object.entries(ranges)) {
    const bound = call.query[parameter]
    const own = (value as JsonObject)[property]
    if (bound !== undefined && !isWithin(own, bound, isLeast)) return false
  }
  const sought = search === null ? undefined : call.query[search]
  return typeof sought !== 'string' || sought === '' || hasWords(value as JsonObject, sought.toLowerCase())
}

function isTruth(wanted: string): boolean {
  return /^(true|false|0|1|yes|no)$/i.test(wanted)
}

/** `favorited=ada` is what Ada favors. */
function isMarkedBy(asked: Asked, thing: Thing, property: string, name: string): boolean {
  const account = accountCalled(asked.call.world, [name])
  return account !== undefined && markOf(asked, thing, property, account.id) === true
}

/** Whether the query asks for some things alone, or might. */
export function isFiltering({ model, call }: Asked): boolean {
  const { filters = {}, ranges = {}, search = null } = model.list ?? {}
  const names = [...Object.keys(filters), ...Object.keys(ranges), ...(search === null ? [] : [search])]
  return names.some((name) => call.query[name] !== undefined)
}

/** Some lists leave nothing out by a value of its own. */
function isAnything(wanted: unknown): boolean {
  return wanted === 'all' || wanted === 'any'
}

/** Numbers by their size, and times by when they are, however they are written. */
function isWithin(own: Json | undefined, bound: unknown, isLeast: boolean): boolean {
  const [a, b] = [orderOf(own), orderOf(bound)]
  // What has no such value lies nowhere, and what cannot be read limits nothing.
  if (b === undefined) return true
  return a !== undefined && (isLeast ? a >= b : a <= b)
}

function orderOf(value: unknown): number | undefined {
  const order = typeof value === 'number' ? value : typeof value === 'string' ? instantOf(value) : Number.NaN
  return Number.isNaN(order) ? undefined : order
}

/** A day is when it begins. */
function instantOf(text: string): number {
  return /^\d{1,15}$/.test(text)
    ? Number(text)
    : readTime(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text)
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
