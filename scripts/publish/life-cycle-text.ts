/** A life cycle in words: what each state means, and what leads from one to the next. */
import type { Json, JsonObject } from '../../src/spec/pointer.ts'
import { assumptionIn } from './annotations.ts'
import { objectIn } from './map-operations.ts'

export function lifeCycleIn(schema: JsonObject): string {
  const cycle = objectIn(schema['x-life-cycle'])
  if (Object.keys(cycle).length === 0) return ''
  const meanings = Object.entries(objectIn(schema['x-enumDescriptions'])).map(
    ([state, meaning]) => `- \`${state}\`: ${String(meaning)}`,
  )
  const transitions = (Array.isArray(cycle.transitions) ? cycle.transitions : []).map((transition: Json) =>
    transitionText(objectIn(transition)),
  )
  const spelling = Object.entries(objectIn(cycle.spelling)).map(
    ([state, written]) => `Answers write \`${state}\` as \`${String(written)}\`.`,
  )
  return [
    meanings.join('\n'),
    `It begins in ${states(cycle.initial, 'or')}; ${states(cycle.final, 'and')} ends it.`,
    transitions.join('\n'),
    ...spelling,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function transitionText(transition: JsonObject): string {
  const { from, to, on, after, within } = transition
  const cause = [
    typeof on === 'string' ? `on *${on.replaceAll('-', ' ')}*` : 'by itself',
    typeof after === 'string' ? `in this fake after ${duration(after)}` : '',
    typeof within === 'string' ? `elsewhere within ${duration(within)}` : '',
  ]
  const text = `- ${states(from, 'or')} → \`${String(to)}\` ${cause.filter((part) => part !== '').join(', ')}.`
  return [text, assumptionIn(transition)].filter((part) => part !== '').join(' ')
}

function states(names: Json | undefined, word: string): string {
  const quoted = (Array.isArray(names) ? names : [names]).map((name) => `\`${String(name)}\``)
  const last = quoted.at(-1) ?? ''
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${word} ${last}`
}

/** `PT3S` -> `3 seconds`. */
function duration(iso: string): string {
  const [, amount = iso, unit = ''] = /^PT(\d+)([SMH])$/.exec(iso) ?? []
  const word = { S: 'second', M: 'minute', H: 'hour' }[unit]
  return word === undefined ? iso : `${amount} ${word}${amount === '1' ? '' : 's'}`
}
