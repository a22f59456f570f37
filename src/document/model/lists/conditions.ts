/**
 * What a list leaves out unless somebody asks for it (`include_archived`, `show_all`, `with_deleted`), and what the last word of its path
 * picks out: `/notes/trash`, `/tasks/completed`, `/orders/pending`.
 */
import type { JsonObject, Located } from '../../../spec/pointer.ts'
import { flat } from '../../path-names.ts'
import { shapeOf } from '../../shape.ts'
import type { ConditionModel, HiddenModel, RemovalModel, StatesModel } from '../model.ts'
import { removedWords } from '../states/removal.ts'

interface QueryParameter {
  readonly name: string
  readonly schema: JsonObject
  readonly description?: string
}

interface Conditioned {
  readonly document: JsonObject
  readonly properties: ReadonlyMap<string, Located>
  readonly states: StatesModel | null
  readonly removal: RemovalModel | null
}

const showing = /^(?:with|include|includes|including|show|return|list|also|display)(?:all)?(.*?)(?:only)?$/
/** What `show_all` shows besides, the likelier first. */
const aside = ['archived', 'hidden', 'inactive', 'disabled', 'closed', 'completed']

/** Of each parameter that shows more than what is listed anyway. */
export function hiddenBy(conditioned: Conditioned, parameters: readonly QueryParameter[]): HiddenModel[] {
  return parameters.flatMap((parameter): HiddenModel[] => {
    if (!isSwitch(parameter)) return []
    const word = wordIn(conditioned, parameter)
    if (word === undefined) return []
    const isShown = parameter.schema.default === true
    if (removedWords.test(word))
      return conditioned.removal === null ? [] : [{ parameter: parameter.name, condition: null, isShown }]
    const condition = conditionFor(conditioned, word)
    return condition === undefined ? [] : [{ parameter: parameter.name, condition, isShown }]
  })
}

/** What is so of all that a list shows, where its path says that; `removed` of what was done away with. */
export function pickedBy(conditioned: Conditioned, word: string | undefined): ConditionModel | 'removed' | null {
  const bare = flat(word ?? '')
  if (
    bare === '' ||
    !/(?:ed|ing|active|inactive|open|new|paid|unpaid|done|trash|bin|able|draft|drafts|hidden)$/.test(bare)
  )
    return null
  if (removedWords.test(bare) && conditioned.removal !== null) return 'removed'
  return conditionFor(conditioned, bare.replace(/drafts$/, 'draft')) ?? null
}

/** A parameter that is on or off. */
function isSwitch({ schema }: QueryParameter): boolean {
  const { type, enum: values } = schema
  const isFlag = type === 'boolean' || (Array.isArray(type) && type.includes('boolean'))
  return isFlag || (Array.isArray(values) && values.some((value) => /^(?:true|1)$/.test(String(value))))
}

/** What the parameter shows besides: by its name, or where it is called as a flag is, by what is said of it. */
function wordIn(conditioned: Conditioned, { name, description = '' }: QueryParameter): string | undefined {
  const bare = flat(name)
  const [, shown] = showing.exec(bare) ?? []
  if (shown !== undefined && shown !== '') return shown.replace(/(?:items|ones|too)$/, '')
  if (shown === '' || bare === 'all')
    return /^(?:show|include|list|with|display)/.test(bare)
      ? (aside.find((each) => new RegExp(`\\b${each}\\b`, 'i').test(description)) ??
          aside.find((each) => conditionFor(conditioned, each) !== undefined))
      : undefined
  return showsBesides(description) ? bare.replace(/^is(?=.{3})/, '') : undefined
}

/** Whether what is said of a flag is that more is shown with it, and not that nothing else is. */
export function showsBesides(description: string): boolean {
  return /\b(?:also|as well|in addition|includ(?:e|es|ing))\b/i.test(description.slice(0, 300))
}

/** Of a flag, of a time at which it came to be so, or of a state. */
function conditionFor({ document, properties, states }: Conditioned, word: string): ConditionModel | undefined {
  const opposite = { inactive: ['active', 'isactive'], disabled: ['enabled', 'isenabled'] }[word] ?? []
  for (const [name, property] of properties) {
    const { types } = shapeOf(document, property)
    const bare = flat(name)
    if (types.includes('boolean') && [word, `is${word}`].includes(bare))
      return { property: name, is: 'set', value: null }
    if (types.includes('boolean') && opposite.includes(bare)) return { property: name, is: 'unset', value: null }
  }
  const state = states?.names.find((each) => flat(each) === word)
  if (states !== null && state !== undefined) return { property: states.property, is: 'equal', value: state }
  const time = [...properties].find(
    ([name, property]) =>
      [`${word}at`, `${word}on`].includes(flat(name)) && shapeOf(document, property).types.includes('null'),
  )
  return time && { property: time[0], is: 'set', value: null }
}
