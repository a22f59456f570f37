/** What the tests of this system ask for and expect. */
import { expect } from 'vitest'
import { type Ask, createAsker, type QuietOptions } from '../ask.ts'
import { worlds } from '../worlds.ts'

/** A platform with a member of each role; see the world `roles`. */
export const createEnvironmentAsker = (options: QuietOptions = {}): ReturnType<typeof createAsker> =>
  createAsker('environment-secrets', { world: worlds.roles, ...options })

export const requestId: unknown = expect.stringMatching(/^req_[A-Za-z0-9]{24}$/)

/** The body of a refusal: code and message, and what else it has. */
export const refusal = (code: string, message: unknown, more: object = {}): unknown => ({
  code,
  message,
  ...more,
  requestId,
})

export interface Saved {
  readonly secret: { readonly id: string; readonly key: string; readonly createdAt: string; readonly updatedAt: string }
}

export const create = (
  ask: Ask,
  body: unknown,
  options: { env?: string; as?: string; headers?: Record<string, string> } = {},
) => {
  const { env = 'env_staging', ...rest } = options
  return ask<Saved>('POST', `/api/environments/${env}/secrets`, { body, ...rest })
}

export const keysIn = async (ask: Ask, env = 'env_staging'): Promise<string[]> =>
  (await ask<{ secrets: { key: string }[] }>('GET', `/api/environments/${env}/secrets`)).body.secrets.map(
    ({ key }) => key,
  )

/** Secrets of the world `roles`. */
export const seeded = {
  databaseUrl: 'cldatabaseurlofproductio',
  rootPassword: 'clrootpasswordofproducti',
  databaseUrlOfStaging: 'cldatabaseurlofstagingxx',
}
