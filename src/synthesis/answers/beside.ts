/** Members of an answer that stand beside what it is about: counts and addresses of a list, whether it went well, and what else is required. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Json, Located } from '../../spec/pointer.ts'
import { makeUp } from '../things/making/make-up.ts'
import { addressBy, type ListFacts, toldBy } from './list-facts.ts'
import { isOfType, type Showing } from './show.ts'

/** What the members stand around. */
export interface Around {
  readonly showing: Showing
  /** Of a list. */
  readonly facts: ListFacts | undefined
  /** Of the elements of a list of things. */
  readonly purposes: readonly string[] | undefined
  /** The way from an element of the list to the thing. */
  readonly each: readonly string[]
  /** Of the member that gives the next page. */
  readonly nextValue: Json
  /** Of the answer. */
  readonly status: number
}

export interface Member {
  readonly name: string
  readonly property: Located
  readonly isRequired: boolean
  /** The way from it to the member that gives the next page; empty where it is that, undefined where it does not lead there. */
  readonly nextWay: readonly string[] | undefined
}

/** @returns Undefined where it is left out. */
export function memberBeside(around: Around, member: Member): Json | undefined {
  const { showing, facts, nextValue } = around
  const { name, property, isRequired, nextWay } = member
  const { types, properties } = shapeOf(showing.document, property)
  if (nextWay?.length === 0) return fitting(nextValue, types, isRequired)
  const address = facts && addressBy(name, facts)
  if (address !== undefined && isAddress(around, property)) return addressed(around, address, member)
  const told = facts && toldBy(name, facts)
  if (told !== undefined && isOfType(told, types)) return told
  if (told === null) return fitting(null, types, isRequired) ?? (isRequired ? made(around, member) : undefined)
  if (facts !== undefined && types.includes('object') && properties.size > 0) return tellingOf(around, member)
  if (facts !== undefined && name === 'object' && isOfType('list', types) && isPlain(showing, property)) return 'list'
  if (/^(http)?status(code)?$|^code$/.test(flat(name)) && isPlain(showing, property) && isOnlyWhole(types))
    return around.status
  if (isConfirmation(name) && types.includes('boolean')) return true
  if (/^(errors?|warnings?|messages?)$/i.test(name)) return emptyOf(around, member)
  return isRequired ? made(around, member) : undefined
}

function isConfirmation(name: string): boolean {
  return /^(success|successful|succeeded|ok|done|acknowledged)$/.test(flat(name))
}

/** @param isAlone Whether the answer has nothing that tells of the thing. */
export function confirmation(around: Around, name: string, property: Located, isAlone: boolean): Json | undefined {
  const { types } = shapeOf(around.showing.document, property)
  const isPlainly = isAlone && /^(data|result|status|value|response)$/.test(flat(name))
  const isDone = isAlone && /(ed|sent)$/.test(flat(name))
  if (types.includes('boolean')) return isConfirmation(name) || isPlainly || isDone ? true : undefined
  const isText = types.includes('string') && types.every((type) => type === 'string' || type === 'null')
  const isSaid = isText && /^(message|msg|detail|status|result)$/.test(flat(name))
  return isAlone && isSaid ? made(around, { name, property, isRequired: true, nextWay: undefined }) : undefined
}

function isOnlyWhole(types: readonly string[]): boolean {
  return types.length > 0 && types.every((type) => type === 'integer' || type === 'number')
}

/** Of which no values are shown. */
function isPlain({ document }: Showing, property: Located): boolean {
  const { keywords } = shapeOf(document, property)
  return keywords.enum === undefined && keywords.const === undefined
}

const hrefs = ['href', 'url', 'uri']

/** A text that is no mark of its own, or an object with one in it. */
function isAddress({ showing, facts }: Around, property: Located): boolean {
  const { types, properties, keywords } = shapeOf(showing.document, property)
  if (types.includes('object')) return hrefs.some((name) => properties.has(name))
  const isText = types.includes('string') && !types.includes('integer') && !types.includes('number')
  // What a cursor is taken from is one where no format says that it is an address.
  return isText && (keywords.format === 'uri' || keywords.format === 'url' || typeof facts?.next !== 'string')
}

function addressed({ showing }: Around, address: string | null, { property, isRequired }: Member): Json | undefined {
  const { types, properties } = shapeOf(showing.document, property)
  const href = hrefs.find((name) => properties.has(name))
  if (href !== undefined) return address === null ? (isRequired ? {} : undefined) : { [href]: address }
  return fitting(address, types, isRequired)
}

/** Beside a limit a size is how many are shown. */
export function toldAs(name: string, siblings: ReadonlyMap<string, unknown>): string {
  return name === 'size' && siblings.has('limit') ? 'shown' : name
}

/** Such as `meta` and `pagination`. */
function tellingOf(around: Around, { property: part, isRequired, nextWay }: Member): Json | undefined {
  const { properties, required } = shapeOf(around.showing.document, part)
  const telling: Record<string, Json> = {}
  for (const [name, property] of properties) {
    const nextWithin = nextWay?.[0] === name ? nextWay.slice(1) : undefined
    const member = { name: toldAs(name, properties), property, isRequired: required.has(name), nextWay: nextWithin }
    const value = memberBeside(around, member)
    if (value !== undefined) telling[name] = value
  }
  return isRequired || Object.keys(telling).length > 0 ? telling : undefined
}

function made({ showing }: Around, { name, property }: Member): Json {
  return makeUp(showing.document, property, showing.world, { name, purpose: `${showing.purpose} beside ${name}` })
}

function emptyOf(around: Around, member: Member): Json | undefined {
  const { types } = shapeOf(around.showing.document, member.property)
  if (types.includes('array')) return []
  if (types.includes('null')) return null
  return member.isRequired ? made(around, member) : undefined
}

function fitting(value: Json, types: readonly string[], isRequired: boolean): Json | undefined {
  if (isOfType(value, types)) return value
  if (value === null) return isRequired && types.includes('string') ? '' : undefined
  return types.includes('string') ? String(value) : undefined
}
