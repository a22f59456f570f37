/** The behaviour of every operation of a document, by what it was understood to do. */
import type { Does } from '../document/model/model.ts'
import type { AnyBehaviour } from '../pipeline/behaviour.ts'
import { act } from './behaviours/act.ts'
import { type Behave, noCollection } from './behaviours/behaviour.ts'
import { link, unlink } from './behaviours/belonging.ts'
import { create } from './behaviours/create.ts'
import { example } from './behaviours/example.ts'
import { list } from './behaviours/list.ts'
import { read, remove, replace, update, upsert } from './behaviours/members.ts'
import { deleteOnlyOne, readOnlyOne, writeOnlyOne } from './behaviours/only-one.ts'
import type { Setting } from './setting.ts'
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
  return new Map(
    Object.entries(setting.model.operations).map(([id, model]): [string, AnyBehaviour] => {
      const behave = isStrict && model.does === 'example' ? refuseUnknown : behaves[model.does]
      const written = Object.hasOwn(rules, id) ? rules[id] : undefined
      const collection = setting.model.collections[model.collection ?? ''] ?? noCollection
      if (written !== undefined) return [id, writtenBehaviour(written, behave, { setting, model, collection })]
      return [id, { prepare: null, behave: (call) => behave({ setting, model, collection, call }) }]
    }),
  )
}

const refuseUnknown: Behave = ({ model, call }) =>
  call.fail('http-501', {
    message: `${model.method} ${model.path} is not played: ${model.why}.`,
    problem: model.why,
  })
