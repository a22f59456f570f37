/** Whether a thing fits what a query asks for. */
import type { Json, JsonObject } from '../../../spec/pointer.ts'
import { readTime } from '../../../world/clock.ts'
import type { Thing } from '../../../world/records/records.ts'
import { accountCalled } from '../../signing/accounts.ts'
import { markOf } from '../../things/personal-marks.ts'
import type { Asked } from '../behaviour.ts'
import { askedFor } from './asked-for.ts'
import { isAsLookedUp, isSelected } from './lookups.ts'
import { memberOf } from './member.ts'
import { isOneOf } from './one-of.ts'

export function fits(asked: Asked, thing: Thing): boolean {
  const { model, call } = asked
  const { value } = thing
  const { filters = {}, ranges = {}, lookups = {}, selector = null, search = null } = model.list ?? {}
  for (const [parameter, property] of Object.entries(filters)) {
    const wanted = askedFor(call, parameter)
    if (wanted === undefined || isAnything(wanted)) continue
    const own = memberOf(thing, property)
    if (typeof own === 'boolean' && typeof wanted === 'string' && !isTruth(wanted)) {
      if (!isMarkedBy(asked, thing, property, wanted)) return false
    } else if (!isOneOf(own, wanted)) return false
  }
  for (const [parameter, { property, isLeast, isStrict }] of Object.entries(ranges)) {
    const bound = askedFor(call, parameter)
    const own = memberOf(thing, property)
    if (bound !== undefined && !isWithin(own, bound, { isLeast, isStrict })) return false
  }
  for (const [parameter, lookup] of Object.entries(lookups)) {
    const wanted = askedFor(call, parameter)
    if (wanted !== undefined && !isAsLookedUp(memberOf(thing, lookup.property), wanted, lookup)) return false
  }
  const selected = selector === null ? undefined : askedFor(call, selector.parameter)
  if (selector !== null && typeof selected === 'string' && !isSelected(memberOf(thing, selector.property), selected))
    return false
  const sought = search === null ? undefined : askedFor(call, search)
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
  const { filters = {}, ranges = {}, lookups = {}, selector = null, search = null } = model.list ?? {}
  const names = [filters, ranges, lookups].flatMap((each) => Object.keys(each))
  const others = [search, selector?.parameter].filter((name) => name != null)
  return [...names, ...others].some((name) => askedFor(call, name) !== undefined)
}

/** Some lists leave nothing out by a value of its own. */
function isAnything(wanted: unknown): boolean {
  return wanted === 'all' || wanted === 'any'
}

/** Numbers by their size, and times by when they are, however they are written. */
function isWithin(
  own: Json | undefined,
  bound: unknown,
  { isLeast, isStrict }: { readonly isLeast: boolean; readonly isStrict: boolean },
): boolean {
  if (Array.isArray(own)) return own.some((each: Json) => isWithin(each, bound, { isLeast, isStrict }))
  const [a, b] = [orderOf(own), orderOf(bound)]
  // What has no such value lies nowhere, and what cannot be read limits nothing.
  if (b === undefined) return true
  return a !== undefined && ((a === b && !isStrict) || (isLeast ? a > b : a < b))
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

function hasWords(value: Json, sought: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(sought)
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => hasWords(each, sought))
}
