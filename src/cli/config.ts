/** The config file `nowhere.config.json` or `nowhere.config.yaml`: flags under their own names, so that no token has to stand in a shell. */
import { existsSync } from 'node:fs'
import { parse } from 'yaml'
import { UsageError } from '../errors/usage-error.ts'
import type { JsonObject } from '../spec/pointer.ts'
import { readText } from './files.ts'
import { camel, targetFlags } from './target/target-flags.ts'

export const configFiles = ['nowhere.config.json', 'nowhere.config.yaml', 'nowhere.config.yml'] as const

/** Flags of `verify` that a config file may hold beside those of the target. */
const others: Readonly<Record<string, 'text' | 'texts' | 'yes'>> = {
  url: 'text',
  system: 'texts',
  profile: 'text',
  level: 'text',
  spec: 'text',
  seed: 'text',
  budget: 'text',
  maxRequests: 'text',
  ledger: 'text',
  journal: 'text',
  report: 'texts',
  quiet: 'yes',
  requireAll: 'yes',
  require: 'texts',
  minHeld: 'text',
  failOnSkip: 'yes',
}

const kinds: Readonly<Record<string, 'text' | 'texts' | 'yes'>> = {
  ...others,
  ...Object.fromEntries(targetFlags.map(({ name, kind }) => [camel(name), kind])),
}

/** The schema of such a file, published as `nowhere-kit/config.schema.json`. */
export function configSchema(): JsonObject {
  const text = { type: ['string', 'number'] }
  const shapes = {
    text,
    texts: { anyOf: [text, { type: 'array', items: text }, { type: 'object', additionalProperties: text }] },
    yes: { type: 'boolean' },
  }
  const described = new Map(targetFlags.map(({ name, description }) => [camel(name), description]))
  const properties = Object.entries(kinds).map(([name, kind]) => {
    const description = described.get(name) ?? `As the flag of nowhere verify.`
    return [name, { description, ...shapes[kind] }]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://unpkg.com/nowhere-kit/dist/config.schema.json',
    title: 'Flags of `nowhere verify`, as nowhere.config.json or nowhere.config.yaml has them',
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
  }
}

/** What a file that merely lies in the current folder could do harm with. */
export interface Unnamed {
  /** The address stands in the file alone. */
  readonly needsUrl: boolean
  /** A token of the environment goes to that address. */
  readonly hasToken: boolean
}

/**
 * @param asked The file of --config; without it one of the usual names, when there is one. That is not believed blindly.
 * @returns Flags by their camel-case names, each of the kind that the flag has.
 * @throws UsageError UNREADABLE_FILE, INVALID_OPTION
 */
export function readConfig(
  asked: string | undefined,
  { needsUrl, hasToken }: Unnamed,
): Readonly<Record<string, unknown>> {
  const file = asked ?? configFiles.find((name) => existsSync(name))
  if (file === undefined) return {}
  let data: unknown
  try {
    data = parse(readText(file, 'config'))
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    refuse(file, 'it is neither JSON nor YAML')
  }
  if (data === null) return {}
  if (typeof data !== 'object' || Array.isArray(data)) refuse(file, 'it is no mapping')
  const { $schema: _, ...flags } = data as Readonly<Record<string, unknown>>
  const read = Object.fromEntries(
    Object.entries(flags).map(([name, value]) => {
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
      if (kind === undefined) refuse(file, `it has the unknown member "${name}"`, Object.keys(kinds))
      return [name, readValue(value, kind, name, file)]
    }),
  )
  if (asked === undefined && read.dnsCommand !== undefined) distrust(file, 'it has a command (dnsCommand)')
  if (asked === undefined && read.url !== undefined && needsUrl && hasToken)
    distrust(file, 'it has the address (url) to which a token of the environment would be sent')
  return read
}

function distrust(file: string, why: string): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to read the config ${file}: ${why}, and nobody named the file. Give --config ${file} if you trust it.`,
  )
}

function readValue(value: unknown, kind: string, name: string, file: string): unknown {
  if (kind === 'yes') return typeof value === 'boolean' ? value : refuse(file, `"${name}" is neither true nor false`)
  const text = (member: unknown): string =>
    typeof member === 'string' || typeof member === 'number' ? String(member) : refuse(file, `"${name}" is no text`)
  if (kind === 'text') return text(value)
  // A mapping stands for the same flag several times: `token: { now: T }` is `--token now=T`.
  const separator = name === 'header' ? ': ' : '='
  if (Array.isArray(value)) return value.map(text)
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, member]) => `${key}${separator}${text(member)}`)
    : [text(value)]
}

function refuse(file: string, why: string, known: readonly string[] = []): never {
  const next = known.length === 0 ? 'Its members are the flags of nowhere verify.' : `It may have ${known.join(', ')}.`
  throw new UsageError('INVALID_OPTION', `Failed to read the config ${file}: ${why}. ${next}`)
}
