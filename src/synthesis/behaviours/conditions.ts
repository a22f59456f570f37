/** Conditions of a request on the version of a thing (RFC 9110, section 13). */
import { isObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { refuseBy } from '../refusing.ts'
import { valueNow } from '../things/states.ts'
import type { Asked } from './behaviour.ts'

/** Another one after each change, those that happen by themselves included. */
export function etagOf({ collection, call }: Pick<Asked, 'collection' | 'call'>, thing: Thing): string {
  const state = collection.states === null ? '' : valueNow(thing, collection, call.world)[collection.states.property]
  return `"${thing.ordinal}-${thing.version}${thing.life === null ? '' : `-${String(state)}`}"`
}

/** @throws Refusal where the thing is not the one that is meant, or nothing says which is where that has to be said. */
export function requireMatch(asked: Asked, thing: Thing): void {
  const { model, call } = asked
  const wanted = call.headers['if-match']
  if (wanted === undefined) {
    if (model.declared.includes(428))
      refuseBy(call, model.refusals, 'unconditional', 'The request has to say with If-Match which version it changes.')
    return
  }
  if (isOneOf(wanted, etagOf(asked, thing))) return
  refuseBy(call, model.refusals, 'unmet', `The version is ${etagOf(asked, thing)} now, and If-Match says ${wanted}.`)
}

/** Whether who asks has it already as it is, and the operation declares how to say that. */
export function isUnchanged({ model, collection, call }: Asked, thing: Thing): boolean {
  const known = call.headers['if-none-match']
  return known !== undefined && model.declared.includes(304) && isOneOf(known, etagOf({ collection, call }, thing))
}

/** Weak and strong ones are told apart by nobody here. */
function isOneOf(header: string, etag: string): boolean {
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag)
}

/** The header of an answer that shows a thing, where it is declared. */
export function versionHeaders(asked: Asked, thing: Thing): Record<string, string> {
  return asked.model.headers.includes('etag') ? { ETag: etagOf(asked, thing) } : {}
}

/**
 * A JSON:API body says of which thing it is: of that of the path, and 409 is for others.
 * @throws Refusal where it names another.
 */
export function requireOwnIdentity({ model, call }: Asked, { key }: Thing): void {
  const data = isObject(call.body) ? call.body.data : undefined
  // What has no type is no resource object, and may well have an id of its own to change.
  if (!isObject(data) || data.type === undefined || data.id === undefined || String(data.id) === String(key)) return
  const situation = model.declared.includes(409) ? 'conflict' : 'invalid'
  const message = `The body is of ${JSON.stringify(data.id)}, and the path of ${JSON.stringify(key)}.`
  refuseBy(call, model.refusals, situation, message, 'data.id')
}
