/** Properties of a body that are declared to be unique, or are described so where a conflict is declared. */
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject } from '../../spec/pointer.ts'
import { isGenericId } from '../id-names.ts'
import { isIdOf } from '../path-names.ts'
import { isFlagged, shapeOf } from '../shape.ts'
import { type Found, title } from './found.ts'
import type { Place } from './place.ts'

/** Words of a description that leave no doubt. */
const described = /(?<!not )(?<!not be )\bunique\b(?! (id|identifier|visitors|views|users)\b)/i

export function uniqueIn({ document, parameter, say }: Place, create: Found): string[] {
  const body = child(document, create.operation, 'requestBody')
  const type = jsonTypeIn(Object.keys(isObject(body?.value.content) ? body.value.content : {}))
  const schema = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
  if (schema === undefined) return []
  const shape = shapeOf(document, schema)
  const { responses } = create.operation.value
  // What stands for a whole range of statuses says nothing of this one.
  const hasConflict = isObject(responses) && responses[409] !== undefined && responses[409] !== responses[402]
  return [...shape.properties].flatMap(([name, { value }]) => {
    if (isFlagged(schema, name, 'x-unique', shape)) return [name]
    if (!hasConflict) return []
    // Two things of one address cannot be, so an id that the sender has to choose is taken once.
    const isOwnId = shape.required.has(name) && isIdOf(name, parameter) && !isGenericId(name)
    const isDescribed = typeof value.description === 'string' && described.test(value.description)
    if (!isOwnId && !isDescribed) return []
    say(`"${name}" of ${title(create)} is unique (by its ${isOwnId ? 'place in the path' : 'description'}, and 409)`)
    return [name]
  })
}
