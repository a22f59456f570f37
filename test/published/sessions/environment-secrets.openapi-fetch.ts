import createClient from 'openapi-fetch'
import type { paths } from '../generated/environment-secrets/openapi-typescript'
import { given, told } from './told'

export async function session(token: string): Promise<string[]> {
  const client = createClient<paths>({ baseUrl: 'https://example.com', headers: { Authorization: `Bearer ${token}` } })
  const environment = { path: { envId: 'env_production' } }
  const lines: string[] = []

  const created = await client.POST('/api/environments/{envId}/secrets', {
    params: environment,
    body: { key: 'EXAMPLE', value: 'example', description: 'example', neverReveal: true },
  })
  const { id, key } = given(created.data, 'the secret').secret
  lines.push(told('created', created.response.status, key))

  const taken = await client.POST('/api/environments/{envId}/secrets', {
    params: environment,
    body: { key: 'EXAMPLE', value: 'another' },
  })
  lines.push(told('taken', taken.response.status, taken.error?.code, taken.error?.field))

  const listed = await client.GET('/api/environments/{envId}/secrets', { params: environment })
  lines.push(told('listed', listed.response.status, listed.data?.secrets.length))

  const revealed = await client.GET('/api/secrets/{id}/value', { params: { path: { id } } })
  if (revealed.error === undefined) throw new Error('the value was shown')
  const code:
    | 'UNAUTHORIZED'
    | 'VALIDATION_ERROR'
    | 'RATE_LIMITED'
    | 'INTERNAL'
    | 'SERVICE_UNAVAILABLE'
    | 'FORBIDDEN_SCOPE'
    | 'FORBIDDEN_ROLE'
    | 'NOT_FOUND' = revealed.error.code
  lines.push(told('revealed', revealed.response.status, code))

  const updated = await client.PATCH('/api/secrets/{id}', {
    params: { path: { id } },
    body: { description: 'rotated' },
  })
  lines.push(told('updated', updated.response.status, updated.data?.secret.description))

  const deleted = await client.DELETE('/api/secrets/{id}', { params: { path: { id } } })
  lines.push(told('deleted', deleted.response.status, deleted.data?.success))
  return lines
}
