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
    [401, { 404: 'There is no token of that name' }],
    [401, {}],
  ])('is refused with %i where the document has %j', async (status, responses) => {
    expect((await refusedWith(responses))[0]).toBe(status)
  })
})
