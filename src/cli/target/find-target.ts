/** Makes the target of the kit from flags: what the user gave, and what the fake is known to have. */
import { defaultIds, defaultTokens } from '../../contract/target/default-world.ts'
import type { Ids, TargetOptions } from '../../contract/target/target.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { readText } from '../files.ts'
import { type ConnectFlags, type Control, findControl, healthOf } from './control-client.ts'
import { dnsCommand } from './dns-command.ts'
import { type ReadTokens, readHeaders, readTokens, type TargetFlags } from './target-flags.ts'

export interface FindOptions {
  /** Systems of the document. */
  readonly systems: readonly string[]
  /** Ids of GETs that do more than read, which --allow may name. */
  readonly acting?: readonly string[]
  /** None of them asks for a token. */
  readonly isOpen?: boolean
  /** Not even the control endpoint is asked: with `--control` given it is taken to be the fake. */
  readonly isPlan?: boolean
}

export interface FoundTarget {
  readonly target: TargetOptions
  /** The profile that the fake says it has. */
  readonly profile: string | undefined
  /** Hands what was found to the fake of `--control`; undefined where none was named. */
  readonly keepReport: Control['keepReport'] | undefined
}

/** Capabilities that are leave to do something. */
const allowed: readonly string[] = ['domains', 'certs', 'singletons', 'leftovers']

/** @throws UsageError INVALID_OPTION, UNREACHABLE_TARGET, UNREADABLE_FILE */
export async function findTarget(
  flags: TargetFlags,
  { systems, acting = [], isPlan = false, isOpen = false }: FindOptions,
): Promise<FoundTarget> {
  const { url } = flags
  if (url === undefined) refuse('no URL was given', 'Give one such as http://127.0.0.1:4700.')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    refuse(`${JSON.stringify(url)} is no http or https URL`, 'Give one such as http://127.0.0.1:4700.')
  }
  const { username, password, search, hash } = new URL(url)
  if (username !== '' || password !== '') {
    refuse(
      'the URL has a user and a password in it',
      "Give them as --header 'Authorization: Basic ...', or as --token where the document has basic authentication.",
    )
  }
  if (search !== '' || hash !== '') {
    refuse(`${JSON.stringify(url)} has a query or a fragment`, 'Give the address below which its paths begin.')
  }
  const given = readTokens(flags, systems)
  const headers = readHeaders(flags.header ?? [])
  const dns = flags.dnsCommand === undefined ? undefined : dnsCommand(flags.dnsCommand)
  const connection = {
    ...(flags.ca === undefined ? {} : { ca: readCertificates(flags.ca) }),
    ...(flags.insecure === true && { insecure: true }),
    ...(flags.http1 === true && { http2: false }),
  }
  const control = isPlan ? null : await controlOf(url, flags.control, connection, isOpen || isGiven(given))
  const isNowhere = isPlan ? flags.control !== undefined : control !== null
  const known = isNowhere ? withDefaultTokens(given.tokens, given.systemTokens) : given.tokens
  const hasNone = !isGiven({ tokens: known, systemTokens: given.systemTokens })
  if (hasNone && !isPlan && !isOpen) refuse('no token was given', 'Give --token, or NOWHERE_TOKEN in the environment.')
  // A plan sends none, so that one need not be at hand.
  const tokens = hasNone && !isOpen ? { owner: 'to-be-given' } : known
  const outsideDns = dns ?? control?.outsideDns ?? (isNowhere ? unasked : undefined)
  const clock = clockOf(control, flags.control !== undefined)
  return {
    profile: control?.health.profile,
    keepReport: flags.control === undefined ? undefined : control?.keepReport,
    target: {
      url,
      ...connection,
      tokens,
      systemTokens: given.systemTokens,
      ids: idsOf(flags, isNowhere && tokens.owner === defaultTokens.owner),
      headers,
      isNowhere,
      readOnly: flags.readOnly === true,
      askedBefore: controlsOf(url).map(healthOf),
      ...leaveOf(flags, acting),
      ...(outsideDns && { outsideDns }),
      ...(clock && { clock }),
    },
  }
}

