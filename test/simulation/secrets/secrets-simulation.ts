/** The platform and the model side by side. No answer has a value in it that was not asked for by somebody who may read it. */
import { expect } from 'vitest'
import type { Platform, WorldSnapshot } from '../../../src/index.ts'
import { worlds } from '../../unit/systems/worlds.ts'
import { createAskedPlatform, type Reply } from '../asked-platform.ts'
import { createModel, type Model, startMs } from './model.ts'
import { type Caller, callers } from './people.ts'

const origins = {
  now: 'https://api.zeit.co',
  vercel: 'https://api.vercel.com',
  environments: 'https://example.com',
  projects: 'https://www.floopfloop.com',
} as const

interface Asked {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The value that the answer may show. */
  readonly shows?: string
}

export class SecretsSimulation {
  readonly #asked = createAskedPlatform(startMs, { world: worlds.roles, rateLimit: 'off' })
  readonly platform: Platform = this.#asked.platform
  model: Model = createModel()
  caller: Caller = callers[0] as Caller // there is a first one
  #saved: { readonly world: WorldSnapshot; readonly model: Model } | undefined

  iso(ms: number = this.model.nowMs): string {
    return new Date(ms).toISOString()
  }

  advance(ms: number): void {
    this.platform.clock.advance(ms)
    this.model.nowMs += ms
  }

  async call(
    system: keyof typeof origins,
    method: string,
    path: string,
    { body, headers = {}, shows }: Asked = {},
  ): Promise<Reply> {
    const init = {
      method,
      headers: {
        Authorization: `Bearer ${this.caller.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    const reply = await this.#asked.send(`${origins[system]}${path}`, init, this.model.nowMs)
    const { owned, environment, project } = this.model
    for (const { value } of [...owned, ...environment, ...project]) {
      // The shorter ones are parts of each other, and of what is shown.
      if (value.length > 10 && value !== shows)
        expect(reply.text, `${method} ${path} shows a value`).not.toContain(value)
    }
    return reply
  }

  save(): void {
    // Through JSON, as it would be kept in a file.
    this.#saved = {
      world: JSON.parse(JSON.stringify(this.platform.snapshot())),
      model: structuredClone(this.model),
    }
  }

  restore(): void {
    if (this.#saved === undefined) return
    this.platform.restore(this.#saved.world)
    this.model = structuredClone(this.#saved.model)
  }

  reset(): void {
    this.platform.reset()
    this.model = createModel()
  }
}

/** Refused with this status and code, in whichever shape the system has for it. */
export function expectRefusal({ status, body }: Reply, expected: number, code: string): void {
  const error = body as { readonly code?: string; readonly error?: { readonly code: string } }
  expect([status, error.error?.code ?? error.code]).toEqual([expected, code])
}
