/** The model of the three secrets systems: lists of plain data that it scans, where the platform's collections look things up. */
import { type Caller, callers, type environmentIds } from './people.ts'

export interface OwnedSecret {
  readonly uid: string
  /** The account or the team. */
  readonly ownerId: string
  readonly creatorId: string
  readonly value: string
  readonly createdAt: number
  readonly decryptable: boolean
  readonly projectId: string | undefined
  name: string
}

export interface EnvironmentSecret {
  readonly id: string
  readonly environmentId: string
  readonly key: string
  readonly createdAt: number
  value: string
  description: string | null
  neverReveal: boolean
  updatedAt: number
}

export interface ProjectSecret {
  readonly projectId: string
  readonly key: string
  readonly createdAt: number
  value: string
  updatedAt: number
}

/** What was answered to a request with an idempotency key. */
export interface KeptAnswer {
  readonly token: string
  readonly environmentId: string
  readonly idempotencyKey: string
  readonly body: {
    readonly key: string
    readonly value: string
    readonly description?: string
    readonly neverReveal?: boolean
  }
  readonly answer: unknown
  readonly untilMs: number
}

export interface Model {
  nowMs: number
  owned: OwnedSecret[]
  /** Owner -> when its last secret was made: no two of an owner were made at the same time. */
  stamps: Record<string, number>
  environment: EnvironmentSecret[]
  project: ProjectSecret[]
  kept: KeptAnswer[]
}

export const startMs: number = Date.UTC(2026, 1, 25, 10)

/** What the world of roles begins with. */
export function createModel(): Model {
  const times = { createdAt: startMs, updatedAt: startMs }
  const secret = (id: string, environmentId: (typeof environmentIds)[number], key: string, value: string) => ({
    ...{ id, environmentId, key, value, description: null, neverReveal: false },
    ...times,
  })
  return {
    nowMs: startMs,
    owned: [],
    stamps: {},
    environment: [
      secret('cldatabaseurlofproductio', 'env_production', 'DATABASE_URL', 'postgres://production.example.com/app'),
      {
        ...secret('clrootpasswordofproducti', 'env_production', 'ROOT_PASSWORD', 'never to be revealed'),
        neverReveal: true,
      },
      secret('cldatabaseurlofstagingxx', 'env_staging', 'DATABASE_URL', 'postgres://staging.example.com/app'),
    ],
    project: [{ projectId: 'prj_nowhere', key: 'STRIPE_SECRET_KEY', value: 'sk_live_51H8vQaB3x', ...times }],
    kept: [],
  }
}

export function stamp(model: Model, ownerId: string): number {
  const ms = Math.max(model.nowMs, (model.stamps[ownerId] ?? -1) + 1)
  model.stamps[ownerId] = ms
  return ms
}

export function callerOf(token: string): Caller {
  const caller = callers.find((each) => each.token === token)
  if (caller === undefined) throw new Error(`nobody has the token ${token}`)
  return caller
}
