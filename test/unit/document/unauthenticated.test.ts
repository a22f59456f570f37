/** Which status answers who shows no credential, where a document does not say 401. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'

async function refusedWith(
  responses: Readonly<Record<string, string>>,
): Promise<readonly [status: number, body: string]> {
  const platform = createPlatformOf({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/things': {
        get: {
          security: [{ bearer: [] }],
          responses: {
            200: { description: 'They.' },
            ...Object.fromEntries(Object.entries(responses).map(([status, description]) => [status, { description }])),
          },
        },
      },
    },
  })
  const answer = await platform.fetch('http://localhost/things')
  return [answer.status, await answer.text()]
}

describe('who shows no credential', () => {
  it.each<readonly [number, Readonly<Record<string, string>>]>([
    [403, { 403: 'Sin token o token inválido' }],
    [403, { 403: 'Unauthorized' }],
    [403, { 403: 'Missing credentials or insufficient permissions' }],
    [400, { 400: 'Invalid token', 404: 'Not found' }],
    [401, { 401: 'No.', 403: 'Invalid token' }],
    [401, { 403: 'Forbidden' }],
    [401, { 403: 'The token lacks the scope' }],
    [401, { 403: 'The authenticated user may not see it.' }],
    [403, { 403: 'Returned when the access token is not recognized or not provided.' }],
    [401, { 404: 'There is no token of that name' }],
    [401, {}],
  ])('is refused with %i where the document has %j', async (status, responses) => {
    expect((await refusedWith(responses))[0]).toBe(status)
  })
})

describe('a credential that is declared as a header', () => {
  const header = (name: string, required = false) => ({ name, in: 'header', required, schema: { type: 'string' } })
  const asked = async (parameter: object, responses: object, headers: Record<string, string>, isShared = false) => {
    const parameters = [parameter]
    const { fetch } = createPlatformOf({
      openapi: '3.1.0',
      info: { title: 'Things', version: '1' },
      paths: {
        '/things': {
          ...(isShared && { parameters }),
          get: { ...(!isShared && { parameters }), responses: { 200: { description: 'They.' }, ...responses } },
        },
      },
    })
    return (await fetch('http://localhost/things', { headers })).status
  }
  const no = { 401: { description: 'No.' } }

  it('is asked for, by the header that the document names', async () => {
    expect(await asked(header('Authentication'), no, {})).toBe(401)
    expect(await asked(header('Authentication'), no, { authentication: 'nowhere_alice' })).toBe(200)
    expect(await asked(header('x-access-token', true), {}, {})).toBe(401)
    expect(await asked(header('Authorization'), no, { authorization: 'Bearer nowhere_alice' })).toBe(200)
    expect(await asked(header('Authorization'), no, { authorization: 'nowhere_alice' }, true)).toBe(200)
    expect(await asked(header('Authorization'), no, {}, true)).toBe(401)
  })

  it('is none where nothing says that it has to be there', async () => {
    expect(await asked(header('Authorization'), {}, {})).toBe(200)
    expect(await asked(header('X-Request-Id', true), no, { 'x-request-id': '1' })).toBe(200)
  })
})
