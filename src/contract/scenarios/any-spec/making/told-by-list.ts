/** What a create made whose answer does not tell: the element of its list that shows a text which nobody but the run has sent. */
import { parametersIn } from '../../../../document/path-names.ts'
import { isObject } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { isMarked, textsIn } from '../../../exchange/marks.ts'
import type { Answer } from '../../../speak/actor.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Collection } from '../collections.ts'
import { requiredParameters } from './request-body.ts'
import { loose, type Workshop } from './workshop.ts'

const looksMax = 6
const pauseMs = 400

/** @returns The answer with what the list shows in place of its body; as it was where the list does not show it either. */
export async function toldByList(
  { specification, context }: Workshop,
  { list, create, isToldByList }: Collection,
  input: Input,
  answer: Answer,
): Promise<Answer> {
  if (!isToldByList || list === undefined) return answer
  const prefix = context.owner.unique('told').split('-')[0] ?? ''
  const marks = new Set(textsIn(input.body).filter((text) => isMarked(text, prefix)))
  if (marks.size === 0) return answer
  const outer = parametersIn(create.path).map((name) => input.path?.[name] ?? '')
  const path = Object.fromEntries(parametersIn(list.path).map((name, index) => [name, outer[index] ?? '']))
  const { random } = context
  const word = (name: string): string => context.owner.unique(name)
  const asked = { ...requiredParameters(specification, list, { random, word, extent: 'required' }), path }
  const isIt = (element: unknown): boolean => textsIn(element).some((text) => marks.has(text))
  for (let looks = 1; looks <= looksMax; looks++) {
    const elements = elementsOf(await loose(context.owner).list(list.id, asked, (seen) => seen.some(isIt)))
    const found = elements.filter(isObject).filter(isIt)
    // Of two of them nobody knows which it is.
    if (found.length > 0 || context.isRehearsal) return found.length === 1 ? { ...answer, body: found[0] } : answer
    await context.clock.sleep(pauseMs)
  }
  return answer
}
