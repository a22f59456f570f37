/**
 * Every example of the three documents of secrets, sent to a world in which it can succeed, and held against the examples of
 * openapi.yaml. The examples: fixtures/exchanges/.
 */
import { describe, expect, it } from 'vitest'
import environmentExchanges from '../../../fixtures/exchanges/environment-secrets.json' with { type: 'json' }
import projectExchanges from '../../../fixtures/exchanges/project-secrets.json' with { type: 'json' }
import vercelExchanges from '../../../fixtures/exchanges/vercel-secrets.json' with { type: 'json' }
import type { WorldSnapshot } from '../../../src/index.ts'
import { documents } from '../../../src/spec/generated/document.ts'
import { child, isObject, type JsonObject } from '../../../src/spec/pointer.ts'
import { askerOf, createQuietPlatform, type origins } from './ask.ts'

interface Exchange {
  readonly operationId: string
  readonly title: string
  readonly source: { readonly document: string; readonly section: string }
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown }
  readonly response: { readonly status: number; readonly body: unknown }
}

// The imports' types are the unions of their entries.
const exchanges = [...vercelExchanges, ...environmentExchanges, ...projectExchanges] as readonly Exchange[]

const alice = '2qDDuGFTWXBLDNnqZfWPDp1A'
const createdAt = 1_609_492_210_000
const secret = {
  id: 'sec_XCG7t7AIHuO2SBA8667zNUiM',
  ownerId: alice,
  creatorId: alice,
  name: 'my-api-key',
  value: 'some secret value',
  createdAt,
  decryptable: true,
  projectId: 'prj_2WjyKQmM8ZnGcJsPWMrHRHrE',
}
const projectSecret = {
  id: 'prj_nowhere/STRIPE_SECRET_KEY',
  projectId: 'prj_nowhere',
  key: 'STRIPE_SECRET_KEY',
  value: 'sk_live_before_it_was_changed_to_aB3x',
  createdAt: Date.parse('2026-04-18T09:12:44.000Z'),
  updatedAt: Date.parse('2026-04-21T15:03:10.000Z'),
}

/** What the world of an example has, beside the default one. */
const worlds: Readonly<Record<string, WorldSnapshot['collections']>> = {
  'Deletes a secret': { secrets: [{ ...secret, id: 'sec_RKc5iV0rV3ZSrFrHiruRno7k' }] },
  'Reads a secret with its value': { secrets: [{ ...secret, id: 'sec_RKc5iV0rV3ZSrFrHiruRno7k' }] },
  'Lists secrets by id and by project': { secrets: [{ ...secret, id: 'sec_RKc5iV0rV3ZSrFrHiruRno7k' }] },
  'Renames a secret': { secrets: [{ ...secret, name: 'my-old-api-key' }] },
  'Creates a secret in an environment': {
    environments: [{ id: 'example', name: 'example' }],
    environmentMemberships: [{ id: `example/${alice}`, environmentId: 'example', accountId: alice, role: 'admin' }],
  },
  'Lists the secrets of a project': { projectSecrets: [projectSecret] },
  'Gives a secret another value': { projectSecrets: [projectSecret] },
  'Deletes a secret of a project': { projectSecrets: [projectSecret] },
}

/** What an answer of ours cannot share with the example, and why. */
const excused: Readonly<Record<string, { readonly why: string; readonly body: object }>> = {
  'Creates a secret': {
    why: "its id is new, its times are one, and it is nobody's team's",
    body: { uid: expect.any(String), created: '2021-01-01T09:10:10.000Z', teamId: null },
  },
  'Deletes a secret': {
    why: 'its uid is that of the request and its time that of the secret',
    body: { uid: 'sec_RKc5iV0rV3ZSrFrHiruRno7k', created: createdAt },
  },
  'Reads a secret with its value': {
    why: "its uid is that of the request, its times are one, and it is nobody's team's",
    body: { uid: 'sec_RKc5iV0rV3ZSrFrHiruRno7k', created: '2021-01-01T09:10:10.000Z', teamId: null },
  },
  'Renames a secret': { why: 'its times are one', body: { created: '2021-01-01T09:10:10.000Z' } },
}

function expectedOf({ title, response }: Exchange): unknown {
  const body = response.body as JsonObject
  if (title === 'Lists secrets by id and by project') {
    const [listed] = (body as { secrets: JsonObject[] }).secrets
    return { ...body, secrets: [{ ...listed, created: '2021-01-01T09:10:10.000Z', teamId: null }] }
  }
  if (title === 'Creates a secret in an environment') {
    const { secret: made } = body as { secret: JsonObject }
    return { secret: { ...made, id: expect.any(String) } }
  }
  return { ...body, ...excused[title]?.body }
}

const startOf = (title: string) => {
  if (title === 'Creates a secret') return '2021-01-01T09:10:10.000Z'
  return title === 'Creates a secret in an environment' ? '2026-02-25T10:00:00.000Z' : '2026-04-21T15:03:10.000Z'
}

describe('the documents show', () => {
  it.each(exchanges.map((exchange) => [exchange.operationId, exchange.title, exchange] as const))(
    '%s: %s',
    async (_, title, exchange) => {
      const platform = createQuietPlatform({ clock: startOf(title) })
      const start = platform.snapshot()
      const collections: Record<string, readonly object[]> = { ...start.collections }
      for (const [name, records] of Object.entries(worlds[title] ?? {})) {
        collections[name] = [...(collections[name] ?? []), ...records]
      }
      platform.restore({ ...start, collections })
      const { method, path, body } = exchange.request
      // A document of these is named as its system is.
      const ask = askerOf(platform, exchange.source.document as keyof typeof origins)
      const answer = await ask(method, path, body === undefined ? {} : { body })
      expect([answer.status, answer.body]).toEqual([exchange.response.status, expectedOf(exchange)])
    },
  )

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
    for (const title of [...Object.keys(worlds), ...Object.keys(excused)]) expect(titles).toContain(title)
  })
})

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
