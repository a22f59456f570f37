/** Lists that are too short, too long, or hold something twice, and what their first element may be instead. */
import { child, type Json } from '../../../../spec/pointer.ts'
import { elementsMax } from './elements-max.ts'
import type { Mutation } from './mutation.ts'

const tooFew: Mutation<readonly Json[]> = function* ({ schema: { minItems }, here, what, path }) {
  if (typeof minItems === 'number' && minItems > 0)
    yield { title: `${what} with too few elements`, path, to: here.slice(0, minItems - 1) }
}

const tooMany: Mutation<readonly Json[]> = function* ({ schema: { maxItems }, here, what, path }) {
  const [first] = here
  if (typeof maxItems !== 'number' || maxItems >= elementsMax || first === undefined) return
  const more = Array.from({ length: maxItems + 1 - here.length }, () => first)
  yield { title: `${what} with too many elements`, path, to: [...here, ...more] }
}

const twice: Mutation<readonly Json[]> = function* ({ schema: { uniqueItems }, here, what, path }) {
  const [first] = here
  if (uniqueItems === true && first !== undefined)
    yield { title: `${what} with an element twice`, path, to: [...here, first] }
}

const firstElement: Mutation<readonly Json[]> = function* ({ document, part, here, path, below }) {
  const [first] = here
  const items = child(document, part, 'items')
  if (items !== undefined && first !== undefined) yield* below(items, first, [...path, '0'])
}

export const mutationsOfArrays: readonly Mutation<readonly Json[]>[] = [tooFew, tooMany, twice, firstElement]
