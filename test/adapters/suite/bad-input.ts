/** What is not what it should be is refused in the system's own shape; nothing is created, and the next request is served. */
import { describe, expect, it } from 'vitest'
import { type Caller, type CallOptions, callerOf, type WayIn } from './way-in.ts'

const bodyBytesMax = 33_554_432
const nested = (levels: number): string =>
  `{"package":{"name":"app","deep":${'['.repeat(levels - 2)}${']'.repeat(levels - 2)}}}`

interface Row {
  readonly what: string
  readonly path?: string
  readonly method?: string
  readonly options: CallOptions
  /** Part of the message. */
  readonly says: string
}

const secret = { name: 'never', value: 'hush' }

const rows: readonly Row[] = [
  { what: 'a body that is not JSON', options: { body: '{"name":' }, says: 'not JSON' },
  {
    what: 'another media type',
    options: { body: JSON.stringify(secret), headers: { 'Content-Type': 'text/plain' } },
    says: 'Content-Type',
  },
  {
    what: 'a media type without value',
    options: { body: JSON.stringify(secret), headers: { 'Content-Type': '' } },
    says: 'Content-Type',
  },
  { what: 'an empty body', options: { body: '' }, says: 'empty' },
  { what: 'no body at all', options: { headers: { 'Content-Type': 'application/json' } }, says: 'empty' },
  { what: 'invalid UTF-8', options: { body: Uint8Array.of(0x22, 0xff, 0x22) }, says: 'not UTF-8' },
  { what: 'JSON that is no object', options: { body: '7' }, says: '' },
  { what: 'a member that is missing', options: { body: { name: 'never' } }, says: 'value' },
  { what: 'a member of another type', options: { body: { name: 7, value: 'hush' } }, says: 'name' },
  { what: 'a body nested 65 levels deep', path: '/now/deployments', options: { body: nested(65) }, says: '64' },
  { what: 'a body nested 100,000 levels deep', options: { body: '['.repeat(100_000) }, says: '64' },
  {
    what: 'a path that does not decode',
    method: 'GET',
    path: '/now/secrets/%ff',
    options: {},
    says: 'percent-encoded',
  },
  { what: 'a path that is cut off', method: 'GET', path: '/now/secrets/%e2%82', options: {}, says: 'percent-encoded' },
  {
    what: 'a query that does not decode',
    method: 'GET',
    path: '/now/list?app=%ff',
    options: {},
    says: 'percent-encoded',
  },
  {
    what: 'a query parameter twice',
    method: 'GET',
    path: '/now/list?app=a&app=b',
    options: {},
    says: 'more than once',
  },
]

export function describeBadInput(wayIn: WayIn): void {
  describe('bad input', () => {
    it.each(rows)(
      'NOW-NET-2, NOW-NET-3, NOW-ERR-1, NOW-ERR-4, NOW-ERR-5 refuses $what',
      async ({ method = 'POST', path = '/now/secrets', options, says }) => {
        const caller = await callerOf(wayIn)
        const { status, headers, json } = await caller.call(method, path, options)
        expect([status, headers['content-type'], headers['x-rate-limit-remaining']]).toEqual([
          400,
          'application/json; charset=utf-8',
          '599',
        ])
        expect(json).toEqual({
          error: {
            code: 'bad_request',
            message: expect.stringContaining(says),
            url: 'https://zeit.co/errors/bad_request',
          },
        })
        await expectNothingCreated(caller)
      },
    )

    it('NOW-FILE-5 refuses a body over the limit, and takes one of just the limit', async () => {
      const caller = await callerOf(wayIn)
      const over = await caller.call('POST', '/now/deployments', { body: new Uint8Array(bodyBytesMax + 1) })
      expect([over.status, over.json]).toMatchObject([413, { error: { code: 'payload_too_large' } }])
      await expectNothingCreated(caller)
      // Zeros are no JSON, which only somebody who has read them can say.
      const full = await caller.call('POST', '/now/deployments', { body: new Uint8Array(bodyBytesMax) })
      expect([full.status, full.json]).toMatchObject([400, { error: { code: 'bad_request' } }])
      await expectNothingCreated(caller)
    })

    it('takes a body nested 64 levels deep', async () => {
      const { call } = await callerOf(wayIn)
      expect((await call('POST', '/now/deployments', { body: nested(64) })).status).toBe(200)
    })

    it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
      'takes %s for a file of that name',
      async (name) => {
        const { call } = await callerOf(wayIn)
        const created = await call('POST', '/now/deployments', {
          body: `{"package":{"name":"app"},"${name}":"content"}`,
        })
        expect(created.status).toBe(200)
        // The answer of createNowDeployment.
        const { uid } = created.json as { readonly uid: string }
        const { json } = await call('GET', `/now/deployments/${uid}/files`)
        expect(json).toContainEqual({ type: 'file', name, uid: '040f06fd774092478d450774f5ba30c5da78acc8' })
        expect(Object.keys(Object.prototype)).toEqual([])
      },
    )

    it.each(['__proto__', 'constructor'])('never assigns %s in a body to a prototype', async (name) => {
      const { call } = await callerOf(wayIn)
      const body = `{"name":"mine","value":"hush","${name}":{"polluted":true,"name":"theirs"}}`
      await call('POST', '/now/secrets', { body })
      expect(({} as { readonly polluted?: true }).polluted).toBeUndefined()
      expect((await call('GET', '/now/secrets')).json).not.toMatchObject({ secrets: [{ name: 'theirs' }] })
    })
  })
}

async function expectNothingCreated({ call }: Caller): Promise<void> {
  const [secrets, deployments] = [await call('GET', '/now/secrets'), await call('GET', '/now/deployments')]
  expect([secrets.status, secrets.json, deployments.json]).toEqual([200, { secrets: [] }, { deployments: [] }])
}
