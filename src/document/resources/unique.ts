/** Properties of a body that are declared to be unique, or are said to be so where a conflict is declared. */
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject } from '../../spec/pointer.ts'
import { isGenericId } from '../id-names.ts'
import { isIdOf } from '../path-names.ts'
import { isFlagged, shapeOf } from '../shape.ts'
import { wordsOf } from '../words.ts'
import { type Found, title } from './found.ts'
import type { Place } from './place.ts'

/** Words of a description that leave no doubt. */
const described = /(?<!not )(?<!not be )\bunique\b(?! (id|identifier|visitors|views|users)\b)/i

/** @param id What it is found by, where its answer shows that. */
export function uniqueIn({ document, parameter, say }: Place, create: Found, id?: string): string[] {
  const body = child(document, create.operation, 'requestBody')
  const type = jsonTypeIn(Object.keys(isObject(body?.value.content) ? body.value.content : {}))
  const schema = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
  if (schema === undefined) return []
  const shape = shapeOf(document, schema)
  const { responses } = create.operation.value
  // What stands for a whole range of statuses says nothing of this one.
  const hasConflict = isObject(responses) && responses[409] !== undefined && responses[409] !== responses[402]
  const conflict = child(document, create.operation, 'responses', '409')?.value.description
  const { summary, description } = create.operation.value
  const said = [summary, description, conflict].filter((text) => typeof text === 'string').join('. ')
  return [...shape.properties].flatMap(([name, { value }]) => {
    if (isFlagged(schema, name, 'x-unique', shape)) return [name]
    if (!hasConflict) return []
    // Two things of one address cannot be, so an id that the sender has to choose is taken once.
    const isKey = id === undefined || id === name || !isIdOf(id, 'id')
    const isOwnId = isKey && shape.required.has(name) && isIdOf(name, parameter) && !isGenericId(name)
    const isDescribed = typeof value.description === 'string' && described.test(value.description)
    const isSaid = !isIdOf(name, 'id') && sayUnique(name).test(said)
    if (!isOwnId && !isDescribed && !isSaid) return []
    const by = isOwnId ? 'its place in the path' : isDescribed ? 'its description' : "the operation's description"
    say(`"${name}" of ${title(create)} is unique (by ${by}, and 409)`)
    return [name]
  })
}

/** Sentences by which a property is said to be unique. */
function sayUnique(property: string): RegExp {
  const name = `\\W?${wordsOf(property).join('[ _-]?')}\\W?`
  const sentences = [
    // Names are unique; the name must be unique within an account.
    `\\b${name}(?:e?s)? (?:are|is|(?:must|has to|have to|needs to|need to|should|shall) be)(?: \\w+ly)? unique\\b`,
    `(?<!\\bnot (?:\\w+ )?)\\bunique ${name}(?!\\w)`,
    // A thing with this name already exists; the name is already taken.
    `\\b(?:this|that|the same|the given|such a|identical|duplicated?) ${name}(?: \\w+)? (?:already )?(?:exists?|is taken)\\b`,
    `\\bduplicated? ${name}(?!\\w)`,
    `\\b${name} (?:(?:is|was|has been) )?already (?:been )?(?:taken|in use|used|exists|registered)\\b`,
    `\\b${name} (?:is|has been) taken\\b`,
    // Another one already uses this name; two of them cannot have the same name.
    `\\balready (?:uses?|has|have|owns?) (?:this|that|the same|the given|such an?) ${name}(?!\\w)`,
    `\\b(?:cannot|can not|must not|may not|can't) (?:share|have|use) (?:the same|an? identical) ${name}(?!\\w)`,
  ]
  return new RegExp(sentences.join('|'), 'i')
}
