/** The composition root: contract, behaviours and world become a platform. */
import type { Log } from './log/log.ts'
import type { KeptLog } from './log/memory-log.ts'
import type { Engine } from './pipeline/engine.ts'
import type { Answer, Received } from './pipeline/exchange.ts'
import { handle } from './pipeline/handle.ts'
import { refuseUnkept } from './pipeline/refuse-unkept.ts'
import { basesOf } from './pipeline/routing/origins.ts'
import { memoized, tokensOf } from './platform/accounts.ts'
import { beginningOf, problemOfWorld } from './platform/beginning.ts'
import { controlledClock, type PlatformClock } from './platform/controlled-clock.ts'
import { createPlatformFaults, type PlatformFaults } from './platform/faults/faults.ts'
import { readFaultHeader } from './platform/faults/header.ts'
import { createHistory, type History } from './platform/history.ts'
import { createPlatformJournal, type PlatformJournal } from './platform/journal/platform-journal.ts'
import { maskedLog } from './platform/masking/masked-log.ts'
import { type PlatformOptions, readOptions, refuseOption } from './platform/options.ts'
import { createOutsideDns, type OutsideDns } from './platform/outside-dns.ts'
import { exposedHeadersOf, routerOf, validatorsOf } from './platform/per-profile.ts'
import { type PlatformLog, viewOf } from './platform/platform-log.ts'
import { type CollectionName, type RecordOf, recordsOf } from './platform/records.ts'
import { type Retell, retelling } from './platform/retelling.ts'
import { servingOf } from './platform/serving.ts'
import { createNamedSnapshots, type NamedSnapshots } from './platform/snapshots/named-snapshots.ts'
import { beginEntry, readBeginning, refuseDifference, refuseOtherOptions } from './platform/telling.ts'
import { createStart, type ForkOptions, optionsOfFork, readForkOptions } from './platform/worlds/fork.ts'
import { withWorlds } from './platform/worlds/with-worlds.ts'
import type { Worlds } from './platform/worlds/worlds.ts'
import type { Contract, Profile, System } from './spec/contract.ts'
import { contracts } from './spec/generated/contract.ts'
import { defaultWorld } from './spec/generated/world.ts'
import type { ErrorCodeOf, OperationId } from './spec/operations.ts'
import { behaviours, sites } from './systems/all.ts'
import { largestBody } from './world/account-limits.ts'
import type { HeldWorld } from './world/held-world.ts'
import { type Begun, createWorld, type World, type WorldSnapshot } from './world/world.ts'

export type { Answer, Received } from './pipeline/exchange.ts'
export type { WorldSnapshot } from './world/world.ts'

