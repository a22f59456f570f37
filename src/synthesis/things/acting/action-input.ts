/** What an action's input is to the thing that it is done to: `assign` with an assignee, `resize` with a size, `change_protection` with parts of what is called so. */
import { flat } from '../../../document/path-names.ts'
import { shapeOf } from '../../../document/shape.ts'
import { nounsOf, participlesOf, wordsOf } from '../../../document/words.ts'
import { isObject, type Json, type JsonObject, locate } from '../../../spec/pointer.ts'
import { type Asked, sentThing } from '../../behaviours/behaviour.ts'
import { merged } from '../merge-patch.ts'
import { withReferences } from '../referring/references.ts'

/** Actions that take back what another one gave. */
const givers: Readonly<Record<string, string>> = { detach: 'attach', unassign: 'assign', unset: 'set', unlink: 'link' }

/** @returns Members of the thing as the input has them. */
export function inputOf(asked: Asked, before: JsonObject): JsonObject {
  const { setting, model, collection } = asked
  const { document } = setting
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (schema === undefined) return {}
  const { properties } = shapeOf(document, schema)
  const sent = withReferences(asked, { ...queried(asked), ...sentThing(asked) })
  const own = Object.entries(sent).flatMap(([said, value]): [string, Json][] => {
    const name = properties.has(said) ? said : calledFor(model.action ?? '', said, [...properties.keys()])
    return name === undefined || name === collection.key ? [] : [[name, value]]
  })
  const word = wordsOf(model.action ?? '')
    .slice(-1)
    .join('')
  const called = [...properties.keys()].find((name) => [word, flat(model.action ?? '')].includes(flat(name)))
  if (own.length > 0 || called === undefined) return { ...takenBack(asked), ...Object.fromEntries(own) }
  const value: Json | undefined = before[called]
  if (isObject(value)) return { [called]: merged(value, sent) }
  return sent.value === undefined || typeof sent.value === 'object' ? {} : { [called]: sent.value }
}

/** The `rejectionReason` or `rejectReason` that `reject` is given as its `reason`. */
function calledFor(action: string, said: string, names: readonly string[]): string | undefined {
  const word = flat(action)
  const stems = [word, ...nounsOf(word), ...participlesOf(word)]
  return names.find((name) => stems.some((stem) => flat(name) === `${stem}${flat(said)}`))
}

/** Texts, numbers and truth values of the query. */
function queried({ call }: Asked): JsonObject {
  return Object.fromEntries(
    Object.entries(call.query).filter((entry): entry is [string, string | number | boolean] =>
      ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  )
}

/** Nothing of what the action that gives takes as its input, where that may be. */
function takenBack({ setting, model, collection }: Asked): JsonObject {
  const { document } = setting
  const giver = givers[flat(model.action ?? '')]
  const giving = Object.values(setting.model.operations).find(
    (each) => each.collection === model.collection && each.action === giver && each.body !== null,
  )
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  const body = giving?.body == null ? undefined : locate(document, giving.body)
  if (giver === undefined || thing === undefined || body === undefined) return {}
  const given = shapeOf(document, body).properties
  return Object.fromEntries(
    [...shapeOf(document, thing).properties].flatMap(([name, property]): [string, Json][] =>
      given.has(name) && shapeOf(document, property).types.includes('null') ? [[name, null]] : [],
    ),
  )
}
