/** The behaviour of every operation of a document, by what it was understood to do. */
import type { Does } from '../document/model/model.ts'
import type { AnyBehaviour } from '../pipeline/behaviour.ts'
import { act } from './behaviours/act.ts'
import { type Behave, noCollection } from './behaviours/behaviour.ts'
import { create } from './behaviours/create.ts'
import { example } from './behaviours/example.ts'
import { list } from './behaviours/list.ts'
import { read, remove, replace, update, upsert } from './behaviours/members.ts'
import { readOnlyOne, writeOnlyOne } from './behaviours/only-one.ts'
import type { Setting } from './setting.ts'

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
  act,
  example,
}

export function behavioursOf(setting: Setting): ReadonlyMap<string, AnyBehaviour> {
  return new Map(
    Object.entries(setting.model.operations).map(([id, model]): [string, AnyBehaviour] => {
      const behave = behaves[model.does]
      const collection = setting.model.collections[model.collection ?? ''] ?? noCollection
      return [id, { prepare: null, behave: (call) => behave({ setting, model, collection, call }) }]
    }),
  )
}