export interface Platform {
  /** Answers the small request value of the adapters; a promise only when the operation has to wait for something. */
  readonly handle: (received: Received) => Answer | Promise<Answer>
  /** Whether an operation, of any method, or a deployment's own host is there. */
  readonly serves: (request: Pick<Received, 'host' | 'path'> & Partial<Pick<Received, 'headers'>>) => boolean
  /** Whether a host of the users' own answers there now, such as that of a deployment. */
  readonly servesHost: (host: string, headers?: Received['headers']) => boolean
  /** Whether the body of a request would be looked at: not where nothing is, nor without a valid token. */
  readonly readsBody: (request: Pick<Received, 'host' | 'path' | 'headers'>) => boolean
  /** The username of the account whose token a request carries; undefined without a valid one. */
  readonly accountOf: (request: Pick<Received, 'headers'>) => string | undefined
  readonly profile: Profile
  /** The systems with the origins at which they answer, and the paths of these below which they do, where the option `origins` gave one. */
  readonly systems: readonly { readonly name: string; readonly origin: string; readonly bodyBytesMax: number }[]
  /** The largest body that any account may send; what is over its own limit is refused by the operation. */
  readonly bodyBytesMax: number
  /** Headers of answers that a page of another origin has to be allowed to read, such as those of the rate limit. */
  readonly exposedHeaders: readonly string[]
  /** The tokens that are valid in the world that it began with, with the username of their account. */
  readonly tokens: readonly { readonly account: string; readonly token: string }[]
  readonly clock: PlatformClock
  /** Everything that changed the world, in order: what a replay needs. */
  readonly log: PlatformLog
  /** What was asked and answered, the last of it. */
  readonly journal: PlatformJournal
  /** Records at nameservers outside the platform, such as the one that verifies an external domain. */
  readonly outsideDns: OutsideDns
  /** What goes wrong on purpose, and how often it did. */
  readonly faults: PlatformFaults
  /**
   * The next calls of an operation fail with one of its codes: `faults.add` in short.
   * @throws UsageError UNKNOWN_OPERATION, UNDECLARED_CODE, INVALID_OPTION
   */
  readonly fail: <Id extends OperationId>(
    operationId: Id,
    code: ErrorCodeOf<Id>,
    options?: { readonly times?: number },
  ) => void
  /**
   * Moves a deployment to the state that comes next, whatever the time.
   * @returns The state that it is in now.
   * @throws UsageError UNKNOWN_RECORD
   */
  readonly step: (deploymentId: string) => string
  /**
   * A deployment stays in its state until it is released or stepped; a request still thaws one, and uploaded files still complete one.
   * @returns The state that it is in.
   * @throws UsageError UNKNOWN_RECORD
   */
  readonly hold: (deploymentId: string) => string
  /**
   * A deployment that was held goes on, its state counted from now.
   * @returns The state that it is in.
   * @throws UsageError UNKNOWN_RECORD
   */
  readonly release: (deploymentId: string) => string
  /**
   * A deployment fails, from a state in which one can.
   * @returns The state that it is in now.
   * @throws UsageError UNKNOWN_RECORD, INVALID_OPTION
   */
  readonly crash: (deploymentId: string) => string
  /**
   * Copies of the records of a collection, in the order in which they came, for assertions: values of secrets are there, and of a
   * deployment the state that it is in now.
   *
   * @example
   * ```ts
   * import { createPlatform } from 'nowhere-kit'
   *
   * const platform = createPlatform({
   *   world: {
   *     accounts: [{ username: 'ann' }],
   *     deployments: [{ account: 'ann', name: 'shop', state: 'BOOTING' }],
   *     secrets: [{ account: 'ann', name: 'api-key', value: 'abc' }],
   *   },
   * })
   * console.log(platform.records('secrets').map(({ name, value }) => `${name}=${value}`)) // -> [ 'api-key=abc' ]
   * platform.clock.advance('3s')
   * console.log(platform.records('deployments')[0].state) // -> READY
   * ```
   * @throws UsageError UNKNOWN_COLLECTION
   */
  readonly records: <Name extends CollectionName>(name: Name) => readonly RecordOf<Name>[]
  /** Everything that can change, as plain data. */
  readonly snapshot: () => WorldSnapshot
  /** @throws UsageError INVALID_SNAPSHOT */
  readonly restore: (snapshot: WorldSnapshot) => void
  /** Snapshots under names, to go back to in the middle of a test. */
  readonly snapshots: NamedSnapshots
  /**
   * Back to what the option `world` loaded, with the tokens of the options: records, ids, quotas, faults, journal and clock. What was
   * restored since does not change what that is.
   */
  readonly reset: () => void
  /**
   * A platform of its own that begins as this one is now, or began: with its own clock, chance, quotas, faults, journal and log. Neither
   * sees what happens to the other. It costs little, however much this one holds: what is changed is copied when it is.
   *
   * @example
   * ```ts
   * import { createPlatform } from 'nowhere-kit'
   *
   * const platform = createPlatform()
   * const fork = platform.fork()
   * const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
   * const body = JSON.stringify({ name: 'api-key', value: 'abc' })
   * await fork.fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
   * console.log(fork.records('secrets').length, platform.records('secrets').length) // -> 1 0
   * ```
   * @throws UsageError INVALID_OPTION
   */
  readonly fork: (options?: ForkOptions) => Platform
  /**
   * Worlds beside this one. A request with the header `X-Nowhere-World: NAME` is for one of them, and so is one with the host
   * `NAME.world.localhost` or the path `/~NAME/...`; each begins as this one began when somebody first asks for it.
   *
   * @example
   * ```ts
   * import { createPlatform } from 'nowhere-kit'
   *
   * const platform = createPlatform()
   * const headers = { Authorization: 'Bearer nowhere_alice', 'X-Nowhere-World': 'checkout-3' }
   * await platform.fetch('https://api.zeit.co/now/secrets', { headers })
   * console.log(platform.worlds.list().map(({ name, entries }) => `${name} ${entries}`)) // -> [ 'checkout-3 2' ]
   * ```
   */
  readonly worlds: Worlds<Platform>
}

/**
 * Makes a platform without a way in.
 * @throws UsageError INVALID_OPTION, INVALID_WORLD, INVALID_TIME, INVALID_LOG
 */
export function createPlatform(options: PlatformOptions = {}): Platform {
  const { log } = readOptions(options)
  if (log.last === 0) return assemble(options).platform
  const told = readBeginning(log.beginning)
  refuseOtherOptions(options, told.options)
  const { platform, retell } = assemble({ ...options, ...told.options, log }, told.begun)
  retell({ onDifference: refuseDifference, from: 'nearest' })
  return platform
}

/** A platform, and what tells it again what its log holds. */
export interface Assembled {
  readonly platform: Platform
  readonly retell: Retell
}

