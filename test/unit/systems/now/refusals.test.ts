/** Whatever is sent: a refusal changes nothing, nothing is ever a mistake of ours, and a body cannot reach a prototype. */

import { describe, expect, it } from 'vitest'
import fc from '../../../seeded.ts'
import { type Client, createClient, origin } from './client.ts'

/** Everything that a request may name: what is alice's, what is bob's, and what is nobody's. */
interface World {
  readonly client: Client
  readonly names: readonly string[]
}

const emptySha = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

async function settle(): Promise<World> {
  const client = createClient()
  const names = ['nothing', '..', emptySha, 'other.rocks']
  for (const as of ['alice', 'bob'] as const) {
    const { uid, host } = await client.deploy({ name: as, as, files: { 'a/b.js': as } })
    const post = async (path: string, body: unknown) => {
      const answer = await client.call<Record<string, string>>('POST', path, { as, body })
      if (answer.status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`)
      names.push(...Object.values(answer.body).filter((value) => typeof value === 'string'))
    }
    await post(`/now/deployments/${uid}/aliases`, { alias: `${as}-alias` })
    await post('/domains', { name: `${as}.rocks` })
    await post(`/domains/${as}.rocks/records`, { name: 'www', type: 'A', value: '127.0.0.1' })
    await post('/now/certs', { domains: [`${as}.rocks`] })
    await post('/now/secrets', { name: `${as}-secret`, value: 'hush' })
    await post('/now/create', { files: [{ file: 'c.js', size: 1, sha: '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8' }] })
    names.push(uid, host, `${as}-alias`, `${as}.rocks`, `${as}-secret`)
  }
  return { client, names }
}

const paths: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/now/deployments'],
  ['POST', '/now/deployments'],
  ['GET', '/now/deployments/{}'],
  ['DELETE', '/now/deployments/{}'],
  ['GET', '/now/deployments/{}/files'],
  ['GET', '/now/deployments/{}/files/{}'],
  ['GET', '/now/deployments/{}/aliases'],
  ['POST', '/now/deployments/{}/aliases'],
  ['GET', '/domains/{}'],
  ['POST', '/domains'],
  ['DELETE', '/domains/{}'],
  ['GET', '/domains/{}/records'],
  ['POST', '/domains/{}/records'],
  ['DELETE', '/domains/{}/records/{}'],
  ['GET', '/now/certs/{}'],
  ['POST', '/now/certs'],
  ['PUT', '/now/certs'],
  ['DELETE', '/now/certs/{}'],
  ['DELETE', '/now/aliases/{}'],
  ['POST', '/now/secrets'],
  ['GET', '/now/secrets/{}'],
  ['PATCH', '/now/secrets/{}'],
  ['DELETE', '/now/secrets/{}'],
  ['GET', '/now/list'],
  ['DELETE', '/now/remove'],
  ['POST', '/now/create'],
  ['POST', '/now/sync'],
  ['GET', '/whois-ns?domain={}'],
]

/** A body that may fit: keys that operations know, values of which some do. */
const bodyOf = (names: readonly string[]) => {
  const word = fc.oneof(fc.constantFrom(...names, '', 'A', 'MX', '127.0.0.1'), fc.string({ maxLength: 8 }))
  const any = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.array(word, { maxLength: 2 }))
  const record = { name: any, type: any, value: any, mxPriority: any }
  const known = fc.record(
    {
      ...record,
      package: fc.oneof(any, fc.record({ name: any, nowhere: fc.object({ maxDepth: 1 }) }, { requiredKeys: [] })),
      data: fc.oneof(any, fc.record(record, { requiredKeys: [] })),
      alias: any,
      domains: fc.oneof(any, fc.array(word, { maxLength: 3 })),
      renew: any,
      isExternal: any,
      cert: any,
      key: any,
      deploymentId: any,
      files: fc.oneof(any, fc.array(fc.record({ file: word, size: fc.nat(9), sha: word }), { maxLength: 3 })),
    },
    { requiredKeys: [] },
  )
  return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) })
}

describe('a refusal', () => {
  it('NOW-ERR-5, NOW-ERR-6 changes nothing, draws no id, and is never an error of the server', async () => {
    const { client, names } = await settle()
    const start = client.platform.snapshot()
    let refused = 0
    const request = fc.record({
      path: fc.constantFrom(...paths),
      references: fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 2 }),
      body: bodyOf(names),
      as: fc.constantFrom('alice' as const, 'bob' as const),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 10 }), async (requests) => {
        client.platform.restore(start)
        for (const { path, references, body, as } of requests) {
          const [method, template] = path
          const [first = '', second = ''] = references.map(encodeURIComponent)
          const filled = template.replace('{}', first).replace('{}', second)
          const before = client.platform.snapshot()
          const sent = method === 'GET' || body === undefined ? {} : { body }
          const { status } = await client.call(method, filled, { as, ...sent })
          expect(status).toBeLessThan(500)
          if (status < 400) continue
          refused++
          const after = client.platform.snapshot()
          expect({ ...after, quotas: null }).toEqual({ ...before, quotas: null })
        }
      }),
      { numRuns: 150 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  it("NOW-ERR-6, NOW-ERR-7 of another account's is that of what is not there, to the byte", async () => {
    const { client } = await settle()
    const { collections } = client.platform.snapshot()
    const reference = (collection: string, name: string) => {
      const record = (collections[collection] ?? []).find((entry) => 'ownerId' in entry && entry.ownerId !== bobsId)
      return String(Object.entries(record ?? {}).find(([key]) => key === name)?.[1])
    }
    const bobsId = '8sKkYhP4vRzQ1mTbXc7WnE3d'
    const targets: readonly (readonly [string, string, string, unknown?])[] = [
      ['GET', '/now/deployments/{}', reference('deployments', 'id')],
      ['DELETE', '/now/deployments/{}', reference('deployments', 'id')],
      ['GET', '/now/deployments/{}/files', reference('deployments', 'id')],
      ['GET', '/now/deployments/{}/aliases', reference('deployments', 'id')],
      ['POST', '/now/deployments/{}/aliases', reference('deployments', 'id'), { alias: 'x' }],
      ['DELETE', '/now/aliases/{}', reference('aliases', 'id')],
      ['GET', '/domains/{}', reference('domains', 'name')],
      ['DELETE', '/domains/{}', reference('domains', 'name')],
      ['GET', '/domains/{}/records', reference('domains', 'name')],
      ['DELETE', '/now/certs/{}', reference('certificates', 'cn')],
      ['GET', '/now/certs/{}', reference('certificates', 'cn')],
      ['GET', '/now/secrets/{}', reference('secrets', 'id')],
      ['PATCH', '/now/secrets/{}', reference('secrets', 'name'), { name: 'x' }],
      ['DELETE', '/now/secrets/{}', reference('secrets', 'name')],
    ]
    for (const [method, template, theirs, body] of targets) {
      const ask = async (name: string) => {
        const { status, bytes } = await client.call(method, template.replace('{}', name), { as: 'bob', body })
        return [status, new TextDecoder().decode(bytes).replaceAll(name, '{}')]
      }
      expect(await ask(theirs)).toEqual(await ask('unheard.of'))
      expect((await ask(theirs))[0]).toBe(404)
    }
  })
})

describe('a body', () => {
  const send = ({ platform }: Client, method: string, path: string, body: string) =>
    platform.fetch(`${origin}${path}`, {
      method,
      headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' },
      body,
    })

  it.each([
    ['POST', '/now/secrets', '{"name":"a","value":"v","__proto__":{"polluted":true},"constructor":{"x":1}}', 200],
    ['POST', '/now/secrets', '{"__proto__":{"name":"a","value":"v"}}', 400],
    ['POST', '/now/secrets', '{"constructor":{"prototype":{"polluted":true}},"name":"a"}', 400],
    ['POST', '/domains', '{"__proto__":{"polluted":true},"name":"zeit.rocks"}', 200],
    [
      'POST',
      '/now/create',
      '{"files":[{"file":"__proto__","size":1,"sha":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"}]}',
      200,
    ],
    ['POST', '/now/deployments', '{"package":{"nowhere":{"__proto__":{"outcome":"READY"}}}}', 400],
    ['POST', '/now/deployments', '{"__proto__":{"package":{}}}', 400],
  ])('%s %s of %s reaches no prototype', async (method, path, body, status) => {
    const client = createClient()
    const response = await send(client, method, path, body)
    expect(response.status).toBe(status)
    expect({}).not.toHaveProperty('polluted')
    expect((await client.call('GET', '/now/secrets')).status).toBe(200)
  })
})
