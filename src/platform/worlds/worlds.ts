/** Worlds side by side: each is a platform of its own, forked from the one that the main world began as when somebody first asks for it. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Log } from '../../log/log.ts'
import type { Answer, Received } from '../../pipeline/exchange.ts'
import { createClock, formatTime } from '../../world/clock.ts'
import { checkWorldName } from './address.ts'
import type { ForkOptions } from './fork.ts'
import type { KeptWorldLog, ReadWorldsOptions } from './options.ts'

/** The world that everything is for that names none. */
export const mainWorld = 'main'

/** What a world is listed with. */
export interface WorldEntry {
  readonly name: string
  /** How many entries its log has; null of one that is kept and that nobody asked for since the start. */
  readonly entries: number | null
  /** When somebody last asked for it, by the system's time, as ISO 8601; null where nobody did. */
  readonly lastUsed: string | null
}

export interface FoundWorld<P> {
  readonly platform: P
  /** As it is within that world. */
  readonly received: Received
}

/** What is found: undefined where a request names no world, an answer where the one that it names is not to be had. */
export type Found<P> = FoundWorld<P> | Answer | undefined

export interface Worlds<P> extends KeptWorlds<P> {
  /**
   * The world that a request is for, forked where it is not there yet.
   * @param refusalOfFork Why whoever asks may not make a world, undefined where they may.
   */
  find(received: Received, refusalOfFork?: () => Answer | undefined): Found<P> | Promise<Exclude<Found<P>, undefined>>
}

export interface KeptWorlds<P> {
  /** The main world alone: its `handle` looks for no other one. */
  readonly main: P
  /** All but the main world, the one that nobody asked for longest first. */
  list(): WorldEntry[]
  /** Whether it is there already, so that nothing is forked for whom asks for it. */
  has(name: string): boolean
  /** One that is there and open. */
  get(name: string): P | undefined
  /**
   * The world of that name, forked from the start of the main one when it is not there yet; a promise where it is kept.
   * @throws UsageError INVALID_WORLD_NAME, TOO_MANY_WORLDS; INVALID_LOG
   */
  open(name: string): P | Promise<P>
  /**
   * A new world.
   * @param from The world that it begins as, as that is now; the start of the main one where it is left out.
   * @throws UsageError INVALID_WORLD_NAME, DUPLICATE_WORLD, UNKNOWN_WORLD, TOO_MANY_WORLDS
   */
  fork(name: string, options?: { readonly from?: string }): P | Promise<P>
  /**
   * It is gone, and what was kept of it too.
   * @throws UsageError INVALID_WORLD_NAME, UNKNOWN_WORLD
   */
  remove(name: string): void | Promise<void>
  /** Writes what is left of those that are kept. */
  close(): Promise<void>
}

/** What a world's platform has to be able to do. */
export interface Forkable<P> {
  readonly log: { readonly last: number }
  fork(options: ForkOptions): P
}

export interface WorldsParts<P> {
  readonly main: P
  readonly options: ReadWorldsOptions
  /** A platform of a log that holds something. */
  readonly told: (log: Log) => P
}

interface Open<P> {
  platform: P | Promise<P>
  log: KeptWorldLog | undefined
  usedMs: number
}

export function createWorlds<P extends Forkable<P>>({ main, options, told }: WorldsParts<P>): KeptWorlds<P> {
  return new WorldsOf({ main, options, told })
}

class WorldsOf<P extends Forkable<P>> implements KeptWorlds<P> {
  readonly main: P
  readonly #options: ReadWorldsOptions
  readonly #told: (log: Log) => P
  /** The one that nobody asked for longest stands first. */
  readonly #open = new Map<string, Open<P>>()
  /** Of worlds whose log is being closed: it is opened again only after that. */
  readonly #closing = new Map<string, Promise<void>>()
  readonly #clock = createClock()

  constructor({ main, options, told }: WorldsParts<P>) {
    this.main = main
    this.#options = options
    this.#told = told
  }

