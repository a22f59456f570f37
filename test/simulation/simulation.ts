/**
 * A platform and its model side by side. Every answer is held to what holds of all answers: no error of the server, the quota, the
 * time, and nothing in it that belongs to the other account.
 */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import type { Platform, WorldSnapshot } from '../../src/index.ts'
import { createAskedPlatform, type Reply } from './asked-platform.ts'
import { limitedWorld } from './steps/limits.ts'
import { createStore, dumpStore, type Entity, loadStore, type Store, type StoreDump } from './store.ts'

export type Username = 'alice' | 'bob'

interface Asked {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** It is refused before anybody looks at the quota: it counts, and is no 429. */
  readonly isBeforeLimit?: boolean
}

/** What an answer must not show to anybody but its owner: ids, hosts and the values of secrets. */
const ownedForms = /(?:sec_|rec_)?[A-Za-z0-9]{24}|[a-z0-9-]+-[a-z]{10}\.now\.sh|value-[0-9a-f-]{36}/g

/** Few enough to be used up now and then. */
const quota = 12
const windowMs = 60_000
const startMs = Date.UTC(2017, 1, 20, 8)

interface Saved {
  readonly world: WorldSnapshot
  readonly store: StoreDump
  readonly owned: ReadonlyMap<string, Username>
  readonly windows: ReadonlyMap<string, Window>
  readonly stamps: ReadonlyMap<Username, number>
  readonly ordinal: number
  readonly nowMs: number
}

interface Window {
  readonly used: number
  readonly resetAtMs: number
}

/** With a slash at its end, which makes no other path. */
function slashed(path: string): string {
  return path === '/' ? path : path.replace(/(?=\?|$)/, '/')
}

export class Simulation {
  readonly #asked = createAskedPlatform(startMs, { world: limitedWorld, rateLimit: quota })
  readonly platform: Platform = this.#asked.platform
  readonly expectReplay: () => void = this.#asked.expectReplay
  store: Store = createStore()
  nowMs: number = startMs
  /** Whose step it is. */
  as: Username = 'alice'
  /** What the step is about, where that is not left to chance. */
  about: string | undefined
  #owned = new Map<string, Username>()
  #windows = new Map<string, Window>()
  /** When the last secret of each was made. */
  #stamps = new Map<Username, number>()
  #ordinal = 0
  #saved: Saved | undefined

  constructor() {
    this.#begin()
  }

  /** The account whose step it is. */
  get account(): Entity<'account'> {
    const account = this.store.account.findFirst({ where: { username: { equals: this.as } } })
    if (account === null) throw new Error(`the model has no ${this.as}`)
    return account
  }

  /** Where the entities of the account whose step it is are found. */
  get own(): { readonly owner: { readonly id: { readonly equals: string } } } {
    return { owner: { id: { equals: this.account.id } } }
  }

  /** Younger than everything before it. */
  ordinal(): number {
    return ++this.#ordinal
  }

