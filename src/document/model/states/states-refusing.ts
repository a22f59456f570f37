/** In which states an action is refused, by the words that the document has for its conflict. */
import { child, type JsonObject } from '../../../spec/pointer.ts'
import { lastWord } from '../../path-names.ts'
import type { StatesModel } from '../model.ts'
import type { Seen } from '../seen.ts'
import { refusedWhen } from './refused-when.ts'

/** None where the document has a cycle for the action: that says more than words do. */
export function statesRefusing(
  document: JsonObject,
  { operation, path }: Pick<Seen, 'operation' | 'path'>,
  { names, actions, cycle }: StatesModel,
): string[] {
  const action = lastWord(path) ?? ''
  const conflict = child(document, operation, 'responses', '409')?.value.description
  if (typeof conflict !== 'string' || cycle?.transitions.some(({ on }) => on === action) === true) return []
  const { summary, description } = operation.value
  const said = [summary, description].filter((text) => typeof text === 'string').join('. ')
  const to = Object.hasOwn(actions, action) ? actions[action] : undefined
  const refused = refusedWhen({ conflict, action: said }, names, to === undefined ? [] : [to])
  if (refused?.isSure !== true) return []
  const { from, never, isOnce } = refused
  return names.filter(
    (state) => never.includes(state) || (from.length > 0 && !from.includes(state)) || (isOnce && state === to),
  )
}
