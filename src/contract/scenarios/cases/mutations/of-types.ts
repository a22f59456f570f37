/** A value of another type, or one that an enum or a constant does not have. */
import { isObject, type Json } from '../../../../spec/pointer.ts'
import { unlike } from '../texts.ts'
import type { Mutation } from './mutation.ts'

const enumMax = 8

export const anotherType: Mutation = function* ({ schema, here, what, path, isThorough }) {
  const { type, enum: values, const: fixed } = schema
  if (Array.isArray(values)) {
    yield { title: `${what} of another value`, path, to: `${unlike(values.map(String))}` }
    if (!isThorough) return
    for (const other of values.slice(0, enumMax)) {
      if (other !== here && other !== null)
        yield { title: `${what} of the value ${JSON.stringify(other)}`, path, to: other }
    }
  } else if (fixed !== undefined) yield { title: `${what} of another value`, path, to: unlike([String(fixed)]) }
  else if (type !== undefined) {
    const other = typeof here === 'string' ? 7 : Array.isArray(here) || isObject(here) ? 'text' : []
    yield { title: `${what} of another type`, path, to: other }
  }
}

/** JSON that is no object, where a whole body is one. */
export const anotherJson: Mutation = function* ({ here, path, isThorough }) {
  if (!isThorough || path.length > 0 || !isObject(here)) return
  yield { title: 'the body is a list', path, to: [] }
  yield { title: 'the body is null', path, to: null }
  yield { title: 'the body is a number', path, to: 7 }
}

/** A value that a type does not allow. */
export function wrongFor(type: Json): Json {
  const types = Array.isArray(type) ? type : [type]
  return types.includes('string') ? 7 : 'text'
}