/**
 * @param begun What its log tells of its beginning; undefined for a log that this is the beginning of.
 * @param held The world that it begins as, in place of what the options say.
 */
export function assemble(options: PlatformOptions, begun?: Begun, held?: HeldWorld): Assembled {
  const { profile, origins, rateLimit, checkResponses, faultHeader, log, onAnswerFault, beginning, worlds, ...read } =
    readOptions(options)
  const contract = contracts[profile]
  checkOrigins(origins, contract)
  const validatorOf = validatorsOf(profile)
  const originOf = ({ name, origin }: System): string => origins[name] ?? origin
  const before = begun ?? (held && { atMs: held.atMs, clock: held.parts.clock })
  const worldOptions = before === undefined ? read : { ...read, begun: before }
  const begin = held === undefined ? beginningOf(beginning, contract, validatorOf) : (world: World) => world.adopt(held)
  const world = createWorld(contract, begin, worldOptions)
  const startOf = createStart(contract, begin, worldOptions)
  const history = createHistory({ world, contract }, log)
  const { perform } = history
  const faults = createPlatformFaults(world, contract, perform)
  const engine: Engine = {
    contract,
    router: routerOf(profile),
    validatorOf,
    behaviours,
    sites,
    world,
    rateLimit,
    checkResponses,
    orderedBy: faultHeader ? (header, operation) => readFaultHeader(header, operation, contract) : undefined,
    bases: basesOf(contract.systems, originOf),
    reportFault: onAnswerFault,
    record: history.record,
  }
  if (begun === undefined) log.append([beginEntry(options, profile, world, held)])

  const bodyBytesMaxNow = memoized(world, () => largestBody(contract, world.accounts.all()))

  const platform: Omit<Platform, 'worlds'> = {
    handle: (received) => (log.problem === undefined ? handle(received, engine) : handleAgain(received, engine, log)),
    ...servingOf(engine),
    profile,
    systems: contract.systems.map((system) => reachedAt(system, originOf(system))),
    get bodyBytesMax() {
      return bodyBytesMaxNow()
    },
    exposedHeaders: exposedHeadersOf(profile),
    tokens: tokensOf(world),
    clock: controlledClock(world, contract, perform),
    journal: createPlatformJournal(world, contract),
    log: viewOf(log, contract.operations, (kept) => maskedLog(kept, contract.operations, assemble)),
    outsideDns: createOutsideDns(world, perform, (outsideDns) =>
      problemOfWorld({ ...defaultWorld, outsideDns }, validatorOf),
    ),
    faults,
    fail: (operation, code, { times = 1 } = {}) => void faults.add({ operation, code, times }),
    records: (name) => recordsOf(name, world, contract),
    ...livesOf(history),
    snapshot: () => structuredClone(world.snapshot()),
    restore: (snapshot) => void perform('restore', { snapshot }),
    snapshots: createNamedSnapshots(world, perform),
    reset: () => void perform('reset', {}),
    fork(asked = {}) {
      const own = readForkOptions(asked)
      const base = own.from === 'now' ? world.hold() : startOf(world)
      return assemble(optionsOfFork(options, own), undefined, base).platform
    },
  }
  const told = (kept: Log): Platform => createPlatform({ checkResponses, onAnswerFault, log: kept })
  return { platform: withWorlds(platform, { options: worlds, told }), retell: retelling({ log, history, engine }) }
}

function livesOf({ perform }: History): Pick<Platform, 'step' | 'hold' | 'release' | 'crash'> {
  // The acts answer the state.
  const moving =
    (act: 'step' | 'hold' | 'release' | 'crash') =>
    (deployment: string): string =>
      perform(act, { deployment }) as string
  return { step: moving('step'), hold: moving('hold'), release: moving('release'), crash: moving('crash') }
}

function reachedAt({ name, bodyBytesMax }: System, origin: string): Platform['systems'][number] {
  return { name, origin, bodyBytesMax }
}

/** Where the last was not kept, nothing is done until it is. */
function handleAgain(received: Received, engine: Engine, log: Log): Promise<Answer> {
  return log.settled().then(
    () => handle(received, engine),
    () => refuseUnkept(received, engine),
  )
}

/** The operations of the contract that a log was written with, for what looks at its requests. */
export function operationsOf({ beginning }: KeptLog): Contract['operations'] {
  return contracts[beginning.arguments.profile === 'observed' ? 'observed' : 'documented'].operations
}

function checkOrigins(origins: Readonly<Record<string, string>>, { systems }: Contract): void {
  const names = systems.map(({ name }) => name)
  for (const name of Object.keys(origins)) {
    if (!names.includes(name)) {
      refuseOption('origins', `there is no system ${JSON.stringify(name)}`, `The systems are ${names.join(', ')}.`)
    }
  }
}
