/** How a blueprint and a world become a platform. */
import type { Log } from '../log/log.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { Answer, Received } from '../pipeline/exchange.ts'
import { handle } from '../pipeline/handle.ts'
import { refuseUnkept } from '../pipeline/refuse-unkept.ts'
import { basesOf } from '../pipeline/routing/origins.ts'
import type { Contract, System } from '../spec/contract.ts'
import { largestBody } from '../world/account-limits.ts'
import type { HeldWorld } from '../world/held-world.ts'
import { type Begun, createWorld, type World } from '../world/world.ts'
import { memoized, tokensOf } from './accounts.ts'
import type { Blueprint, BlueprintOf } from './blueprint/blueprint.ts'
import { controlledClock } from './controlled-clock.ts'
import { createPlatformFaults } from './faults/faults.ts'
import { readFaultHeader } from './faults/header.ts'
import { createHistory, type History } from './history.ts'
import { createInspection } from './inspection/inspection.ts'
import { createPlatformJournal } from './journal/platform-journal.ts'
import { maskedLog } from './masking/masked-log.ts'
import { type PlatformOptions, readOptions, refuseOption } from './options.ts'
import { createOutsideDns } from './outside-dns.ts'
import type { Platform } from './platform.ts'
import { viewOf } from './platform-log.ts'
import { createPopulate } from './population/populate.ts'
import { type Retell, retelling } from './retelling.ts'
import type { Assembler } from './retold.ts'
import { pathParametersOf, servingOf } from './serving.ts'
import { createNamedSnapshots } from './snapshots/named-snapshots.ts'
import { beginEntry, readBeginning, refuseDifference, refuseOtherOptions } from './telling.ts'
import { createStart, optionsOfFork, readForkOptions } from './worlds/fork.ts'
import { withWorlds } from './worlds/with-worlds.ts'

/** What makes platforms of one kind. */
export interface Platforms extends Assembler<Platform> {
  /** @throws UsageError INVALID_OPTION, INVALID_WORLD, INVALID_TIME, INVALID_LOG */
  create(options: PlatformOptions): Platform
}

export function platformsOf(blueprintOf: BlueprintOf): Platforms {
  const platforms: Platforms = {
    create(options) {
      const { log } = readOptions(options)
      if (log.last === 0) return platforms.assemble(options).platform
      const told = readBeginning(log.beginning, blueprintOf)
      refuseOtherOptions(options, told.options)
      const { platform, retell } = platforms.assemble({ ...options, ...told.options, log }, told.begun)
      retell({ onDifference: refuseDifference, from: 'nearest' })
      return platform
    },
    blueprintOf,
    assemble: (options, begun) => assemble({ options, platforms, begun }),
  }
  return platforms
}

/** A platform, and what tells it again what its log holds. */
interface Assembled {
  readonly platform: Platform
  readonly retell: Retell
}

interface Assembling {
  readonly options: PlatformOptions
  readonly platforms: Platforms
  /** What its log tells of its beginning; undefined for a log that this is the beginning of. */
  readonly begun?: Begun | undefined
  /** The world that it begins as, in place of what the options say. */
  readonly held?: HeldWorld
}

function assemble({ options, platforms, begun, held }: Assembling): Assembled {
  const { profile, origins, rateLimit, checkResponses, faultHeader, log, onAnswerFault, beginning, worlds, ...read } =
    readOptions(options)
  const blueprint = platforms.blueprintOf(profile)
  const { contract } = blueprint
  const reading = { operations: contract.operations, formReaders: blueprint.formReaders }
  checkOrigins(origins, contract)
  const originOf = ({ name, origin }: System): string => origins[name] ?? origin
  const before = begun ?? (held && { atMs: held.atMs, clock: held.parts.clock })
  const worldOptions = before === undefined ? read : { ...read, begun: before }
  const begin = held === undefined ? blueprint.beginningOf(beginning) : (world: World) => world.adopt(held)
  const world = createWorld(contract, begin, worldOptions)
  const startOf = createStart(contract, begin, worldOptions)
  const history = createHistory(world, blueprint, log)
  const faults = createPlatformFaults(world, contract, history.perform)
  const engine: Engine = {
    ...playedBy(blueprint),
    world,
    rateLimit,
    checkResponses,
    orderedBy: faultHeader ? (header, operation) => readFaultHeader(header, operation, contract) : undefined,
    bases: basesOf(contract.systems, originOf),
    reportFault: onAnswerFault,
    record: history.record,
  }
  if (begun === undefined) log.append([beginEntry(options, blueprint, world, held)])

  const bodyBytesMaxNow = memoized(world, () => largestBody(contract, world.accounts.all()))

  const platform: Omit<Platform, 'worlds'> = {
    handle: (received) => (log.problem === undefined ? handle(received, engine) : handleAgain(received, engine, log)),
    ...servingOf(engine),
    profile,
    systems: contract.systems.map((system) => reachedAt(system, originOf(system))),
    get bodyBytesMax() {
      return bodyBytesMaxNow()
    },
    exposedHeaders: blueprint.exposedHeaders,
    tokens: tokensOf(world),
    clock: controlledClock(world, contract, history.perform),
    journal: createPlatformJournal(world, {
      ...reading,
      parametersOf: (request) => pathParametersOf(request, engine),
    }),
    ready: Promise.resolve(),
    continued: (other) => platforms.create({ ...options, log: other }),
    log: viewOf(log, reading, (kept) => maskedLog(kept, reading, platforms)),
    inspection: createInspection({ world, log, blueprint, platforms, rateLimit, exercised: history.exercised }),
    outsideDns: createOutsideDns(world, history.perform, blueprint.problemOfOutsideDns),
    faults,
    fail: (operation, code, { times = 1 } = {}) =>
      void faults.add({ operation, ...(typeof code === 'number' ? { status: code } : { code }), times }),
    records: (name) => blueprint.recordsOf(name, world) as never,
    ...livesOf(history),
    populate: createPopulate(world, blueprint.population, history.perform),
    snapshot: () => structuredClone(world.snapshot()),
    restore: (snapshot) => void history.perform('restore', { snapshot }),
    snapshots: createNamedSnapshots(world, history.perform, log.states),
    reset: () => void history.perform('reset', {}),
    fork(asked = {}) {
      const own = readForkOptions(asked)
      const base = own.from === 'now' ? world.hold() : startOf(world)
      return assemble({ options: optionsOfFork(options, own), platforms, held: base }).platform
    },
  }
  const told = (kept: Log): Platform => platforms.create({ checkResponses, onAnswerFault, log: kept })
  return { platform: withWorlds(platform, { options: worlds, told }), retell: retelling({ log, history, engine }) }
}

function playedBy(blueprint: Blueprint): Pick<Engine, keyof Blueprint & keyof Engine> {
  const { contract, router, validatorOf, formReaders, behaviours, sites } = blueprint
  return { contract, router, validatorOf, formReaders, behaviours, sites }
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

function checkOrigins(origins: Readonly<Record<string, string>>, { systems }: Contract): void {
  const names = systems.map(({ name }) => name)
  for (const name of Object.keys(origins)) {
    if (!names.includes(name)) {
      refuseOption('origins', `there is no system ${JSON.stringify(name)}`, `The systems are ${names.join(', ')}.`)
    }
  }
}
