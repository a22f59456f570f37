/** The command line of a run as it can be typed again, but for what it asks alone and where its reports go. What is secret is a variable. */
import { roles } from '../../contract/exchange/roles.ts'
import { tokenVariable } from '../../contract/report/reporters/curl.ts'
import { type WordPart, wordOf } from '../../contract/report/reporters/shell-word.ts'
import { programName } from '../program-name.ts'
import { camel, targetFlags } from '../target/target-flags.ts'

/** Beside those of the target; each has a text or several. */
const kept = ['system', 'profile', 'level', 'spec', 'config', 'ledger'] as const

export interface CalledOptions {
  readonly url: string
  readonly given: Readonly<Record<string, unknown>>
  /** Names that may stand before a token. */
  readonly systems: readonly string[]
  readonly program?: string
}

export function calledAs({ url, given, systems, program = programName() }: CalledOptions): string {
  const flags = [
    ...kept.map((name) => ({ name, isYes: false })),
    ...targetFlags.map(({ name, kind }) => ({ name, isYes: kind === 'yes' })),
  ]
  const words = flags.flatMap(({ name, isYes }): WordPart[][] => {
    const value = given[camel(name)]
    if (value === undefined || value === false) return []
    if (isYes) return [[`--${name}`]]
    const texts = name === 'system' && Array.isArray(value) ? [value.join(',')] : [value].flat()
    return texts.flatMap((text) => [[`--${name}`], written(name, String(text), systems)])
  })
  return [program, 'verify', ...[[url], ...words].map(wordOf)].join(' ')
}

function written(name: string, text: string, systems: readonly string[]): WordPart[] {
  if (name === 'header') return headerOf(text)
  const isToken = name === 'token' || name === 'second-token' || name === 'extra-token'
  if (!isToken) return [text]
  const role = name === 'extra-token' ? roles.find((each) => text.startsWith(`${each}=`)) : undefined
  const rest = role === undefined ? text : text.slice(role.length + 1)
  const system = systems.find((each) => rest.startsWith(`${each}=`))
  const whose = role ?? (name === 'second-token' ? 'second' : 'owner')
  return [
    ...(role === undefined ? [] : [`${role}=`]),
    ...(system === undefined ? [] : [`${system}=`]),
    { insert: `\${${tokenVariable(whose)}}` },
  ]
}

/** Nobody knows which header lets somebody in, so that of none the value is shown. */
function headerOf(text: string): WordPart[] {
  const [name = ''] = text.split(':')
  return [`${name}: `, { insert: `\${HIDDEN}` }]
}
