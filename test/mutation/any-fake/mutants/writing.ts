/** What mutants of writes have in common: the steps that notice them, and half of a change. */
import { type Item, itemOf } from '../../../../src/contract/selftest/mutants/break.ts'
import type { WrittenBehaviour, WrittenCall } from '../../../../src/document-platform.ts'

export const read = (name: string, step: string): string => `what is written to ${name} is what is read > ${step}`
export const put = (name: string, step: string): string => `PUT replaces an element of ${name} as a whole > ${step}`
export const patch = (name: string, step: string): string =>
  `PATCH of an element of ${name} changes what it sends > ${step}`
export const gone = (name: string, step: string): string => `what is deleted from ${name} is gone > ${step}`

export const sent = ({ body }: WrittenCall): Item => itemOf(body)
export const thingAt = (collection: string, parameter: string, { world, path, fail }: WrittenCall): Item =>
  itemOf(world.get(collection, path[parameter]) ?? fail(404, 'It is not there.'))

/** Answers as if the thing had been changed, and leaves it. */
export const unchanged =
  (collection: string, parameter: string): WrittenBehaviour =>
  (call) =>
    call.ok({ ...thingAt(collection, parameter, call), ...sent(call) })

/** Changes what is sent alone. */
export const merging =
  (collection: string, parameter: string): WrittenBehaviour =>
  (call) => {
    thingAt(collection, parameter, call)
    return call.ok(call.world.update(collection, call.path[parameter], sent(call)))
  }

/** Does it, and something to others. */
export const andOthers =
  (collection: string, parameter: string, change: (call: WrittenCall, id: string) => void): WrittenBehaviour =>
  (call) => {
    const done = call.proceed()
    for (const { id } of call.world.list(collection))
      if (String(id) !== String(call.path[parameter])) change(call, String(id))
    return done
  }
