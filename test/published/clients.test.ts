/**
 * Clients that are generated from the published document of each system: they compile under `strict`, and a short session with the
 * fake tells all of them the same, refusals as typed as successes.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../src/adapters/node.ts'
import { createPlatformOf } from '../../src/document-platform.ts'
import { createPlatform } from '../../src/index.ts'
import { installDocuments, publicDocuments, readDocumentOf } from '../documents/public-documents.ts'
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
  workspace = await createWorkspace({ 'train-travel': await trainTravel() })
  built = await compileSessions(workspace, [...Object.keys(sessions), 'train-travel'])
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

describe('a client of a public document', () => {
  it.each(['openapi-fetch', 'hey-api'])(
    'made by %s is told by the served fake what its document says',
    async (generator) => {
      const faults: unknown[] = []
      const platform = createPlatformOf(await trainTravel(), { onAnswerFault: (fault) => faults.push(fault) })
      const server = await createServer(platform).listen({ port: 0 })
      try {
        const { session } = createRequire(import.meta.url)(join(built, `train-travel.${generator}.cjs`))
        expect(await session('nowhere_alice', server.url)).toEqual([
          'stations: 200 Berlin Hauptbahnhof, Paris Gare du Nord',
          'bookings: 200 0',
          'anonymous: 401 Unauthorized',
          'booked: 201 Ada Lovelace true false',
          'booked: 201 Grace Hopper true',
          'bookings: 200 Ada Lovelace, Grace Hopper',
          'read: 200 Ada Lovelace true',
          'of no trip: 400 400',
          'of another type: 400 400',
          'absent: 404 404',
          'paid: 200 49.99 gbp',
          'paid nothing: 400 400',
          'deleted: 204 ',
          'deleted again: 404 404',
          'bookings: 200 Grace Hopper',
        ])
        expect(faults).toEqual([])
      } finally {
        await server.close()
      }
    },
  )
})

/** Calls of the session that a person wrote from it: `test/documents/sessions/train-travel.test.ts`. */
async function trainTravel(): Promise<object> {
  const document = publicDocuments().find(({ name }) => name === 'train-travel')
  if (document === undefined)
    throw new Error('Failed to find the document train-travel: the manifest has none of that name.')
  // An OpenAPI document is an object.
  return (await readDocumentOf(await installDocuments(), document)) as object
}
