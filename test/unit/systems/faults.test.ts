/** Every code of every operation of the three systems of secrets can be ordered, and comes in the shape of its system. */
import { describe, expect, it } from 'vitest'
import { contracts } from '../../../src/spec/generated/contract.ts'
import { type AskOptions, askerOf, createQuietPlatform, type origins } from './ask.ts'

const environment = '/api/environments/env_staging/secrets'
const project = '/api/v1/projects/nowhere/secrets'

/** A valid request of each operation. */
const requests: Readonly<Record<string, readonly [method: string, path: string, options?: AskOptions]>> = {
  createVercelSecret: ['POST', '/v2/secrets/a', { body: { name: 'a', value: 'v' } }],
  createVercelSecretByBody: ['POST', '/v2/now/secrets', { body: { name: 'a', value: 'v' } }],
  renameVercelSecret: ['PATCH', '/v2/secrets/a', { body: { name: 'b' } }],
  deleteVercelSecret: ['DELETE', '/v2/secrets/a'],
  listVercelSecrets: ['GET', '/v3/secrets'],
  getVercelSecret: ['GET', '/v3/secrets/a'],
  getVercelUser: ['GET', '/v2/user'],
  createEnvironmentSecret: [
    'POST',
    environment,
    { body: { key: 'A', value: 'v' }, headers: { 'Idempotency-Key': 'k' } },
  ],
  listEnvironmentSecrets: ['GET', environment],
  updateEnvironmentSecret: ['PATCH', '/api/secrets/a', { body: {} }],
  deleteEnvironmentSecret: ['DELETE', '/api/secrets/a'],
  revealEnvironmentSecret: ['GET', '/api/secrets/a/value'],
  listProjectSecrets: ['GET', project],
  saveProjectSecret: ['POST', project, { body: { key: 'A', value: 'v' } }],
  deleteProjectSecret: ['DELETE', `${project}/A`],
  listProjects: ['GET', '/api/v1/projects'],
  getProjectUser: ['GET', '/api/v1/user/me'],
}

const { operations, errors: catalogues } = contracts.documented
const ordered = Object.values(operations)
  .filter(({ system }) => system !== 'now')
  .flatMap(({ id, system, errors }) => errors.map((code) => [id, code, system] as const))

describe('fail', () => {
  it.each(ordered)('VER-ERR-1, ENV-ERR-1, PRJ-ERR-1 lets %s answer %s once', async (id, code, system) => {
    const platform = createQuietPlatform()
    // The contract lists the codes that the types know.
    platform.fail(id as 'listVercelSecrets', code as 'bad_request')
    const [method, path, options] = requests[id] ?? []
    if (method === undefined || path === undefined) throw new Error(`no request for ${id}`)
    // A catalogue of these is named as its system is.
    const ask = askerOf(platform, system as keyof typeof origins)
    const answer = await ask(method, path, options)
    const isLimit = code === catalogues[system]?.situations['rate-limited']?.code
    const ownWords = expect.stringMatching(/rate limit|requests/i)
    const message = isLimit ? ownWords : `The fault "${code}" was ordered for ${id}.`
    // What else an error of that code has, its own tests say.
    const inside = expect.objectContaining({ code, message })
    const expected = system === 'environment-secrets' ? inside : { error: inside }
    expect([answer.status, answer.body]).toEqual([catalogues[system]?.codes[code]?.status, expected])
    const again = await ask<{ error?: { message?: string }; message?: string }>(method, path, options)
    expect(again.body.error?.message ?? again.body.message ?? 'none').not.toEqual(message)
  })
})
