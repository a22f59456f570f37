/** What is made of the flags of `nowhere verify`, of the environment and of the config file. */

import type { Demands } from '../../contract/judge/demands.ts'
import { type Level, levels } from '../../contract/judge/finding.ts'
import type { Profile } from '../../contract/specification/specification.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { readConfig } from '../config.ts'
import { share } from '../flags.ts'
import { flagsFromEnvironment, pickTargetFlags, type TargetFlags } from '../target/target-flags.ts'
import { levelNames, profiles } from './verify-flags.ts'

export interface VerifyFlags {
  readonly target: TargetFlags
  readonly systems: readonly string[] | undefined
  readonly profile: Profile | undefined
  readonly level: Level | undefined
  readonly spec: string | undefined
  readonly seed: string | undefined
  readonly budget: number | undefined
  readonly maxRequests: number | undefined
  readonly rateLimit: number | undefined
  readonly demands: Demands
  readonly isPlan: boolean
  /** Of requirements, operations and scenarios. */
  readonly only: readonly string[] | undefined
  readonly bails: boolean
  readonly ledger: string | undefined
  readonly writesLedger: boolean
  readonly journal: string | undefined
  /** Of the second of two targets. */
  readonly journalB: string | undefined
  readonly report: readonly string[]
  readonly isQuiet: boolean
}

/**
 * Flags stand above the environment, and that above the config file.
 * @param suffix `-b` for the second of two targets, of which a config file knows nothing.
 * @throws UsageError UNREADABLE_FILE, INVALID_OPTION
 */
export function readVerifyFlags(
  url: string | undefined,
  given: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): VerifyFlags {
  const own = flagsFromEnvironment(environment)
  const hasToken = Object.keys(own).some((name) => given[name] === undefined)
  const config = readConfig(textOf(given.config), { needsUrl: url === undefined, hasToken })
  const all = { ...config, ...given }
  const target: TargetFlags = {
    ...pickTargetFlags(config),
    ...own,
    ...pickTargetFlags(given),
    ...(url === undefined ? urlOf(config) : { url }),
  }
  const level = textOf(all.level)
  return {
    target,
    // In a config file they may stand in one text, as they do on the command line.
    systems: textsOf(all.system)?.flatMap((text) => text.split(',').map((name) => name.trim())),
    profile: choice('profile', textOf(all.profile), profiles),
    level: level === undefined ? undefined : levels[levelNames.indexOf(choice('level', level, levelNames) ?? '')],
    spec: textOf(all.spec),
    seed: textOf(all.seed),
    budget: numberOf('budget', all.budget),
    maxRequests: numberOf('max-requests', all.maxRequests),
    rateLimit: numberOf('rate-limit', all.rateLimit),
    demands: demandsOf(all),
    isPlan: all.plan === true,
    only:
      all.only === undefined && all.scenario === undefined
        ? undefined
        : [...(textsOf(all.only) ?? []), ...(textsOf(all.scenario) ?? [])],
    bails: all.bail === true,
    ledger: textOf(all.ledger),
    writesLedger: all.writeLedger === true,
    journal: textOf(all.journal),
    journalB: textOf(all.journalB),
    report: [...(textsOf(all.report) ?? []), ...(textOf(all.har) === undefined ? [] : [`har=${textOf(all.har)}`])],
    isQuiet: all.quiet === true,
  }
}

function demandsOf(all: Readonly<Record<string, unknown>>): Demands {
  const requirements = textsOf(all.require)?.flatMap((text) => text.split(',').map((id) => id.trim()))
  const minHeld = typeof all.minHeld === 'string' ? share(all.minHeld) : all.minHeld
  return {
    ...(all.requireAll === true && { all: true }),
    ...(requirements && { requirements }),
    ...(typeof minHeld === 'number' && { minHeld }),
    ...(all.failOnSkip === true && { noSkips: true }),
  }
}

function urlOf(config: Readonly<Record<string, unknown>>): { readonly url?: string } {
  return typeof config.url === 'string' ? { url: config.url } : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined
}

/** From the command line it is one already; from a config file it is text. */
function numberOf(name: string, value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value
  if (typeof value === 'string' && /^[1-9]\d*$/.test(value)) return Number(value)
  throw new UsageError('INVALID_OPTION', `Failed to read ${name}: it is no whole number. Give one of 1 or more.`)
}

function choice<T extends string>(name: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const found = known.find((each) => each === value)
  if (found !== undefined) return found
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to read ${name}: ${JSON.stringify(value)} is none of them. They are ${known.join(', ')}.`,
  )
}
