/** Puts an element into a list that a thing has, changes one, or takes one out: the items of a cart, where the cart is what is answered. */
import { flat, parametersIn } from '../../document/path-names.ts'
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { refuseBy } from '../refusing.ts'
import { referencesIn } from '../things/referring/references.ts'
import { noTotalsIn } from '../things/referring/sums.ts'
import { valueNow } from '../things/states.ts'
import { type Asked, sentThing } from './behaviour.ts'
import { changed } from './members.ts'

/** @returns The thing with the list as it is then. */
export function withPart(asked: Asked, list: string, thing: Thing): Thing {
  const { collection, call } = asked
  const before = valueNow(thing, collection, call.world)
  const own = before[list]
  const elements = Array.isArray(own) ? (own as readonly Json[]).filter(isObject) : []
  const after = elementsAfter(asked, list, elements)
  // What may be sent of the thing is not what may be sent here.
  const whole: Asked = { ...asked, model: { ...asked.model, body: null } }
  const value = { ...before, [list]: after }
  const { [list]: shown = after, ...others } = referencesIn(whole, { [list]: after })
  return changed(whole, thing, { ...value, ...others, [list]: shown, ...(after.length === 0 && noTotalsIn(value)) })
}

function elementsAfter(asked: Asked, list: string, elements: readonly JsonObject[]): JsonObject[] {
  const { model } = asked
  const sent = sentThing(asked)
  if (model.method === 'POST') {
    const same = elements.findIndex((each) => isSame(each, sent))
    return same === -1 ? [...elements, sent] : elements.with(same, more(elements[same] ?? {}, sent))
  }
  const at = elements.findIndex((each) => isNamed(asked, each))
  const found = elements[at]
  if (found === undefined) return refuseBy(asked.call, model.refusals, 'absent', `There is no such one of the ${list}.`)
  return model.method === 'DELETE' ? elements.toSpliced(at, 1) : elements.with(at, anew(found, sent))
}

/** Of the same thing, by every key that was sent. */
function isSame(element: JsonObject, sent: JsonObject): boolean {
  const keys = Object.entries(sent).filter(([name]) => /.(?:id|sku)$/.test(flat(name)))
  return keys.length > 0 && keys.every(([name, key]) => element[name] === key)
}

/** As many more as were sent. */
function more(element: JsonObject, sent: JsonObject): JsonObject {
  const counts = Object.entries(sent).flatMap(([name, count]): [string, Json][] => {
    const own = element[name]
    return /^(?:quantity|qty|count|amount)$/.test(flat(name)) && typeof own === 'number' && typeof count === 'number'
      ? [[name, own + count]]
      : []
  })
  return anew(element, { ...sent, ...Object.fromEntries(counts) })
}

/** What an element costs is counted anew. */
function anew(element: JsonObject, sent: JsonObject): JsonObject {
  const kept = Object.entries(element).filter(
    ([name]) => !/^(?:subtotal|linetotal|total|totalprice|lineprice|amount)$/.test(flat(name)),
  )
  return { ...Object.fromEntries(kept), ...sent }
}

function isNamed({ model, call }: Asked, element: JsonObject): boolean {
  const name = parametersIn(model.path).at(-1) ?? ''
  const key = String(call.path[name])
  const own = Object.entries(element).find(([each]) => flat(each) === flat(name))?.[1]
  return String(own ?? element.id) === key
}