function readCertificates(file: string): string {
  const text = readText(file, 'certificate authority')
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  refuse(`${file} of --ca has no certificate`, 'Give a PEM file with that of the authority.')
}

function isGiven({ tokens, systemTokens }: ReadTokens): boolean {
  return Object.keys(tokens).length + Object.keys(systemTokens).length > 0
}

/** For a plan, which sets no record. */
const unasked = { set: (): void => {} }

/** Where a fake would have its control API: what is served below a path has it at the root. */
function controlsOf(url: string): string[] {
  const { origin, pathname } = new URL(url)
  return pathname === '/' ? [url] : [url, origin]
}

async function controlOf(
  url: string,
  asked: string | undefined,
  connection: ConnectFlags,
  isGiven: boolean,
): Promise<Control | null> {
  if (asked !== undefined && !URL.canParse(asked)) {
    refuse(`${JSON.stringify(asked)} of --control is no URL`, 'Give one such as http://127.0.0.1:4700.')
  }
  const own = await findControl(url, connection).catch((error: unknown) => {
    // Whoever has all that a run needs gets a report of it, which says so too.
    if (isGiven && error instanceof UsageError && error.code === 'UNREACHABLE_TARGET') return null
    throw error
  })
  const [, root] = controlsOf(url)
  if (asked === undefined && own === null && root !== undefined) return findControl(root, connection).catch(() => null)
  if (asked === undefined) return own
  const control = await findControl(asked, connection)
  return (
    control ??
    refuse(`no fake answers at ${asked}/_nowhere/health`, 'Give --control the URL of a running nowhere serve.')
  )
}

/** Others may use a fake at the same time, so its clock is moved only when told to, or when it stands still anyway. */
function clockOf(control: Control | null, isAsked: boolean): Control['clock'] | undefined {
  return control !== null && (isAsked || control.health.clock.mode === 'stopped') ? control.clock : undefined
}

/** Who is in the default world is known only to whoever speaks for its first account. */
function withDefaultTokens(tokens: TargetOptions['tokens'], systemTokens: object): TargetOptions['tokens'] {
  const isNobody = tokens.owner === undefined && Object.keys(systemTokens).length === 0
  return isNobody || tokens.owner === defaultTokens.owner ? { ...defaultTokens, ...tokens } : tokens
}

function idsOf(flags: TargetFlags, isDefaultWorld: boolean): Ids {
  const { project, environment, secondEnvironment, team, teamSlug } = flags
  return {
    ...(isDefaultWorld ? defaultIds : {}),
    ...(project !== undefined && { project }),
    ...(environment !== undefined && { environment }),
    ...(secondEnvironment !== undefined && { secondEnvironment }),
    ...(team !== undefined && { team }),
    ...(teamSlug !== undefined && { teamSlug }),
  }
}

/** What it can do, and what may be done to it. */
function leaveOf(flags: TargetFlags, acting: readonly string[]): Pick<TargetOptions, 'capabilities' | 'acts'> {
  const names = (flags.allow ?? []).flatMap((text) => text.split(',')).map((name) => name.trim())
  const acts = names.filter((name) => acting.includes(name))
  const others = names.filter((name) => !acts.includes(name))
  for (const name of others) {
    if (allowed.includes(name)) continue
    const ids = acting.length === 0 ? '' : `, and of what does more than read ${acting.join(', ')}`
    refuse(`--allow has ${JSON.stringify(name)}`, `It may have ${allowed.join(', ')}${ids}.`)
  }
  const granted = (flags.capability ?? []).flatMap((text) => text.split(',')).map((name) => name.trim())
  const capabilities = [...granted, ...others, ...(flags.allowLeftovers === true ? ['leftovers'] : [])]
  return { capabilities, acts }
}

function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to read the target: ${why}. ${next}`)
}
