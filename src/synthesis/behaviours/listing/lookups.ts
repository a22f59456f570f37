/** Whether a member is as a query looks for it: that it contains a text or begins with it, that it is another one, or that it has a label. */
import type { LookupModel } from '../../../document/model/model.ts'
import { isObject, type Json } from '../../../spec/pointer.ts'
import { isOneOf } from './one-of.ts'

export function isAsLookedUp(own: Json | undefined, wanted: unknown, { how, isNot }: LookupModel): boolean {
  if (how === 'is-absent') {
    const isAbsent = own === undefined || own === null || own === ''
    return isAbsent === (/^(true|1|yes|)$/i.test(String(wanted)) !== isNot)
  }
  const all = (Array.isArray(wanted) ? (wanted as readonly unknown[]) : [wanted]).flatMap((each) =>
    String(each).split(','),
  )
  if (how === 'is') return isOneOf(own, all) !== isNot
  const texts = textsIn(own)
  const isSo = all.some((each) => texts.some((text) => holds(text, each.toLowerCase(), how)))
  return isSo !== isNot
}

function holds(text: string, part: string, how: 'contains' | 'begins' | 'ends'): boolean {
  switch (how) {
    case 'contains':
      return text.includes(part)
    case 'begins':
      return text.startsWith(part)
    case 'ends':
      return text.endsWith(part)
  }
}

function textsIn(own: Json | undefined): string[] {
  if (own === undefined || own === null) return []
  if (typeof own !== 'object') return [String(own).toLowerCase()]
  return Object.values(own).flatMap((each: Json) => textsIn(each))
}

/** `env==prod`, `env=prod`, `env!=prod`, `env`, `!env`, `env in (a,b)`, `env notin (a,b)`; several with commas, all of which hold. */
export function isSelected(labels: Json | undefined, selector: string): boolean {
  const own = isObject(labels) ? labels : {}
  return requirementsIn(selector).every((requirement) => {
    const [, set = '', how = '', within = ''] = /^([^\s=!(),]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(requirement) ?? []
    if (set !== '') {
      const isIn = within.split(',').some((each) => each.trim() === String(own[set] ?? ''))
      return isIn === (how === 'in')
    }
    const at = requirement.search(/[!=]=?/)
    if (at <= 0) return Object.hasOwn(own, requirement.replace(/^!/, '').trim()) !== requirement.startsWith('!')
    const isNot = requirement.charAt(at) === '!'
    const wanted = requirement
      .slice(at)
      .replace(/^[!=]=?/, '')
      .trim()
    return (String(own[requirement.slice(0, at).trim()] ?? '') === wanted) !== isNot
  })
}

/** Apart at commas that stand in no brackets. */
function requirementsIn(selector: string): string[] {
  return selector
    .split(/,(?![^()]*\))/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
