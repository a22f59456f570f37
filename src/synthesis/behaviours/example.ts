/** What nothing shows the meaning of is answered by an example of the document, or by data that fits: the same for the same question. */
import { isOwnPath } from '../../document/adapting/signing.ts'
import { exampleOf } from '../../document/make-options.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { answerWith } from '../answers/answer-with.ts'
import { isOfType } from '../answers/show.ts'
import { idOfParent } from '../places.ts'
import { fileOf } from '../things/files.ts'
import { makeUp } from '../things/making/make-up.ts'
import { type Asked, type Behave, requireParents, sentThing } from './behaviour.ts'
import { ownValue } from './only-one.ts'

export const example: Behave = (asked) => {
  requireParents(asked)
  const {
    setting: { document },
    model,
    call,
  } = asked
  const { schema } = model.answer
  const file = fileAbove(asked)
  if (file !== undefined) return file
  const purpose = JSON.stringify([call.operation.id, call.path, call.query])
  const located = schema === null ? undefined : locate(document, schema)
  if (schema === null || located === undefined) return answerWith(asked, { content: null, purpose })
  const shown = shownExample(asked)
  const made = shown ?? makeUp(document, located, call.world, { name: 'value', purpose, extent: 'whole' })
  const named = isObject(made) ? { ...made, ...namedInPath(asked, located) } : made
  const own = isOwnPath(model.path) && isObject(named) ? ownValue(asked, located, named) : named
  const content = isObject(own) && model.method !== 'GET' ? { ...own, ...saidAgain(asked, own) } : own
  return {
    ...answerWith(asked, { content, purpose, answer: { ...model.answer, kind: 'other', within: [], each: [] } }),
    isMadeUp: true,
  }
}

/** Who somebody is, is known: only what stands around that is made up. */
export const sign: Behave = (asked) => {
  const { isMadeUp: _, ...result } = example(asked)
  return result
}

/** The bytes that were sent with the thing above, where the path asks for them. */
function fileAbove({ model, call }: Asked): Result | undefined {
  const parent = model.parents.at(-1)
  const isOfFile = /\/(content|contents|download|file|raw|data|body|image|media)$/i.test(model.path)
  if (parent === undefined || model.method !== 'GET' || !isOfFile) return undefined
  const bytes = fileOf(call.world, idOfParent(parent, call.path))
  if (bytes === undefined) return undefined
  const { raw } = model.answer
  // A document that says JSON of what is a text means the text.
  const isText = raw === null
  return {
    body: isText ? new TextDecoder().decode(bytes) : bytes,
    mediaType: isText ? null : raw.includes('*') ? 'application/octet-stream' : raw,
    status: model.status,
    headers: {},
  }
}

/** Keys of the path, where the answer has members that are called so. */
function namedInPath({ setting: { document }, call }: Asked, schema: Located): JsonObject {
  const values = Object.entries(call.path).map(([name, value]) => [flat(name), String(value)] as const)
  return Object.fromEntries(
    [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
      const [, value] = values.find(([parameter]) => parameter === flat(name)) ?? []
      const { types } = shapeOf(document, property)
      const fit = value === undefined ? undefined : [value, Number(value)].find((each) => isOfType(each, types))
      return fit === undefined || types.length === 0 || Number.isNaN(fit) ? [] : [[name, fit]]
    }),
  )
}

/** What was sent and the answer has a member for is what it says there, such as the model that somebody chose. */
function saidAgain(asked: Asked, made: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(sentThing(asked)).filter(
      ([name, value]) => typeof value !== 'object' && typeof value === typeof made[name],
    ),
  )
}

/** The example of the media type, beside its schema, where it is one that fits. */
function shownExample({ setting, model, call }: Asked): Json | undefined {
  const { media } = model.answer
  const located = media === null ? undefined : locate(setting.document, media)
  const found = located && exampleOf(located.value)
  if (found === undefined) return undefined
  return setting.problemsOf(call.operation.id, model.status, found).length === 0 ? found : undefined
}