  list(): WorldEntry[] {
    const kept = (this.#options.store?.names() ?? []).filter((name) => !this.#open.has(name))
    return [
      ...kept.map((name) => ({ name, entries: null, lastUsed: null })),
      ...[...this.#open].map(([name, { platform, usedMs }]) => ({
        name,
        entries: platform instanceof Promise ? null : platform.log.last,
        lastUsed: formatTime(usedMs),
      })),
    ]
  }

  has(name: string): boolean {
    return name === mainWorld || this.#open.has(name) || this.#options.store?.names().includes(name) === true
  }

  get(name: string): P | undefined {
    if (name === mainWorld) return this.main
    const platform = this.#open.get(name)?.platform
    return platform instanceof Promise ? undefined : platform
  }

  open(name: string): P | Promise<P> {
    checkWorldName(name)
    if (name === mainWorld) return this.main
    const open = this.#open.get(name)
    if (open === undefined) return this.#add(name, (log) => this.main.fork({ from: 'start', ...(log && { log }) }))
    this.#open.delete(name)
    this.#open.set(name, open)
    open.usedMs = this.#clock.now()
    return open.platform
  }

  fork(name: string, { from }: { readonly from?: string } = {}): P | Promise<P> {
    checkWorldName(name)
    if (this.has(name)) {
      refuse(
        'DUPLICATE_WORLD',
        `make the world ${JSON.stringify(name)}: there is one already. Remove it first, or give another name`,
      )
    }
    if (from === undefined) return this.open(name)
    checkWorldName(from)
    if (!this.has(from)) refuseUnknown('fork', from)
    const base = this.open(from)
    const add = (of: P): P | Promise<P> => this.#add(name, (log) => of.fork({ from: 'now', ...(log && { log }) }))
    return base instanceof Promise ? base.then(add) : add(base)
  }

  remove(name: string): void | Promise<void> {
    checkWorldName(name)
    if (name === mainWorld || !this.has(name)) refuseUnknown('remove', name)
    const closed = this.#drop(name)
    const { store } = this.#options
    if (store !== undefined) return (closed ?? Promise.resolve()).then(() => store.remove(name))
  }

  async close(): Promise<void> {
    for (const name of [...this.#open.keys()]) this.#drop(name)
    await Promise.all(this.#closing.values())
  }

  #add(name: string, fork: (log: Log | undefined) => P): P | Promise<P> {
    this.#makeRoom(name)
    const { store } = this.#options
    const usedMs = this.#clock.now()
    if (store === undefined) {
      const platform = fork(undefined)
      this.#open.set(name, { platform, log: undefined, usedMs })
      return platform
    }
    const opening = (this.#closing.get(name) ?? Promise.resolve()).then(() => store.open(name))
    const platform = opening.then((log) => {
      open.log = log
      open.platform = log.last === 0 ? fork(log) : this.#told(log)
      return open.platform
    })
    const open: Open<P> = { platform, log: undefined, usedMs }
    this.#open.set(name, open)
    platform.catch(() => {
      if (this.#open.get(name) === open) this.#drop(name)
    })
    return platform
  }

  /** Whatever is used stays: only what nobody asked for makes room. */
  #makeRoom(name: string): void {
    const { max, idleMs } = this.#options
    if (this.#open.size < max) return
    const [oldest] = this.#open
    if (oldest !== undefined && this.#clock.now() - oldest[1].usedMs >= idleMs) return void this.#drop(oldest[0])
    refuse(
      'TOO_MANY_WORLDS',
      `make the world ${JSON.stringify(name)}: there are ${this.#open.size} already, and all were used of late. Remove one, or allow more with --worlds-max (or the option worlds.max)`,
    )
  }

  #drop(name: string): Promise<void> | undefined {
    const open = this.#open.get(name)
    this.#open.delete(name)
    if (open === undefined || this.#options.store === undefined) return this.#closing.get(name)
    const closing = closed(open).finally(() => this.#closing.delete(name))
    this.#closing.set(name, closing)
    return closing
  }
}

/** What could not be opened or kept was said to who asked for it. */
async function closed<P>(open: Open<P>): Promise<void> {
  await Promise.resolve(open.platform).catch(() => undefined)
  await open.log?.close().catch(() => undefined)
}

function refuseUnknown(what: string, name: string): never {
  const next =
    name === mainWorld ? 'That is the main one, which always is' : 'GET /_nowhere/worlds lists those that there are'
  refuse('UNKNOWN_WORLD', `${what} the world ${JSON.stringify(name)}: there is none. ${next}`)
}

function refuse(code: 'DUPLICATE_WORLD' | 'UNKNOWN_WORLD' | 'TOO_MANY_WORLDS', what: string): never {
  throw new UsageError(code, `Failed to ${what}.`)
}
