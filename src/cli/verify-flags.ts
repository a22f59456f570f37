/** The flags of `nowhere verify` beside those of its target, and what is made of them, of the environment and of the config file. */
import { type Command, Option } from 'commander'
import { UsageError } from '../errors/usage-error.ts'
import type { Profile } from '../spec/contract.ts'
import { type Level, levels } from '../spec/facts.ts'
import { readConfig } from './config.ts'
import { wholeNumber } from './flags.ts'
import { addTargetFlags, flagsFromEnvironment, listed, pickTargetFlags, type TargetFlags } from './target-flags.ts'

export interface VerifyFlags {
  readonly target: TargetFlags
  readonly systems: readonly string[] | undefined
  readonly profile: Profile | undefined
  readonly level: Level | undefined
  readonly spec: string | undefined
  readonly seed: string | undefined
  readonly budget: number | undefined
  readonly rateLimit: number | undefined
  readonly isPlan: boolean
  readonly ledger: string | undefined
  readonly writesLedger: boolean
  readonly journal: string | undefined
  readonly report: readonly string[]
  readonly isQuiet: boolean
}

const profiles: readonly Profile[] = ['documented', 'observed']
const levelNames = levels.map((level) => level.toLowerCase())

/** The flags that `compare` has too. */
export function addRunFlags(command: Command): Command {
  return command
    .option('--system <names>', 'systems to verify (default: all whose token and ids are given)', listed)
    .addOption(new Option('--profile <profile>', 'which reading of the documents').choices(profiles))
    .addOption(
      new Option('--level <level>', 'deviations of this level and firmer ones fail (default: should)').choices(
        levelNames,
      ),
    )
    .option('--spec <file>', 'OpenAPI document to hold the target to, JSON or YAML')
    .option('--seed <seed>', 'number or text that order and values are a function of')
    .option('--budget <n>', 'send at most so many requests, those that prove most', wholeNumber(1))
    .option('--config <file>', 'flags under their names, as JSON or YAML (default: nowhere.config.json or .yaml)')
    .option('--quiet', 'say only what is wrong, and how it ended')
}

export function addVerifyFlags(command: Command): Command {
  return addRunFlags(addTargetFlags(command))
    .option('--plan', 'print every request that would be sent, and send nothing')
    .option('--rate-limit <n>', 'requests a window that the target is known to admit, for --plan', wholeNumber(1))
    .option('--ledger <file>', 'known deviations (default: nowhere.ledger.yaml, when it is there)')
    .option('--write-ledger', 'draft the ledger: keep what still happens, add what is new')
    .option('--journal <file>', 'where to write what is made before it is made (default: a temporary file)')
    .option(
      '--report <forms>',
      'json=FILE,junit=FILE,html=FILE,sarif=FILE,github; - for FILE is standard output',
      collect,
    )
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
  const config = readConfig(textOf(given.config))
  const all = { ...config, ...given }
  const target: TargetFlags = {
    ...pickTargetFlags(config),
    ...flagsFromEnvironment(environment),
    ...pickTargetFlags(given),
    ...(url === undefined ? urlOf(config) : { url }),
  }
  const level = textOf(all.level)
  return {
    target,
    systems: textsOf(all.system),
    profile: choice('profile', textOf(all.profile), profiles),
    level: level === undefined ? undefined : levels[levelNames.indexOf(choice('level', level, levelNames) ?? '')],
    spec: textOf(all.spec),
    seed: textOf(all.seed),
    budget: numberOf('budget', all.budget),
    rateLimit: numberOf('rate-limit', all.rateLimit),
    isPlan: all.plan === true,
    ledger: textOf(all.ledger),
    writesLedger: all.writeLedger === true,
    journal: textOf(all.journal),
    report: textsOf(all.report) ?? [],
    isQuiet: all.quiet === true,
  }
}

function urlOf(config: Readonly<Record<string, unknown>>): { readonly url?: string } {
  return typeof config.url === 'string' ? { url: config.url } : {}
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
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
