/** The platform and the model side by side. No answer has a value in it that was not asked for by somebody who may read it. */
import { expect } from 'vitest'
import { createPlatform, type Platform, type WorldSnapshot } from '../../../src/index.ts'
import { worlds } from '../../unit/systems/worlds.ts'
import { createModel, type Model, startMs } from './model.ts'
import { type Caller, callers } from './people.ts'

const origins = {
  now: 'https://api.zeit.co',
  vercel: 'https://api.vercel.com',
  environments: 'https://example.com',
  projects: 'https://www.floopfloop.com',
} as const

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: unknown
}

interface Asked {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The value that the answer may show. */
  readonly shows?: string
}

export class SecretsSimulation {
  readonly platform: Platform
  model: Model = createModel()
  caller: Caller = callers[0] as Caller // there is a first one
  readonly #faults: string[] = []
  #saved: { readonly world: WorldSnapshot; readonly model: Model } | undefined

  constructor() {
    this.platform = createPlatform({
      world: worlds.roles,
      seed: 7,
      clock: new Date(startMs).toISOString(),
      rateLimit: 'off',
      journalSize: 0,
      log: ({ problems }) => this.#faults.push(...problems),
    })
  }

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
    const response = await this.platform.fetch(`${origins[system]}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.caller.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    expect(this.#faults, `${method} ${path}`).toEqual([])
    const { owned, environment, project } = this.model
    for (const { value } of [...owned, ...environment, ...project]) {
      // The shorter ones are parts of each other, and of what is shown.
      if (value.length > 10 && value !== shows) expect(text, `${method} ${path} shows a value`).not.toContain(value)
    }
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
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
