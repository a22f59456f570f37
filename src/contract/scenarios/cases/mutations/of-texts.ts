/** Texts that are as long as they may be or a letter longer, of another format or pattern, or of letters that few think of. */
import { boundedExpression, type Expression } from '../../../../schema/node-bounded-expression.ts'
import type { Json } from '../../../../spec/pointer.ts'
import { isTooLongForMail, lengthen, lengthsOf } from '../texts.ts'
import type { Change, Mutation, Site } from './mutation.ts'

const textLengthMax = 20_000

const shortest: Mutation<string> = function* (site) {
  const { minLength } = site.schema
  if (typeof minLength !== 'number' || minLength <= 0) return
  if (minLength < site.here.length && !isIdentity(site.path)) yield ofLength(site, minLength)
  yield ofLength(site, minLength - 1)
}

/** Where the pattern refuses a text of that length whatever it is made of, it is the pattern's edge that is asked for. */
const longest: Mutation<string> = function* (site) {
  const { maxLength } = site.schema
  if (typeof maxLength !== 'number' || maxLength >= textLengthMax) return
  if (patternOf(site)?.test(lengthen(site.here, maxLength)) === false) return
  if (!isTooLongForMail(site.here, maxLength)) yield ofLength(site, maxLength)
  yield ofLength(site, maxLength + 1)
}

const notOfFormat: Mutation<string> = function* ({ schema, what, path, isThorough }) {
  if (isThorough && typeof schema.format === 'string')
    yield { title: `${what} not of its format`, path, to: 'not of that format' }
}

const foreignLetters: Mutation<string> = function* ({ schema, here, what, path, isThorough, once }) {
  const { maxLength, pattern, format, enum: values } = schema
  const isFree = pattern === undefined && format === undefined && values === undefined && !isIdentity(path)
  if (!isThorough || !isFree || once.isForeignWritten) return
  const foreign = foreignText(here, maxLength)
  once.isForeignWritten = foreign !== undefined
  if (foreign !== undefined) yield { title: `${what} with letters beyond ASCII`, path, to: foreign }
}

const edgesOfPattern: Mutation<string> = function* (site) {
  const expression = patternOf(site)
  if (expression === undefined) return
  for (const length of lengthsOf(expression, site.here)) {
    yield ofLength(site, length)
    yield ofLength(site, length + 1)
  }
}

const notOfPattern: Mutation<string> = function* (site) {
  const { schema, here, what, path } = site
  const { minLength, maxLength } = schema
  const expression = patternOf(site)
  if (expression === undefined) return
  const most = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY
  // Longer or shorter than it may be, it would be refused for that.
  const bad = [...violations(here)].find(
    (candidate) =>
      !expression.test(candidate) && candidate.length <= most && candidate.length >= Number(minLength ?? 0),
  )
  if (bad !== undefined) yield { title: `${what} not of its pattern`, path, to: bad }
}

export const mutationsOfTexts: readonly Mutation<string>[] = [
  shortest,
  longest,
  notOfFormat,
  foreignLetters,
  edgesOfPattern,
  notOfPattern,
]

function ofLength({ here, what, path }: Site<string>, length: number): Change {
  const title = `${what} of ${length} ${length === 1 ? 'character' : 'characters'}`
  return { title, path, to: lengthen(here, length) }
}

function patternOf({ schema: { pattern } }: Site): Expression | undefined {
  return typeof pattern === 'string' ? boundedExpression(pattern) : undefined
}

/** Texts near a good one that a pattern is likely to exclude. */
function* violations(here: string): Generator<string> {
  yield `${here} with spaces`
  yield `${here}\u00e4`
  yield `${here}!`
  yield `-${here}`
  yield here.toLowerCase()
  yield here.toUpperCase()
  yield 'x'
  for (const sign of [' ', '\u00e4', '!']) yield here.slice(0, -1) + sign
}

/**
 * The text with letters of one, two, three and four bytes, no longer than it may be however its length is counted; undefined where it
 * has no room for them.
 */
function foreignText(text: string, maxLength: Json | undefined): string | undefined {
  const letters = 'h\u00f6h \u6f22\u5b57 \u{1f600}'
  const room = (typeof maxLength === 'number' ? maxLength : text.length + letters.length) - letters.length
  return room < 0 ? undefined : `${text.slice(0, room)}${letters}`
}

/** A short name may be anybody's, and an address of letters that few think of is none to many. */
function isIdentity(path: readonly string[]): boolean {
  return /^(name|key|alias|domains?|slug|.*id|.*e-?mail)$/i.test(path.findLast((name) => !/^\d+$/.test(name)) ?? '')
}
