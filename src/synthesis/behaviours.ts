/** The behaviour of every operation of a document, by what it was understood to do. */
import { isOwnPath } from '../document/adapting/signing.ts'
import type { Does, OperationModel } from '../document/model/model.ts'
import type { AnyBehaviour, AnyCall } from '../pipeline/behaviour.ts'
import { act } from './behaviours/act.ts'
import { type Behave, noCollection } from './behaviours/behaviour.ts'
import { link, unlink } from './behaviours/belonging.ts'
import { create } from './behaviours/create.ts'
import { example, sign } from './behaviours/example.ts'
import { list } from './behaviours/list.ts'
import { many } from './behaviours/many.ts'
import { read, remove, replace, update, upsert } from './behaviours/members.ts'
import { once } from './behaviours/once.ts'
import { deleteOnlyOne, readOnlyOne, writeOnlyOne } from './behaviours/only-one.ts'
import { requireReferents } from './behaviours/require-referents.ts'
import type { Setting } from './setting.ts'
import { owning } from './signing/own.ts'
import { profiling } from './signing/own-profile.ts'
import { signingsOf } from './signing/people.ts'
import { signing } from './signing/sign.ts'
import { type WrittenBehaviours, writtenBehaviour } from './written/written-behaviour.ts'

const behaves: Readonly<Record<Does, Behave>> = {
  create,
  read,
  list,
  replace,
  update,
  upsert,
  delete: remove,
  'read-only-one': readOnlyOne,
  'write-only-one': writeOnlyOne,
  'delete-only-one': deleteOnlyOne,
  link,
  unlink,
  act,
  many,
  sign,
  example,
}

export interface Playing {
  /** Whether what was not understood is refused in place of made up. */
  readonly isStrict: boolean
  /** What people wrote for operations, by operationId. */
  readonly written: WrittenBehaviours
}

export function behavioursOf(
  setting: Setting,
  { isStrict, written: rules }: Playing,
): ReadonlyMap<string, AnyBehaviour> {
  const signs = signingsOf(setting)
  const canSignUp = [...signs.values()].includes('up')
  return new Map(
    Object.entries(setting.model.operations).map(([id, model]): [string, AnyBehaviour] => {
      const understood = isStrict && model.does === 'example' ? refuseUnknown : behaves[model.does]
      const kind = signs.get(id)
      const own = withReferents(isOwnPath(model.path) ? owning(understood) : understood)
      const behave =
        kind === undefined ? once(setting, model, profiling(setting, model, own)) : signing(kind, understood, canSignUp)
      const written = Object.hasOwn(rules, id) ? rules[id] : undefined
      const collection = setting.model.collections[model.collection ?? ''] ?? noCollection
      if (written !== undefined) return [id, writtenBehaviour(written, behave, { setting, model, collection })]
      return [
        id,
        { prepare: null, behave: (call) => behave({ setting, model, collection, call: placed(model, call) }) },
      ]
    }),
  )
}

/** What is named has to be there, where the document has a word for that. */
function withReferents(behave: Behave): Behave {
  return (asked) => {
    requireReferents(asked)
    return behave(asked)
  }
}

/** Of a path that does not say where its things stand, the place of who asks. */
function placed({ scope }: OperationModel, call: AnyCall): AnyCall {
  const unsaid = scope.filter((name) => call.path[name] === undefined)
  if (unsaid.length === 0) return call
  const { username } = call.principal.account
  return { ...call, path: { ...call.path, ...Object.fromEntries(unsaid.map((name) => [name, username])) } }
}

const refuseUnknown: Behave = ({ model, call }) =>
  call.fail('http-501', {
    message: `${model.method} ${model.path} is not played: ${model.why}.`,
    problem: model.why,
  })
