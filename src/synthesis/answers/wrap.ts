/** The whole of an answer around the thing or the list that it is about. */
import type { AnswerModel } from '../../document/model/model.ts'
import { shapeOf } from '../../document/shape.ts'
import { type Json, type Located, locate } from '../../spec/pointer.ts'
import { makeUp } from '../things/make-up.ts'
import { addressBy, type ListFacts, toldBy } from './list-facts.ts'
import { isOfType, type Showing, show } from './show.ts'

/**
 * @param content What stands where the model says.
 * @param facts Of a list.
 * @param next Path of the member that gives the next page, and its value.
 */
export function wrap(
  showing: Showing,
  { within, schema }: AnswerModel,
  content: Json,
  facts?: ListFacts,
  next?: { readonly path: readonly string[]; readonly value: Json },
): Json {
  const whole = schema === null ? undefined : locate(showing.document, schema)
  if (whole === undefined) return content
  return wrapped(whole, within, next?.path)

  function wrapped(part: Located, way: readonly string[], nextWay: readonly string[] | undefined): Json {
    const [inner, ...deeper] = way
    if (inner === undefined) return show(showing, part, content)
    const { properties, required } = shapeOf(showing.document, part)
    const made: Record<string, Json> = {}
    for (const [name, property] of properties) {
      const isNext = nextWay?.[0] === name
      if (name === inner) made[name] = wrapped(property, deeper, isNext ? nextWay?.slice(1) : undefined)
      else {
        const value = beside(name, property, required.has(name), isNext ? nextWay?.slice(1) : undefined)
        if (value !== undefined) made[name] = value
      }
    }
    return made
  }

  /** A member that stands beside the way to the content. */
  function beside(
    name: string,
    property: Located,
    isRequired: boolean,
    nextWay: readonly string[] | undefined,
  ): Json | undefined {
    const { types, properties } = shapeOf(showing.document, property)
    if (nextWay?.length === 0) return fitting(next?.value ?? null, types, isRequired)
    const address = facts && addressBy(name, facts)
    if (address !== undefined && isAddress(property)) return addressed(address, property, isRequired)
    const told = facts && toldBy(name, facts)
    if (told !== undefined && isOfType(told, types)) return told
    if (told === null) return fitting(null, types, isRequired) ?? (isRequired ? made(name, property) : undefined)
    if (facts !== undefined && types.includes('object') && properties.size > 0)
      return tellingOf(property, isRequired, nextWay)
    if (/^(success|ok|succeeded)$/i.test(name) && types.includes('boolean')) return true
    if (/^(errors?|warnings?|messages?)$/i.test(name)) return emptyOf(types, isRequired, property, name)
    return isRequired ? made(name, property) : undefined
  }

  /** A text that is no mark of its own, or an object with one in it. */
  function isAddress(property: Located): boolean {
    const { types, properties, keywords } = shapeOf(showing.document, property)
    if (types.includes('object')) return hrefs.some((name) => properties.has(name))
    const isText = types.includes('string') && !types.includes('integer') && !types.includes('number')
    // What a cursor is taken from is one where no format says that it is an address.
    return isText && (keywords.format === 'uri' || keywords.format === 'url' || typeof facts?.next !== 'string')
  }

  function addressed(address: string | null, property: Located, isRequired: boolean): Json | undefined {
    const { types, properties } = shapeOf(showing.document, property)
    const href = hrefs.find((name) => properties.has(name))
    if (href !== undefined) return address === null ? (isRequired ? {} : undefined) : { [href]: address }
    return fitting(address, types, isRequired)
  }

  /** Such as `meta` and `pagination`. */
  function tellingOf(part: Located, isRequired: boolean, nextWay: readonly string[] | undefined): Json | undefined {
    const { properties, required } = shapeOf(showing.document, part)
    const telling: Record<string, Json> = {}
    for (const [name, property] of properties) {
      const value = beside(name, property, required.has(name), nextWay?.[0] === name ? nextWay.slice(1) : undefined)
      if (value !== undefined) telling[name] = value
    }
    return isRequired || Object.keys(telling).length > 0 ? telling : undefined
  }

  function made(name: string, property: Located): Json {
    return makeUp(showing.document, property, showing.world, { name, purpose: `${showing.purpose} beside ${name}` })
  }

  function emptyOf(types: readonly string[], isRequired: boolean, property: Located, name: string): Json | undefined {
    if (types.includes('array')) return []
    if (types.includes('null')) return null
    return isRequired ? made(name, property) : undefined
  }
}

const hrefs = ['href', 'url', 'uri']

function fitting(value: Json, types: readonly string[], isRequired: boolean): Json | undefined {
  if (isOfType(value, types)) return value
  if (value === null) return isRequired && types.includes('string') ? '' : undefined
  return types.includes('string') ? String(value) : undefined
}
