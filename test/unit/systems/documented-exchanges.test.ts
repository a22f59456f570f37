/**
 * Every example of the three documents of secrets, sent to a world in which it can succeed, and held against the examples of
 * openapi.yaml. The examples: fixtures/exchanges/.
 */
import { describe, expect, it } from 'vitest'
import environmentExchanges from '../../../fixtures/exchanges/environment-secrets.json' with { type: 'json' }
import projectExchanges from '../../../fixtures/exchanges/project-secrets.json' with { type: 'json' }
import vercelExchanges from '../../../fixtures/exchanges/vercel-secrets.json' with { type: 'json' }
import type { Platform, WorldSnapshot } from '../../../src/index.ts'
import { documents } from '../../../src/spec/generated/document.ts'
import { child, isObject, type JsonObject } from '../../../src/spec/pointer.ts'
import { createQuietPlatform, origins } from './ask.ts'
import { worlds } from './worlds.ts'

interface Exchange {
  readonly operationId: string
  readonly title: string
  readonly source: { readonly document: string; readonly section: string }
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  readonly response: { readonly status: number; readonly body: unknown }
}

// The imports' types are the unions of their entries.
const exchanges = [...vercelExchanges, ...environmentExchanges, ...projectExchanges] as readonly Exchange[]

const alice = '2qDDuGFTWXBLDNnqZfWPDp1A'
const team = 'SOME_STRING_VALUE'
const created = '2021-01-01T09:10:10.000Z'
const projectSecret = {
  id: 'prj_nowhere/STRIPE_SECRET_KEY',
  projectId: 'prj_nowhere',
  key: 'STRIPE_SECRET_KEY',
  value: 'sk_live_before_it_was_changed_to_aB3x',
  createdAt: Date.parse('2026-04-18T09:12:44.000Z'),
  updatedAt: Date.parse('2026-04-21T15:03:10.000Z'),
}

/** What an example looks for and another example makes, beside what is in the world of the documents. */
const made: Readonly<Record<string, WorldSnapshot['collections']>> = {
  'Renames a secret': {
    secrets: [
      {
        id: 'sec_XCG7t7AIHuO2SBA8667zNUiM',
        ownerId: team,
        creatorId: alice,
        name: 'my-api-key',
        value: 'some secret value',
        createdAt: Date.parse(created),
        decryptable: true,
        projectId: null,
      },
    ],
  },
  'Lists the secrets of a project': { projectSecrets: [projectSecret] },
  'Gives a secret another value': { projectSecrets: [projectSecret] },
  'Deletes a secret of a project': { projectSecrets: [projectSecret] },
}

/** What an answer of ours cannot share with the example, and why. */
const excused: Readonly<Record<string, { readonly why: string; readonly change: (body: JsonObject) => object }>> = {
  'Creates a secret': {
    why: 'its id is new, its time is one and later than that of the secrets before it, and its team is that of the query',
    change: (body) => ({
      ...body,
      uid: expect.any(String),
      created: '2021-01-01T09:10:10.001Z',
      createdAt: Date.parse(created) + 1,
      teamId: team,
    }),
  },
  'Deletes a secret': {
    why: 'its uid is that of the request, and name and time are those of the secret',
    change: () => ({ uid: 'sec_RKc5iV0rV3ZSrFrHiruRno7k', name: 'an-api-key', created: Date.parse(created) }),
  },
  'Reads a secret with its value': {
    why: 'its uid is that of the request, its times are one, its team is that of the query, and the name is its own',
    change: (body) => ({ ...body, uid: 'sec_RKc5iV0rV3ZSrFrHiruRno7k', name: 'an-api-key', created, teamId: team }),
  },
  'Lists secrets by id and by project': {
    why: 'it names two secrets, and their team is that of the query',
    change: (body) => {
      const [listed] = body.secrets as JsonObject[]
      const first = { ...listed, name: 'an-api-key', created, teamId: team }
      const second = { ...first, uid: 'sec_fGc5iV0rV3ZSrFrHiruRnouQ', name: 'another-api-key', decryptable: false }
      const before = { created: '2021-01-01T09:10:09.999Z', createdAt: Date.parse(created) - 1 }
      return { secrets: [first, { ...second, ...before }], pagination: { count: 2, next: null, prev: null } }
    },
  },
  'Renames a secret': { why: 'its times are one', change: (body) => ({ ...body, created }) },
  'Creates a secret in an environment': {
    why: 'its id is new',
    change: (body) => ({ secret: { ...(body.secret as JsonObject), id: expect.any(String) } }),
  },
  'Gives a secret another value': {
    why: 'the value is cut off',
    change: ({ data }) => ({ data: { secret: { ...(data as { secret: JsonObject }).secret, lastFour: '_...' } } }),
  },
}

