/**
 * Who is asked: a base URL or a fetch function, the credentials and ids that it was given, and what it can do besides. Nothing after
 * this file knows which of the two it talks to.
 */
import { UsageError } from '../../errors/usage-error.ts'
import type { System } from '../../spec/contract.ts'
import { type Connection, type FetchFunction, fetchConnection } from '../exchange/connection.ts'
import { connect } from '../exchange/node-connection.ts'
import { type Role, roles } from '../exchange/roles.ts'
import type { SettableClock } from '../exchange/waiting.ts'

export { type Role, roles } from '../exchange/roles.ts'

export type Tokens = Readonly<Partial<Record<Role, string>>>

/** Records that have to be there already, because no documented operation makes them. */
export interface Ids {
  readonly project?: string
  readonly environment?: string
  readonly secondEnvironment?: string
  readonly team?: string
  /** How URLs name that team. */
  readonly teamSlug?: string
}

/** Records at nameservers outside the target. */
export interface OutsideDns {
  set(record: { readonly name: string; readonly type: string; readonly value: string }): void | Promise<void>
  remove?(record: { readonly name: string; readonly type: string }): void | Promise<void>
}

/**
 * What a target can do or allows, by name. A scenario that needs one which is absent is skipped, and the report says so.
 * Tokens of other roles and ids count as capabilities under their own names.
 */
export const capabilities: Readonly<Record<string, string>> = {
  second: 'a token of a second account (--second-token)',
  blocked: 'a token of a blocked account (--extra-token blocked=T)',
  viewer: 'a token that may read and not write (--extra-token viewer=T)',
  bound: 'a token that is bound to other environments and projects (--extra-token bound=T)',
  revoked: 'a token that was revoked (--extra-token revoked=T)',
  project: 'the id of a project (--project ID)',
  environment: 'the id of an environment (--environment ID)',
  secondEnvironment: 'the id of a second environment (--second-environment ID)',
  team: 'the id of a team (--team ID)',
  teamSlug: 'the slug of that team (--team-slug SLUG)',
  'outside-dns': "a way to set records at a domain's own nameserver (--dns-command CMD or --control URL)",
  clock: 'a clock that can be moved (--control URL)',
  'low-rate-limit': 'a rate limit low enough to use up (--capability low-rate-limit)',
  'test-cards': 'deployments whose course the request chooses, which only the fake has (--capability test-cards)',
  'deployment-hosts': 'the hosts of deployments answer at the same origin (--capability deployment-hosts)',
  'one-account': 'one account behind the tokens of every system (--capability one-account)',
  writes: 'leave to write (without --read-only)',
  'known-pages': 'pages that follow each other by their times',
  'vercel-project': 'a target that takes the id of any project',
  room: 'room for another secret, where there may be only so many',
  leftovers: 'leave to make what no documented operation removes (--allow-leftovers)',
  domains: 'leave to register domains (--allow domains)',
  certs: 'leave to issue and store certificates (--allow certs)',
  singletons: 'leave to write what there is one of, and to put it back as it was (--allow singletons)',
}

const actPrefix = 'act:'

/** Leave to call an operation that does more than read, though it is a GET. */
export function actCapability(operationId: string): string {
  return `${actPrefix}${operationId}`
}

/** Capabilities that are ids of what the target has. */
const idNames: readonly (keyof Ids)[] = ['project', 'environment', 'secondEnvironment', 'team', 'teamSlug']

/** Those that a target has by what it was given. */
const given: ReadonlySet<string> = new Set([...roles, ...idNames, 'outside-dns', 'clock', 'writes'])

/** A reason in full: what a capability is that something needs. */
export function explain(reason: string): string {
  const [, capability] = /^needs (\S+)$/.exec(reason) ?? []
  if (capability?.startsWith(actPrefix) === true) {
    const operation = capability.slice(actPrefix.length)
    return `needs leave to call ${operation}, which does more than read (--allow ${operation})`
  }
  const meaning = capability === undefined ? undefined : capabilities[capability]
  return meaning === undefined ? reason : `needs ${meaning}`
}

/** Whether it is for want of an id that something was left out. */
export function wantsId(reason: string): boolean {
  return idNames.some((name) => explain(`needs ${name}`) === reason)
}

export interface TargetOptions {
  /** Shown in reports; the URL by default. */
  readonly name?: string
  /** Where it answers; every system at the same origin unless `urls` says otherwise. Either this or `fetch`. */
  readonly url?: string
  readonly urls?: Readonly<Record<string, string>>
  /** Answers requests in process; called with absolute URLs at each system's public origin. */
  readonly fetch?: FetchFunction
  readonly tokens: Tokens
  /** Tokens of one system in place of the common ones. */
  readonly systemTokens?: Readonly<Record<string, Tokens>>
  readonly ids?: Ids
  readonly outsideDns?: OutsideDns
  readonly clock?: SettableClock
  /** Names of `capabilities` that nothing else here shows. */
  readonly capabilities?: readonly string[]
  /** Operations that are called although they are GETs that by their name or description do more than read. */
  readonly acts?: readonly string[]
  /** Only safe methods are sent. */
  readonly readOnly?: boolean
  /** It is this package's fake: everything is allowed, and it is held to what is assumed too. */
  readonly isNowhere?: boolean
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>
  /** PEM of an authority to trust, for `url`. */
  readonly ca?: string
  /** Trusts any certificate. */
  readonly insecure?: boolean
  /** Speaks HTTP/2 where the server does; true by default. */
  readonly http2?: boolean
  /** Addresses that were asked to find out who it is, before the run: they count as its own requests. */
  readonly askedBefore?: readonly string[]
}

