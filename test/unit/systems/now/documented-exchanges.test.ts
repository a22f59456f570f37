/**
 * Every example of the document, sent to a world in which it can succeed: what is read comes back value by value, what is made
 * has the example's shape. The examples: fixtures/exchanges/now.json.
 */
import { describe, expect, it } from 'vitest'
import exchanges from '../../../../fixtures/exchanges/now.json' with { type: 'json' }
import { certify } from './certified.ts'
import { createClient } from './client.ts'
import { aliasTo, type DocumentedWorld, documentedWorld, secret } from './documented-world.ts'

interface Exchange {
  readonly operationId: string
  readonly title: string
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown }
  readonly response: { readonly status: number; readonly body?: unknown }
}

const myAlias = (deploymentId: string) =>
  aliasTo(deploymentId, '2WjyKQmM8ZnGcJsPWMrHRHrE', 'my-alias', '2016-06-02T21:01:40.950Z')
const myKey = secret('sec_zWsFytQUFlkUWaR7nWdwS7xR', 'my-api-key', '2016-09-02T01:03:50.000Z')

/** What an example needs to be otherwise: its ids are those of other examples, so they are no session. */
const preparations: Readonly<Record<string, Partial<DocumentedWorld>>> = {
  'Registers a zeit.world domain': { domains: [], dnsRecords: [] },
  'Lists the aliases of a deployment': { aliases: [myAlias('7Npest0z1zW5QVFfNDBId4BW')] },
  'Creates an alias': { aliases: [] },
  'Renames a secret': { secrets: [myKey] },
  'Deletes a secret': { secrets: [myKey] },
}

/** Examples whose values nobody could have made out of the request, or that contradict another one. */
const shapeOnly: Readonly<Record<string, string>> = {
  'Lists the deployments of the account': 'its first url is not the host of that deployment',
  'Is past the rate limit': 'its message is a placeholder',
  'Creates a deployment': 'its ids are new',
  'Registers a zeit.world domain': 'its id is new',
  'Registers an external domain that is not verified': 'its id and its token are new',
  'Creates an MX record': 'its id is new',
  'Renews a certificate': 'its uid is not that of the certificate in the list',
  "Stores a certificate of one's own": 'its time is the present',
  'Creates an alias': 'its id is new',
  'Creates a secret': 'its id is new',
}

/** Types in place of values; of an array, the shape of each kind of element once. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((element) => JSON.stringify(shapeOf(element))))].sort()
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]))
}

async function reproduce({ operationId, title, request }: Exchange) {
  const client = createClient({ rateLimit: title === 'Is past the rate limit' ? 1 : 'off' })
  const start = client.platform.snapshot()
  const collections = { ...start.collections, ...documentedWorld, ...preparations[title] }
  client.platform.restore({ ...start, collections })
  if (title === 'Is past the rate limit') await client.call('GET', '/now/deployments')
  // The document's PEM are placeholders.
  const pem = operationId === 'replaceNowCertificate' ? { ...(await certify()), ca: (await certify()).cert } : {}
  const body = Array.isArray(request.body) ? request.body : request.body && { ...request.body, ...pem }
  return client.call(request.method, request.path, { body })
}

describe('the document shows', () => {
  // The type of the import is the union of all of its entries.
  it.each(
    (exchanges as readonly Exchange[]).map((exchange) => [exchange.operationId, exchange.title, exchange] as const),
  )('%s: %s', async (_, title, exchange) => {
    const answer = await reproduce(exchange)
    expect(answer.status).toBe(exchange.response.status)
    const documented = exchange.response.body
    if (shapeOnly[title] === undefined) expect(answer.body).toEqual(documented)
    else expect(shapeOf(answer.body)).toEqual(shapeOf(documented))
  })

  it('nothing that is excused without need', () => {
    const titles = new Set(exchanges.map(({ title }) => title))
    expect([...Object.keys(shapeOnly), ...Object.keys(preparations)].filter((title) => !titles.has(title))).toEqual([])
  })
})