  /** A time for a secret: no two of an account are made at the same one, because the later API pages by it. */
  stamp(): number {
    const ms = Math.max(this.nowMs, (this.#stamps.get(this.as) ?? -1) + 1)
    this.#stamps.set(this.as, ms)
    return ms
  }

  iso(ms: number = this.nowMs): string {
    return new Date(ms).toISOString()
  }

  advance(ms: number): void {
    this.platform.clock.advance(ms)
    this.nowMs += ms
  }

  /** Lets the windows of the rate limit end, where a step asks more than once. */
  breathe(): void {
    this.advance(windowMs)
  }

  /** From now on it may be shown to nobody but the account whose step it is. Nothing is ever made twice. */
  claim(...things: readonly string[]): void {
    for (const thing of things) {
      expect(this.#owned.has(thing), `${thing} was made twice`).toBe(false)
      this.#owned.set(thing, this.as)
    }
  }

  /** Hosts of deployments that were there, of either account. */
  get goneHosts(): string[] {
    const there = new Set(this.store.deployment.getAll().map(({ host }) => host))
    return [...this.#owned.keys()].filter((thing) => thing.endsWith('.now.sh') && !there.has(thing))
  }

  /** Asks the API; undefined when the quota was used up, which it then was in the model too. */
  async call(
    method: string,
    path: string,
    { body, headers = {}, isBeforeLimit = false }: Asked = {},
  ): Promise<Reply | undefined> {
    const token = this.as === 'alice' && faker.number.int(9) === 0 ? 'nowhere_alice_staging' : `nowhere_${this.as}`
    const isBytes = body instanceof Uint8Array
    const sent = body === undefined ? undefined : isBytes ? new Uint8Array(body) : JSON.stringify(body)
    const reply = await this.#send(`https://api.zeit.co${faker.number.int(19) === 0 ? slashed(path) : path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined || isBytes ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    this.#expectNothingOfOthers(reply, `${path} ${isBytes ? '' : sent} ${JSON.stringify(headers)}`)
    const remains = this.#expectQuota(reply, token)
    expect(reply.status === 429).toBe(!remains && !isBeforeLimit)
    if (remains || isBeforeLimit) return reply
    const resetAtSeconds = Number(reply.headers.get('X-Rate-Limit-Reset'))
    expect(reply.headers.get('Retry-After')).toBe(String(Math.ceil(resetAtSeconds - this.nowMs / 1_000)))
    this.expectRefusal(reply, 429, 'rate_limited', '')
    return undefined
  }

  /** Asks a host of somebody's own. */
  visit(host: string, init: RequestInit = {}): Promise<Reply> {
    return this.#send(`https://${host}/`, init)
  }

  expectRefusal(reply: Reply, status: number, code: string, endpoint: string): void {
    expect([reply.status, reply.body]).toEqual([
      status,
      { error: { code, message: expect.stringMatching(/./), url: `https://zeit.co/errors/${endpoint}${code}` } },
    ])
  }

  save(): void {
    // Through JSON, as it would be kept in a file.
    const world: WorldSnapshot = JSON.parse(JSON.stringify(this.platform.snapshot()))
    this.#saved = {
      world,
      store: dumpStore(this.store),
      owned: new Map(this.#owned),
      windows: new Map(this.#windows),
      stamps: new Map(this.#stamps),
      ordinal: this.#ordinal,
      nowMs: this.nowMs,
    }
  }

  restore(): void {
    if (this.#saved === undefined) return
    const { world, store, owned, windows, stamps, ordinal, nowMs } = this.#saved
    this.platform.restore(world)
    this.store = loadStore(store)
    this.#owned = new Map(owned)
    this.#windows = new Map(windows)
    this.#stamps = new Map(stamps)
    this.#ordinal = ordinal
    this.nowMs = nowMs
  }

  reset(): void {
    this.platform.reset()
    this.store = createStore()
    this.#owned.clear()
    this.#windows.clear()
    this.#stamps.clear()
    this.#ordinal = 0
    this.nowMs = startMs
    this.#begin()
  }

  #begin(): void {
    const people = { alice: '2qDDuGFTWXBLDNnqZfWPDp1A', bob: '8sKkYhP4vRzQ1mTbXc7WnE3d' }
    for (const [username, id] of Object.entries(people)) {
      const name = `${username.charAt(0).toUpperCase()}${username.slice(1)}`
      this.store.account.create({ id, username, email: `${username}@example.com`, name })
      // Only the account itself is told its id.
      this.#owned.set(id, username === 'alice' ? 'alice' : 'bob')
    }
  }

  #send(url: string, init: RequestInit): Promise<Reply> {
    return this.#asked.send(url, init, this.nowMs)
  }

  /** A refusal repeats what it was asked for, which tells nobody anything. */
  #expectNothingOfOthers({ text }: Reply, asked: string): void {
    for (const [thing] of text.matchAll(ownedForms)) {
      const owner = this.#owned.get(thing)
      if (owner !== undefined && owner !== this.as && !asked.includes(thing)) {
        throw new Error(`${this.as} was shown ${thing} of ${owner}: ${asked} was answered ${text}`)
      }
    }
  }

  /** Whether some of it remained before. */
  #expectQuota({ headers }: Reply, token: string): boolean {
    let window = this.#windows.get(token)
    if (window === undefined || this.nowMs >= window.resetAtMs) {
      window = { used: 0, resetAtMs: Math.floor(this.nowMs / 1_000) * 1_000 + windowMs }
    }
    const remains = window.used < quota
    window = { ...window, used: Math.min(quota, window.used + 1) }
    this.#windows.set(token, window)
    const told = ['Limit', 'Remaining', 'Reset'].map((name) => headers.get(`X-Rate-Limit-${name}`))
    expect(told).toEqual([String(quota), String(quota - window.used), String(window.resetAtMs / 1_000)])
    return remains
  }
}