export interface Target {
  readonly name: string
  readonly isNowhere: boolean
  /** It is the fake, in this process: nobody else uses its tokens. */
  readonly isExclusive: boolean
  readonly connection: Connection
  readonly headers: Readonly<Record<string, string>>
  readonly ids: Ids
  readonly outsideDns: OutsideDns | undefined
  readonly clock: SettableClock | undefined
  readonly askedBefore: readonly string[]
  /** Where a system answers, without a trailing slash. */
  originOf(system: System): string
  tokenOf(system: string, role: Role): string | undefined
  /** Whether it has a capability, for one system. */
  can(capability: string, system: string): boolean
}

/** The same target with every token, id and capability: what a scenario would ask of it. Of use to a rehearsal only. */
export function withEverything(target: Target): Target {
  const ids: Required<Ids> = {
    project: 'PROJECT',
    environment: 'ENVIRONMENT',
    secondEnvironment: 'ENVIRONMENT_2',
    team: 'TEAM',
    teamSlug: 'TEAM_SLUG',
  }
  return {
    ...target,
    ids: { ...ids, ...target.ids },
    outsideDns: target.outsideDns ?? { set: () => {} },
    tokenOf: (system, role) => target.tokenOf(system, role) ?? `${role}-token`,
    can: () => true,
  }
}

/** @throws UsageError INVALID_TARGET */
export function readTarget(options: TargetOptions): Target {
  const { url, urls = {}, fetch, tokens, systemTokens = {}, ids = {}, isNowhere = false } = options
  if ((url === undefined) === (fetch === undefined)) {
    refuseTarget('it needs either a url or a fetch function', 'Give one of the two.')
  }
  if (typeof tokens !== 'object' || tokens === null)
    refuseTarget('it has no tokens', "Give tokens: { owner: 'TOKEN' }.")
  for (const each of [tokens, ...Object.values(systemTokens)]) checkTokens(each)
  const base = url === undefined ? undefined : readUrl(url)
  const bases = Object.fromEntries(Object.entries(urls).map(([system, text]) => [system, readUrl(text)]))
  const granted = new Set(options.capabilities ?? [])
  for (const name of granted) {
    if (!Object.hasOwn(capabilities, name)) {
      refuseTarget(
        `there is no capability ${JSON.stringify(name)}`,
        `They are ${Object.keys(capabilities).join(', ')}.`,
      )
    }
    if (given.has(name))
      refuseTarget(`the capability ${name} does not come by its name`, `It is ${capabilities[name]}.`)
  }
  if (isNowhere) for (const name of ['test-cards', 'one-account', 'leftovers', 'domains', 'certs']) granted.add(name)
  if (options.readOnly === true) granted.delete('writes')
  else granted.add('writes')
  for (const id of options.acts ?? []) granted.add(actCapability(id))
  const tokenOf = (system: string, role: Role): string | undefined => systemTokens[system]?.[role] ?? tokens[role]

  return {
    name: options.name ?? base ?? 'fetch function',
    isNowhere,
    isExclusive: isNowhere && fetch !== undefined,
    connection: fetch === undefined ? connect(options) : fetchConnection(fetch),
    headers: lowerCase(options.headers ?? {}),
    ids,
    outsideDns: options.outsideDns,
    clock: options.clock,
    askedBefore: options.askedBefore ?? [],
    originOf: ({ name, origin }) => bases[name] ?? base ?? origin,
    tokenOf,
    can(capability, system) {
      if (capability === 'outside-dns') return options.outsideDns !== undefined
      if (capability === 'clock') return options.clock !== undefined
      if (capability in ids) return ids[capability as keyof Ids] !== undefined
      const role = roles.find((candidate) => candidate === capability)
      return role === undefined ? granted.has(capability) : tokenOf(system, role) !== undefined
    },
  }
}

function checkTokens(tokens: Tokens): void {
  for (const [role, token] of Object.entries(tokens)) {
    if (!roles.some((known) => known === role)) {
      refuseTarget(`nobody has the role ${JSON.stringify(role)}`, `Tokens are of ${roles.join(', ')}.`)
    }
    if (token !== undefined && (typeof token !== 'string' || token === '')) {
      refuseTarget(`the token of the role ${role} is no text`, 'Give it as it is sent, or leave it out.')
    }
  }
  if (tokens.second !== undefined && tokens.second === tokens.owner) {
    refuseTarget(
      'the tokens of the roles owner and second are the same',
      'The second is to be of another account; leave it out where there is none.',
    )
  }
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    refuseTarget(`${JSON.stringify(text)} is no http or https URL`, "Give one such as 'http://127.0.0.1:4000'.")
  }
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '')
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function refuseTarget(why: string, next: string): never {
  throw new UsageError('INVALID_TARGET', `Failed to read the target: ${why}. ${next}`)
}
