/** What a server keeps of a thing anew when it changes: times, versions, and what it puts together of what was sent. */
import { shapeOf } from '../../../document/shape.ts'
import { type Json, type JsonObject, locate } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'
import { type Asked, sendableOf } from '../../behaviours/behaviour.ts'
import { asKnown, makerOf } from '../../signing/person.ts'
import { timesOfChange } from '../acting/marks.ts'
import { valueNow } from '../states.ts'
import { fullNameOf } from './full-name.ts'
import { isOwnTime, stampOf } from './stamps.ts'

/** The times and counts of a thing that change with it. */
export function changeStamps(asked: Asked, thing: Thing, sent: JsonObject): Record<string, Json> {
  const {
    setting: { document },
    collection,
  } = asked
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (schema === undefined) return {}
  const sendable = sendableOf(asked)
  const before = stampedOf(asked, thing)
  const now = { ...before, updatedAt: asked.call.world.clock.now(), version: thing.version + 1 }
  return Object.fromEntries(
    [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
      const isSaid = sendable.has(name) && (Object.hasOwn(sent, name) || !isOwnTime(name))
      if (isSaid || name === collection.key) return []
      const full = sendable.has(name) ? undefined : fullNameOf(name, { ...(thing.value as JsonObject), ...sent })
      if (full !== undefined && full !== (thing.value as JsonObject)[name]) return [[name, full]]
      const [was, is] = [before, now].map((each) => stampOf(name, property, document, each))
      const isSame = JSON.stringify(is) === JSON.stringify(was)
      return is === undefined || isSame ? [] : [[name, is]]
    }),
  )
}

/** When it became what it is now, where nobody may send that. */
export function becoming(asked: Asked, thing: Thing, value: JsonObject): JsonObject {
  const { setting, collection, call } = asked
  const schema = collection.schema === null ? undefined : locate(setting.document, collection.schema)
  if (schema === undefined) return {}
  const before = valueNow(thing, collection, call.world)
  const nowMs = call.world.clock.now()
  const times = timesOfChange({ document: setting.document, thing: schema, value: before, nowMs }, value)
  const sendable = sendableOf(asked)
  return Object.fromEntries(Object.entries(times).filter(([name]) => !sendable.has(name)))
}

export function stampedOf(
  { setting, call }: Asked,
  { createdAt, updatedAt, version }: Thing,
): Parameters<typeof stampOf>[3] {
  const { account } = call.principal
  const maker = makerOf({ setting, world: call.world, account })
  return {
    createdAt,
    updatedAt,
    version,
    path: setting.model.basePath + call.operation.path,
    username: account.username,
    email: account.email,
    accountId: account.id,
    person: asKnown({ setting, world: call.world, account }),
    ...(maker && { maker }),
  }
}
