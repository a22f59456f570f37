/** The platform and the model side by side. No answer has a value in it that was not asked for by somebody who may read it. */
import { expect } from 'vitest'
import type { Platform, WorldSnapshot } from '../../../src/index.ts'
import { worlds } from '../../unit/systems/worlds.ts'
import { createAskedPlatform, type Reply } from '../asked-platform.ts'
import { createModel, type Model, startMs } from './model.ts'
import { type Caller, callers } from './people.ts'
import { expectQuota, quota, type SystemName, UsedUp, type Windows } from './quotas.ts'

const origins = {
  now: 'https://api.zeit.co',
  vercel: 'https://api.vercel.com',
  environments: 'https://example.com',
  projects: 'https://www.floopfloop.com',
} as const satisfies Record<SystemName, string>

/** The world of roles, and somebody in it who owes a payment. */
const world = {
  ...worlds.roles,
  accounts: [...(worlds.roles.accounts ?? []), { username: 'frank', unpaid: true }],
  tokens: [...(worlds.roles.tokens ?? []), { token: 'nowhere_frank', account: 'frank' }],
}

interface Asked {
  /** Sent as JSON, or as it is where it is bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The value that the answer may show. */
  readonly shows?: string
  /** It is refused before anybody looks at the quota: it counts, and is no 429. */
  readonly isBeforeLimit?: boolean
  /** Whom it counts for, where that is not the caller's token. */
  readonly countedFor?: string
  /** A test ordered it to be refused as if the quota were used up. */
  readonly isOrdered?: boolean
}

export class SecretsSimulation {
  readonly #asked = createAskedPlatform(startMs, { world, rateLimit: quota })
  readonly platform: Platform = this.#asked.platform
  readonly expectReplay: () => void = this.#asked.expectReplay
  model: Model = createModel()
  caller: Caller = callers[0] as Caller // there is a first one
  /** What was answered to anybody, as `SYSTEM STATUS`. */
  readonly met: Set<string>
  #windows: Windows = {}
  #saved: { readonly world: WorldSnapshot; readonly model: Model; readonly windows: Windows } | undefined

  constructor(met: Set<string>) {
    this.met = met
  }

  iso(ms: number = this.model.nowMs): string {
    return new Date(ms).toISOString()
  }

  advance(ms: number): void {
    this.platform.clock.advance(ms)
    this.model.nowMs += ms
  }

  /** Lets every window of the limits end, where a step asks more than once or what it asks has to arrive. */
  breathe(): void {
    this.advance(60_000)
  }

  /** Throws `UsedUp` when the quota was used up, which it then was in the model too. */
  async call(system: SystemName, method: string, path: string, asked: Asked = {}): Promise<Reply> {
    const { body, headers = {}, shows, isBeforeLimit = false, isOrdered = false } = asked
    const { token } = this.caller
    const isBytes = body instanceof Uint8Array
    const sent = body === undefined ? undefined : isBytes ? new Uint8Array(body) : JSON.stringify(body)
    const init = {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    }
    const reply = await this.#asked.send(`${origins[system]}${path}`, init, this.model.nowMs)
    this.met.add(`${system} ${reply.status}`)
    this.#expectNoValue(reply, `${method} ${path}`, shows)
    const counted = { system, method, token: asked.countedFor ?? token, isBeforeLimit, isOrdered }
    if (!expectQuota(reply, counted, this.#windows, this.model.nowMs)) throw new UsedUp(path)
    return reply
  }

  #expectNoValue({ text }: Reply, asked: string, shows: string | undefined): void {
    const { owned, environment, project } = this.model
    for (const { value } of [...owned, ...environment, ...project]) {
      // The shorter ones are parts of each other, and of what is shown.
      if (value.length > 10 && value !== shows) expect(text, `${asked} shows a value`).not.toContain(value)
    }
  }

  save(): void {
    // Through JSON, as it would be kept in a file.
    this.#saved = {
      world: JSON.parse(JSON.stringify(this.platform.snapshot())),
      model: structuredClone(this.model),
      windows: { ...this.#windows },
    }
  }

  restore(): void {
    if (this.#saved === undefined) return
    this.platform.restore(this.#saved.world)
    this.model = structuredClone(this.#saved.model)
    this.#windows = { ...this.#saved.windows }
  }

  reset(): void {
    this.platform.reset()
    this.model = createModel()
    this.#windows = {}
  }
}

/** Refused with this status and code, in whichever shape the system has for it. */
export function expectRefusal({ status, body }: Reply, expected: number, code: string): void {
  const error = body as { readonly code?: string; readonly error?: { readonly code: string } }
  expect([status, error.error?.code ?? error.code]).toEqual([expected, code])
}
