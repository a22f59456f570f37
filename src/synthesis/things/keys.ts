/** Keys of things, in the shape that the schema, its format, its pattern or its examples show. */
import { exampleOf } from '../../document/make-options.ts'
import { makeText } from '../../document/make-text.ts'
import { type Shape, shapeOf } from '../../document/shape.ts'
import { isSingularOf } from '../../document/words.ts'
import type { Located } from '../../spec/pointer.ts'
import { child, type Json, type JsonObject } from '../../spec/pointer.ts'
import type { World } from '../../world/world.ts'
import { type Chance, chanceFor } from '../chance.ts'
import { letters, wordFor } from './making/words.ts'

interface Wanted {
  readonly collection: string
  /** The schema of the key; undefined where none is shown. */
  readonly schema: Located | undefined
  /** Of the property. */
  readonly name: string
  readonly ordinal: number
  /** What its paths take for it. */
  readonly inPaths?: { readonly isWhole: boolean; readonly schema: Located | undefined } | undefined
}

/** As a value of its type; its path has it as a text. */
export function newKey(document: JsonObject, world: Pick<World, 'ids' | 'clock'>, wanted: Wanted): string | number {
  const { collection, schema, name, ordinal, inPaths } = wanted
  const { keywords, types }: Pick<Shape, 'keywords' | 'types'> =
    schema === undefined ? { keywords: {}, types: ['string'] } : shapeOf(document, schema)
  if (types.includes('integer') || types.includes('number')) {
    return Math.max(typeof keywords.minimum === 'number' ? keywords.minimum : 1, 1) + ordinal - 1
  }
  const chance = chanceFor(world, JSON.stringify(['key', collection, ordinal]))
  const isPlain = keywords.format === undefined && keywords.pattern === undefined
  if (inPaths?.isWhole && isPlain) return String(ordinal)
  const formed = isPlain && inPaths?.schema !== undefined ? shapeOf(document, inPaths.schema).keywords : keywords
  if (typeof formed.format === 'string' || typeof formed.pattern === 'string') {
    return makeText(formed, name, {
      document,
      random: chance,
      word: (wantedName) => wordFor(wantedName, chance),
      extent: 'required',
      direction: 'response',
      nowMs: world.clock.now(),
    })
  }
  const text = likeExample(exampleOf(keywords), chance) ?? `${prefixOf(collection)}${letters(12, chance)}`
  return sized(text, keywords, chance)
}

/** A word that somebody chose has neither digits nor letters of both sizes. */
function looksMade(text: string): boolean {
  return /\d/.test(text) || (/[A-Z]/.test(text) && /[a-z]/.test(text))
}

/** Letters in the place of letters and digits in the place of digits, behind a prefix that says what it is. */
function likeExample(example: Json | undefined, chance: Chance): string | undefined {
  if (typeof example !== 'string' || example.length < 6 || !looksMade(example)) return undefined
  // Of letters that are digits too, such as a UUID.
  if (/^[\da-f-]{16,}$/i.test(example))
    return [...example].map((sign, index) => hexAlike(sign, index, example, chance)).join('')
  const prefix = /^[A-Za-z]{2,8}[_-]/.exec(example)?.[0] ?? ''
  return prefix + [...example.slice(prefix.length)].map((sign) => alike(sign, chance)).join('')
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i

/** Version and variant of a UUID are as they were. */
function hexAlike(sign: string, index: number, example: string, chance: Chance): string {
  if (sign === '-' || (uuid.test(example) && (index === 14 || index === 19))) return sign
  const made = Math.floor(chance() * 16).toString(16)
  return /[A-F]/.test(example) ? made.toUpperCase() : made
}

function alike(sign: string, chance: Chance): string {
  if (/\d/.test(sign)) return String(Math.floor(chance() * 10))
  const letter = String.fromCharCode(97 + Math.floor(chance() * 26))
  return /[a-z]/.test(sign) ? letter : /[A-Z]/.test(sign) ? letter.toUpperCase() : sign
}

function sized(text: string, { minLength, maxLength }: JsonObject, chance: Chance): string {
  const least = typeof minLength === 'number' ? minLength : 0
  const most = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY
  if (text.length > most) return letters(most, chance)
  return text.length < least ? text + letters(least - text.length, chance) : text
}

/** `cus_` of `customers`. */
function prefixOf(collection: string): string {
  const name =
    collection
      .split('/')
      .at(-1)
      ?.toLowerCase()
      .replaceAll(/[^a-z]/g, '') ?? ''
  const singular = isSingularOf(name.replace(/s$/, ''), name) ? name.replace(/s$/, '') : name
  return singular === '' ? '' : `${singular.slice(0, 4)}_`
}

/** The schema of a property of a thing. */
export function propertyOf(document: JsonObject, thing: Located | undefined, name: string): Located | undefined {
  return thing === undefined
    ? undefined
    : (shapeOf(document, thing).properties.get(name) ?? child(document, thing, 'properties', name))
}
