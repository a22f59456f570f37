/** What a list leaves out unless somebody asks for it, and what its path picks out. */
import type { ConditionModel, HiddenModel } from '../../../document/model/model.ts'
import type { Thing } from '../../../world/records/records.ts'
import { isRemoved } from '../../things/removing/removed.ts'
import type { Asked } from '../behaviour.ts'
import { askedFor } from './asked-for.ts'
import { memberOf } from './member.ts'

/** Whether a list always leaves something out, whatever the query says. */
export function isConditional({ model, collection }: Asked): boolean {
  const { hidden = [], picked = null } = model.list ?? {}
  return hidden.length > 0 || picked !== null || collection.removal !== null
}

export function isListed(asked: Asked, thing: Thing): boolean {
  const { model, collection, call } = asked
  const { hidden = [], picked = null, filters = {} } = model.list ?? {}
  const isGone = isRemoved(call.world, collection, thing)
  if (picked === 'removed') return isGone
  if (isGone && !hidden.some((each) => each.condition === null && isAskedFor(asked, each))) return false
  if (picked !== null && !holds(picked, thing)) return false
  return hidden.every((each) => {
    const { condition } = each
    if (condition === null || !holds(condition, thing) || isAskedFor(asked, each)) return true
    // Who asks for what is so gets it.
    return Object.entries(filters).some(
      ([name, property]) => property === condition.property && askedFor(call, name) !== undefined,
    )
  })
}

function isAskedFor({ call }: Asked, { parameter, isShown }: HiddenModel): boolean {
  const asked = askedFor(call, parameter)
  return asked === undefined ? isShown : /^(?:true|1|yes|with|also|all|only)$/i.test(String(asked))
}

function holds({ property, is, value }: ConditionModel, thing: Thing): boolean {
  const own = memberOf(thing, property)
  if (is === 'equal') return own === value
  const isSet = own !== undefined && own !== null && own !== false
  return isSet === (is === 'set')
}
