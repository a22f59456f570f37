/**
 * Who is asked, as flags, environment and config file say it. The flags of a second target have the same names with `-b`; what is
 * named here once is read from all three places.
 */
import { type Command, InvalidArgumentError } from 'commander'
import { type Role, roles } from '../../contract/exchange/roles.ts'
import { tokenVariable } from '../../contract/report/reporters/curl.ts'
import { UsageError } from '../../errors/usage-error.ts'

/** As given; a token may name its system in front: `SYSTEM=TOKEN`. */
export interface TargetFlags {
  readonly url?: string
  readonly token?: readonly string[]
  readonly secondToken?: readonly string[]
  /** `ROLE=[SYSTEM=]TOKEN`. */
  readonly extraToken?: readonly string[]
  readonly project?: string
  readonly environment?: string
  readonly secondEnvironment?: string
  readonly team?: string
  readonly teamSlug?: string
  readonly capability?: readonly string[]
  readonly dnsCommand?: string
  readonly control?: string
  readonly readOnly?: boolean
  readonly allow?: readonly string[]
  readonly allowLeftovers?: boolean
  readonly header?: readonly string[]
  readonly ca?: string
  readonly insecure?: boolean
  readonly http1?: boolean
}

type Kind = 'text' | 'texts' | 'yes'

interface FlagDescription {
  readonly name: string
  readonly kind: Kind
  readonly value: string
  readonly description: string
}

const flag = (name: string, kind: Kind, value: string, description: string): FlagDescription => ({
  name,
  kind,
  value,
  description,
})

/** Capabilities that no other flag gives. */
const grantable = ['low-rate-limit', 'deployment-hosts', 'one-account', 'test-cards'] as const

const extraRoles = roles.filter((role) => role !== 'owner' && role !== 'second')

export const targetFlags: readonly FlagDescription[] = [
  flag(
    'token',
    'texts',
    '[system=]token',
    'token of the account that everything is made for; repeatable, one a system',
  ),
  flag('second-token', 'texts', '[system=]token', 'token of somebody else'),
  flag('extra-token', 'texts', 'role=[system=]token', `token of a role: ${extraRoles.join(', ')}; repeatable`),
  flag('project', 'text', 'id', 'id of a project that is there'),
  flag('environment', 'text', 'id', 'id of an environment that is there'),
  flag('second-environment', 'text', 'id', 'id of another environment'),
  flag('team', 'text', 'id', 'id of a team that is there'),
  flag('team-slug', 'text', 'slug', 'slug of that team'),
  flag('capability', 'texts', 'names', `something that it can do; repeatable: ${grantable.join(', ')}`),
  flag(
    'dns-command',
    'text',
    'command',
    "sets a record at a domain's own nameserver: 'CMD {name} {value}', also {type}, {action}",
  ),
  flag('control', 'text', 'url', 'control endpoint of the fake, which sets records and moves the clock'),
  flag('read-only', 'yes', '', 'send only safe methods'),
  flag(
    'allow',
    'texts',
    'names',
    'what may be done although it costs: domains, certs, singletons, leftovers, the id of a GET that acts',
  ),
  flag('allow-leftovers', 'yes', '', 'make what no documented operation removes'),
  flag('header', 'texts', 'name: value', 'sent with every request; repeatable'),
  flag('ca', 'text', 'file', 'certificate of an authority to trust (PEM)'),
  flag('insecure', 'yes', '', 'trust any certificate'),
  flag('http1', 'yes', '', 'speak HTTP/1.1 where HTTP/2 is offered'),
]

/** @param suffix `-b` for the second of two targets. */
export function addTargetFlags(command: Command, suffix: '' | '-b' = ''): Command {
  const whose = suffix === '' ? '' : ' (second target)'
  for (const { name, kind, value, description } of targetFlags) {
    const flags = `--${name}${suffix}${kind === 'yes' ? '' : ` <${value}>`}`
    if (kind === 'texts') command.option(flags, `${description}${whose}`, repeated)
    else command.option(flags, `${description}${whose}`)
  }
  return command
}

/** The flags of one target, without the suffix. */
export function pickTargetFlags(all: Readonly<Record<string, unknown>>, suffix: '' | '-b' = ''): TargetFlags {
  const picked = targetFlags.flatMap(({ name }) => {
    const value = all[camel(`${name}${suffix}`)]
    return value === undefined ? [] : [[camel(name), value]]
  })
  // The library gives each flag the kind that it was declared with.
  return Object.fromEntries(picked) as TargetFlags
}

/** Tokens that stand in the environment, as flags. */
export function flagsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  suffix: '' | '_B' = '',
): TargetFlags {
  const of = (role: Role): string | undefined => environment[`${tokenVariable(role)}${suffix}`] || undefined
  const [owner, second] = [of('owner'), of('second')]
  const extra = extraRoles.flatMap((role) => {
    const token = of(role)
    return token === undefined ? [] : [`${role}=${token}`]
  })
  return {
    ...(owner !== undefined && { token: [owner] }),
    ...(second !== undefined && { secondToken: [second] }),
    ...(extra.length > 0 && { extraToken: extra }),
  }
}

export interface ReadTokens {
  readonly tokens: Readonly<Partial<Record<Role, string>>>
  readonly systemTokens: Readonly<Record<string, Readonly<Partial<Record<Role, string>>>>>
}

/**
 * @param systems Names that may stand before a token; anything else before `=` is part of the token.
 * @throws UsageError INVALID_OPTION
 */
export function readTokens(flags: TargetFlags, systems: readonly string[]): ReadTokens {
  const tokens: Partial<Record<Role, string>> = {}
  const systemTokens: Record<string, Partial<Record<Role, string>>> = {}
  const add = (role: Role, text: string): void => {
    const system = systems.find((name) => text.startsWith(`${name}=`))
    const token = system === undefined ? text : text.slice(system.length + 1)
    // What a scheme is called may stand before it: `Token 9944b09`.
    if (token === '' || token.trim() !== token || /[^\x20-\x7e]/.test(token)) {
      refuse(
        'read a token',
        `that of the role ${role} is empty or has signs that no header may have`,
        'Give the token as it is sent.',
      )
    }
    if (system === undefined) tokens[role] = token
    else systemTokens[system] = { ...systemTokens[system], [role]: token }
  }
  for (const text of flags.token ?? []) add('owner', text)
  for (const text of flags.secondToken ?? []) add('second', text)
  for (const text of flags.extraToken ?? []) {
    const role = extraRoles.find((name) => text.startsWith(`${name}=`))
    if (role === undefined) {
      refuse('read --extra-token', 'it names no role', `Give ROLE=TOKEN with one of ${extraRoles.join(', ')}.`)
    }
    add(role, text.slice(role.length + 1))
  }
  return { tokens, systemTokens }
}

/** @throws UsageError INVALID_OPTION */
export function readHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*((?:[!-~][\t -~]*)?)$/.exec(line) ?? []
      if (name === undefined || value === undefined) {
        refuse('read --header', 'it is not NAME: VALUE', "Give one such as 'X-Api-Key: 123'.")
      }
      return [name, value]
    }),
  )
}

export function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Values one after the other, or several with commas between them. */
export function listed(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.includes('')) throw new InvalidArgumentError('Give names with commas between them.')
  return [...before, ...names]
}

function repeated(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

function refuse(doing: string, why: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to ${doing}: ${why}. ${next}`)
}
