/** Tokens and secrets of a document stand in no log that is shown or exported, wherever a request has them. */
import { describe, expect, it } from 'vitest'
import { platformsOfDocument } from '../../../src/document-platform.ts'
import type { Platform } from '../../../src/platform/platform.ts'
import type { JsonObject } from '../../../src/spec/pointer.ts'

const schema = {
  type: 'object',
  properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
}
const scheme = (place: string, name: string): JsonObject => ({ type: 'apiKey', in: place, name })
const platforms = platformsOfDocument({
  openapi: '3.1.0',
  info: { title: 'Doors', version: '1' },
  servers: [{ url: 'https://doors.test' }],
  components: {
    securitySchemes: {
      key: scheme('query', 'api key'),
      header: scheme('header', 'X-Key'),
      session: scheme('cookie', 'sid'),
      login: { type: 'http', scheme: 'basic' },
    },
  },
  security: [{ key: [] }, { header: [] }, { session: [] }, { login: [] }],
  paths: {
    '/doors': {
      post: {
        operationId: 'makeDoor',
        requestBody: {
          content: {
            'application/json': { schema },
            'application/x-www-form-urlencoded': { schema },
            'multipart/form-data': { schema },
          },
        },
        responses: { '204': { description: 'Done.' } },
      },
    },
  },
})

type Sent = { readonly query?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }

const form = 'application/x-www-form-urlencoded'
const part = 'multipart/form-data; boundary=b'
const password = 'correct horse'

const requests: readonly (readonly [where: string, sent: Sent])[] = [
  ['the query', { query: 'a=1&api%20key=t0k' }],
  ['a header', { headers: { 'x-key': 't0k' } }],
  ['a cookie', { headers: { cookie: 'a=1;sid=t0k' } }],
  ['a password', { headers: { authorization: `Basic ${btoa('ann:t0k')}` } }],
  ['a name', { headers: { authorization: `Basic ${btoa('t0k:')}` } }],
  ['a name without a colon', { headers: { authorization: `Basic ${btoa('t0k')}` } }],
  ['a query whose token nobody has', { query: 'api%20key=w0w' }],
]

const bodies: readonly (readonly [type: string, body: string])[] = [
  ['application/json', JSON.stringify({ name: 'door', password })],
  [form, 'name=door&password=correct+horse'],
  [form, 'name=door&password=correct%20horse'],
  [part, `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${password}\r\n--b--`],
]

async function send(platform: Platform, { query = '', headers = {}, body }: Sent): Promise<number> {
  const bytes = body === undefined ? null : new TextEncoder().encode(body)
  const request = { method: 'POST', host: 'doors.test', path: '/doors', query, headers, body: bytes }
  return (await platform.handle(request)).status
}

/** All that is shown of its log. */
function shownOf(platform: Platform): string {
  const entries = platform.log.entries(1, { masked: true })
  const shown = entries.map((entry) =>
    entry.kind === 'request' && entry.request.body !== null
      ? { ...entry, body: new TextDecoder().decode(entry.request.body) }
      : entry,
  )
  return JSON.stringify([shown, platform.log.export()])
}

describe('a token', () => {
  it.each(requests)('in %s is not shown', async (_, sent) => {
    const platform = platforms.create({ tokens: ['t0k'] })
    const status = await send(platform, sent)
    expect(status).toBe(JSON.stringify(sent).includes('w0w') ? 401 : 204)
    const secret = status === 204 ? 't0k' : 'w0w'
    const shown = shownOf(platform)
    for (const text of [secret, btoa(`ann:${secret}`), btoa(`${secret}:`), btoa(secret)])
      expect(shown).not.toContain(text)
  })

  it('is another in the whole log, so that what was answered with it is answered again', async () => {
    const platform = platforms.create({ tokens: ['t0k'] })
    for (const [, sent] of requests) await send(platform, sent)
    const { entries } = platform.log.export()
    const [first] = /(?<=api%20key=)\w+/.exec(JSON.stringify(entries)) ?? []
    expect(JSON.stringify(entries).split(`"${first}"`)).toHaveLength(3)
    expect(JSON.stringify(entries)).toContain(btoa(`ann:${first}`))
    expect(JSON.stringify(entries)).toContain(`sid=${first}`)
  })
})

describe('a secret', () => {
  it.each(bodies)('of a body of %s is not shown: %s', async (type, body) => {
    const platform = platforms.create({ tokens: ['t0k'] })
    expect(await send(platform, { headers: { 'x-key': 't0k', 'content-type': type }, body })).toBe(204)
    expect(JSON.stringify(platform.log.export({ secrets: true }))).toMatch(/correct(?: |\+|%20)horse/)
    expect(shownOf(platform)).not.toMatch(/correct(?: |\+|%20)horse/)
  })
})
