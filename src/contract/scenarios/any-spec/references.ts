/**
 * Which members of a body, and which parameters of a path, name a thing that is made elsewhere: `authorId` by what it is called, and
 * `author` where it is one plain value and authors can be made.
 */
import { isIdentity } from '../../../document/make-options.ts'
import { shapeOf } from '../../../document/shape.ts'
import { isSingularOf } from '../../../document/words.ts'
import type { Operation } from '../../../spec/contract.ts'
import type { JsonObject, Located } from '../../../spec/pointer.ts'
import type { Specification } from '../../specification/specification.ts'
import { bodySchema } from './making/request-body.ts'

/** A name, and what would be one of those that it names. */
export interface Named {
  readonly name: string
  readonly stem: string
  /** It may as well be any text. */
  readonly isGuess: boolean
}

/** What is made, by the name of its collection; undefined for what cannot be, `later` while that is not known. */
type Find<T> = (collection: string, isGuess: boolean) => T | 'later' | undefined

export function namedInBody(specification: Specification, create: Operation): readonly Named[] {
  const schema = bodySchema(specification, create)
  const properties = schema === undefined ? [] : [...shapeOf(specification.document, schema).properties]
  return properties.flatMap(([name, property]): Named[] => {
    const stem = stemOfId(name)
    if (stem !== undefined) return [{ name, stem, isGuess: false }]
    return !isIdentity(name) && isPlain(specification.document, property) ? [{ name, stem: name, isGuess: true }] : []
  })
}

export function namedInPath(parameters: readonly string[]): readonly Named[] {
  return parameters.flatMap((name): Named[] => {
    const stem = stemOfId(name)
    return stem === undefined ? [] : [{ name, stem, isGuess: false }]
  })
}

export function stemOfId(name: string): string | undefined {
  return /^(.+?)[_-]?[iI][dD]$/.exec(name)?.[1]
}

/** A value that says all by itself, and may be any. */
function isPlain(document: JsonObject, property: Located): boolean {
  const { types, keywords } = shapeOf(document, property)
  const isOne = types.length > 0 && types.every((type) => type === 'string' || type === 'integer' || type === 'null')
  const isFree = keywords.enum === undefined && keywords.const === undefined
  return isOne && isFree && [undefined, 'uuid', 'int32', 'int64'].some((format) => format === keywords.format)
}

/** @param others Names of all collections. */
export function thingsNamed<T>(
  named: readonly Named[],
  name: string,
  others: readonly string[],
  find: Find<T>,
): ReadonlyMap<string, T> | 'later' {
  const things = new Map<string, T>()
  for (const { name: property, stem, isGuess } of named) {
    const other = others.find((each) => each !== name && isSingularOf(stem, each.split('/').at(-1) ?? ''))
    const thing = other === undefined ? undefined : find(other, isGuess)
    if (thing === 'later') return 'later'
    if (thing !== undefined) things.set(property, thing)
  }
  return things
}

/** Whether there is one of the same others: all that has to be sent names them, or the thing is told apart by one of them. */
export function joinsOnly(
  specification: Specification,
  create: Operation,
  references: ReadonlyMap<string, unknown>,
  idName: string | undefined,
): boolean {
  const schema = bodySchema(specification, create)
  const required = schema === undefined ? [] : [...shapeOf(specification.document, schema).required]
  const isTold = idName !== undefined && references.has(idName)
  return isTold || (required.length > 1 && required.every((property) => references.has(property)))
}
