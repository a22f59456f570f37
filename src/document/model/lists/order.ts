/** In which order things are listed where nobody asks for another: what the document says in words, or has as the default of a parameter. */
import { child, type JsonObject } from '../../../spec/pointer.ts'
import { locateParameters } from '../../../spec/read-contract.ts'
import { flat } from '../../path-names.ts'
import type { Seen } from '../overview.ts'

/** Of a list that says that the newest comes first. */
export function saidOrder(document: JsonObject, list: Seen | undefined): 'newest-first' | undefined {
  if (list === undefined) return undefined
  const { summary, description } = list.operation.value
  const said = [summary, description].filter((text) => typeof text === 'string').join('. ')
  const isSaid = newestFirst.test(said) || isMostRecentFirst(said) || isByDefault(document, list)
  return isSaid ? 'newest-first' : undefined
}

const newestFirst =
  /\b(?:newest|latest)(?: \w{1,30})? first\b|\breverse[- ]chronological\b|\b(?:get|list|show|return)s? (?:the |all )?(?:most )?recent\b|\bmost recently created\b|\border(?:ed)? by most recent\b/i

/** "The most recently changed appear at the top", in one breath. */
function isMostRecentFirst(said: string): boolean {
  const at = said.search(/\bmost recent/i)
  return at !== -1 && /\b(?:first|appear)/i.test(said.slice(at, at + 60))
}

/** `sort` is `-created_at`, or `created_at` beside an order that is `desc`; pages that go on with smaller ids. */
function isByDefault(document: JsonObject, { item, operation }: Seen): boolean {
  const initial = new Map<string, string>()
  for (const parameter of locateParameters(document, item, operation)) {
    const { name, in: place, description } = parameter.value
    if (place !== 'query' || typeof name !== 'string') continue
    const { default: value } = child(document, parameter, 'schema')?.value ?? {}
    if (typeof value === 'string') initial.set(flat(name), value.toLowerCase())
    if (typeof description === 'string' && isDownwards.test(description.slice(0, 300))) return true
  }
  const by = sortNames.map((name) => initial.get(name)).find((value) => value !== undefined) ?? ''
  const way = directionNames.map((name) => initial.get(name)).find((value) => value !== undefined) ?? ''
  const isOfCreation = isCreation(by.replace(/^[-+]/, '').replace(/[:\s,.](?:asc|desc)\w*$/, ''))
  return isOfCreation && (by.startsWith('-') || /[:\s,.]desc\w*$/.test(by) || /^desc/.test(way))
}

const isDownwards = /\b(?:ids?|number) (?:less|lower|smaller) than\b/i
const sortNames = ['sort', 'sortby', 'orderby', 'order', 'ordering', 'sortfield']
const directionNames = [
  'direction',
  'sortdirection',
  'sortorder',
  'sortdir',
  'orderdirection',
  'orderdir',
  'dir',
  'order',
]

/** Whether a property is the time at which a thing was made. */
export function isCreation(name: string): boolean {
  return /^(?:date)?(?:created|creation|added|inserted)(?:at|on|date|time)?$/.test(flat(name))
}
