/**
 * Clients that are generated from the published document of each system: they compile under `strict`, and a short session with the
 * fake tells all of them the same, refusals as typed as successes.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPlatform } from '../../src/index.ts'
import { compileSessions, createWorkspace, type Workspace } from './workspace.ts'

const generators = ['openapi-fetch', 'hey-api', 'orval']
const sessions: Readonly<Record<string, readonly string[]>> = {
  now: [
    'deployed: 200 BOOTING',
    'read: 200 BOOTING',
    'absent: 404 not_found',
    'taken: 409 conflict /errors/secrets/conflict',
    'registered: 200 false true',
    'anonymous: 403 authentication_error',
  ],
  'vercel-secrets': [
    'created: 200 my-api-key Buffer',
    'read: 200 some secret value',
    'listed: 200 1 ',
    'absent: 404 not_found',
    'stranger: 403 forbidden',
    'anonymous: 401 unauthorized',
  ],
  'environment-secrets': [
    'created: 200 EXAMPLE',
    'taken: 409 CONFLICT key',
    'listed: 200 1',
    'revealed: 403 FORBIDDEN_SCOPE',
    'updated: 200 rotated',
    'deleted: 200 true',
  ],
  'project-secrets': [
    'saved: 200 aB3x',
    'listed: 200 1',
    'misnamed: 400 VALIDATION_ERROR',
    'absent: 404 NOT_FOUND',
    'deleted: 200 true',
    'deleted again: 200 false',
  ],
}

let workspace: Workspace
let built = ''

beforeAll(async () => {
  workspace = await createWorkspace()
  built = await compileSessions(workspace, Object.keys(sessions))
})

afterEach(() => vi.unstubAllGlobals())
afterAll(() => workspace?.remove())

describe.each(Object.keys(sessions))('a client of %s', (system) => {
  it.each(generators)('made by %s is told what the document says', async (generator) => {
    const { fetch } = createPlatform({ clock: 'frozen', seed: 1 })
    vi.stubGlobal('fetch', fetch)
    const { session } = createRequire(import.meta.url)(join(built, `${system}.${generator}.cjs`))
    expect(await session('nowhere_alice')).toEqual(sessions[system])
  })
})