function expectedOf({ title, response }: Exchange): unknown {
  // Every answer of these documents is an object.
  const body = response.body as JsonObject
  return excused[title]?.change(body) ?? body
}

const starts: Readonly<Record<string, string>> = {
  'vercel-secrets': created,
  'environment-secrets': '2026-02-25T10:00:00.000Z',
  'project-secrets': '2026-04-21T15:03:10.000Z',
}

/** As it stands, but for the token: with the headers of the document and no other. */
async function send(platform: Platform, { source, request: { method, path, headers = {}, body } }: Exchange) {
  const response = await platform.fetch(`${origins[source.document as keyof typeof origins]}${path}`, {
    method,
    headers: { ...headers, Authorization: 'Bearer nowhere_alice' },
    // A text would be given a Content-Type on the way.
    ...(body === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(body)) }),
  })
  return [response.status, await response.json()]
}

describe('the documents show', () => {
  it.each(exchanges.map((exchange) => [exchange.operationId, exchange.title, exchange] as const))(
    '%s: %s',
    async (_, title, exchange) => {
      const clock = starts[exchange.source.document] ?? ''
      const platform = createQuietPlatform({ clock, world: worlds.documents })
      const start = platform.snapshot()
      const collections: Record<string, readonly object[]> = { ...start.collections }
      for (const [name, records] of Object.entries(made[title] ?? {})) {
        collections[name] = [...(collections[name] ?? []), ...records]
      }
      platform.restore({ ...start, collections })
      expect(await send(platform, exchange)).toEqual([exchange.response.status, expectedOf(exchange)])
    },
  )

  it('what one world takes: each of them but for what needs another one first, in the order of reading', async () => {
    const platform = createQuietPlatform({ clock: created, world: worlds.documents })
    const inOrder = [...exchanges].sort((one, other) => Number(isDeletion(one)) - Number(isDeletion(other)))
    for (const exchange of inOrder)
      expect([exchange.title, (await send(platform, exchange))[0]]).toEqual([exchange.title, 200])
  })

  it.each(exchanges.map((exchange) => [exchange.operationId, exchange] as const))(
    'for %s what openapi.yaml shows',
    (operationId, { request, response }) => {
      const { requestExample, responseExample } = examplesOf(operationId)
      if (request.body !== undefined) expect(requestExample).toEqual(request.body)
      expect(responseExample).toEqual(response.body)
    },
  )

  it('nothing that is prepared or excused without need', () => {
    const titles = exchanges.map(({ title }) => title)
    for (const title of [...Object.keys(made), ...Object.keys(excused)]) expect(titles).toContain(title)
  })
})

function isDeletion({ request }: Exchange): boolean {
  return request.method === 'DELETE'
}

function examplesOf(operationId: string) {
  const document = documents.documented
  const root = { pointer: '#', value: document }
  const paths = isObject(document.paths) ? Object.keys(document.paths) : []
  for (const path of paths) {
    for (const method of ['get', 'post', 'patch', 'delete']) {
      const operation = child(document, root, 'paths', path, method)
      if (operation?.value.operationId !== operationId) continue
      const json = ['content', 'application/json']
      return {
        requestExample: child(document, operation, 'requestBody', ...json)?.value.example,
        responseExample: child(document, operation, 'responses', '200', ...json)?.value.example,
      }
    }
  }
  throw new Error(`no operation ${operationId}`)
}
