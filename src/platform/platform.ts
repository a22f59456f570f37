/** A platform as those who make ways into it see it. */
import type { Log } from '../log/log.ts'
import type { Answer, Received } from '../pipeline/exchange.ts'
import type { Profile } from '../spec/contract.ts'
import type { ErrorCodeOf, OperationId } from '../spec/operations.ts'
import type { WorldSnapshot } from '../world/world.ts'
import type { Conformity, GivenAnswer } from './conformity.ts'
import type { PlatformClock } from './controlled-clock.ts'
import type { PlatformFaults } from './faults/faults.ts'
import type { Inspection } from './inspection/inspection.ts'
import type { PlatformJournal } from './journal/platform-journal.ts'
import type { OutsideDns } from './outside-dns.ts'
import type { PlatformLog } from './platform-log.ts'
import type { PopulateOptions } from './population/populate.ts'
import type { Counts } from './population/population.ts'
import type { CollectionName, RecordOf } from './records.ts'
import type { NamedSnapshots } from './snapshots/named-snapshots.ts'
import type { ForkOptions } from './worlds/fork.ts'
import type { Worlds } from './worlds/worlds.ts'

export interface Platform {
  /** Answers the small request value of the adapters; a promise only when the operation has to wait for something. */
  readonly handle: (received: Received) => Answer | Promise<Answer>
  /** Whether an operation, of any method, or a deployment's own host is there. */
  readonly serves: (request: Pick<Received, 'host' | 'path'> & Partial<Pick<Received, 'headers'>>) => boolean
  /** Whether a host of the users' own answers there now, such as that of a deployment. */
  readonly servesHost: (host: string, headers?: Received['headers']) => boolean
  /** Whether the body of a request would be looked at: not where nothing is, nor without a valid token where one is needed. */
  readonly readsBody: (
    request: Pick<Received, 'host' | 'path' | 'headers'> & Partial<Pick<Received, 'query'>>,
  ) => boolean
  /** The username of the account whose token a request carries; undefined without a valid one. */
  readonly accountOf: (request: Pick<Received, 'headers'> & Partial<Pick<Received, 'query'>>) => string | undefined
  /** What came closest to a request to an origin of its own that no operation takes, in words; undefined of any other request. */
  readonly nearMiss: (request: Pick<Received, 'method' | 'host' | 'path'>) => string | undefined
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
  /** What it shows of itself to those who look into it. */
  readonly inspection: Inspection
  /**
   * Holds an answer of anybody to the document, as every answer of the platform itself is held to it.
   * @throws UsageError UNKNOWN_OPERATION where nothing says which operation answered
   */
  readonly conformityOf: (answer: GivenAnswer) => Conformity
  /** Resolves when what is kept of it elsewhere is there, as by the option `keep` of `createHandlers`; rejects when it cannot be had. */
  readonly ready: Promise<void>
  /**
   * A platform of the same options that is as it was after the last entry of a log, and goes on there; `log` of the options does the same.
   * @throws UsageError INVALID_LOG
   */
  readonly continued: (log: Log) => Platform
  /** Records at nameservers outside the platform, such as the one that verifies an external domain. */
  readonly outsideDns: OutsideDns
  /** What goes wrong on purpose, and how often it did. */
  readonly faults: PlatformFaults
  /**
   * The next calls of an operation fail with one of its codes, or with a status from 400 to 599: `faults.add` in short.
   * @throws UsageError UNKNOWN_OPERATION, UNDECLARED_CODE, INVALID_OPTION
   */
  readonly fail: <Id extends OperationId>(
    operationId: Id,
    code: ErrorCodeOf<Id> | number,
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
   * Makes up believable records, so many of each collection, or so many of each that requests make, and puts them in by the rules of
   * requests: all of them or none. They are a function of the seed and of what is there, and the log tells them again.
   *
   * @example
   * ```ts
   * import { createPlatform } from 'nowhere-kit'
   *
   * const platform = createPlatform({ seed: 42 })
   * console.log(await platform.populate({ deployments: 1000, secrets: 50 })) // -> { deployments: 1000, secrets: 50 }
   * console.log(platform.records('deployments').length) // -> 1000
   * ```
   * @returns How many were made of each.
   * @throws UsageError UNKNOWN_COLLECTION, INVALID_OPTION
   */
  readonly populate: (what: number | Counts, options?: PopulateOptions) => Promise<Counts>
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
  /**
   * The world is as it was then; the journal begins anew, and the log goes on.
   * @throws UsageError INVALID_SNAPSHOT
   */
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
