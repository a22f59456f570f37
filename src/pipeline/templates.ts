/** Templates of refusals, taken apart once: what is left to do for each refusal is to put values between texts. */
import type { RefusalValues } from '../errors/refusal.ts'
import type { ErrorTemplate } from '../spec/contract.ts'
import { isLiteral } from '../spec/error-template.ts'

/** The template with its placeholders filled; undefined when one has no value. */
export type FillText = (values: RefusalValues) => string | undefined

/** The same of a body: what lacks a value is left out, and so is an object that has nothing left. */
export type FillBody = (values: RefusalValues) => unknown

export function compileText(template: string): FillText {
  // Texts and names in turn, a text first and last.
  const parts = template.split(/\{(\w+)\}/)
  if (parts.length === 1) return () => template
  const [first = '', name = '', last = ''] = parts
  if (parts.length === 3 && first === '' && last === '') return (values) => values[name]
  return (values) => {
    let filled = first
    for (let index = 1; index < parts.length; index += 2) {
      const value = values[parts[index] ?? '']
      if (value === undefined) return undefined
      filled += value + (parts[index + 1] ?? '')
    }
    return filled
  }
}

/** By name, in their order. */
export function compileTexts(templates: Readonly<Record<string, string>>): [name: string, fill: FillText][] {
  return Object.entries(templates).map(([name, template]) => [name, compileText(template)])
}

export function compileBody(template: ErrorTemplate): FillBody {
  if (typeof template === 'string') return compileText(template)
  if (isList(template)) {
    const members = template.map(compileBody)
    return (values) => members.flatMap((fill) => fill(values) ?? [])
  }
  if (isLiteral(template)) return () => template.$literal
  if ('number' in template && typeof template.number === 'string') {
    const fill = compileText(template.number)
    return (values) => {
      const text = fill(values)
      return text === undefined ? undefined : Number(text)
    }
  }
  const members = Object.entries(template).map(([name, member]) => ({ name, fill: compileBody(member) }))
  return (values) => {
    let body: Record<string, unknown> | undefined
    for (const { name, fill } of members) {
      const value = fill(values)
      if (value === undefined) continue
      body ??= {}
      body[name] = value
    }
    return body
  }
}

/** `Array.isArray` does not tell a list that cannot be changed from what is none. */
function isList(template: ErrorTemplate): template is readonly ErrorTemplate[] {
  return Array.isArray(template)
}
