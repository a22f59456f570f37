import createClient from 'openapi-fetch'
import type { paths } from '../generated/vercel-secrets/openapi-typescript'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const client = createClient<paths>({
    baseUrl: 'https://api.vercel.com',
    headers: { Authorization: `Bearer ${token}` },
  })
  const path = { idOrName: 'my-api-key' }
  const lines: string[] = []

  const created = await client.POST('/v2/secrets/{idOrName}', {
    params: { path },
    body: { name: 'my-api-key', value: 'some secret value', decryptable: true },
  })
  lines.push(told('created', created.response.status, created.data?.name, created.data?.value.type))

  const read = await client.GET('/v3/secrets/{idOrName}', { params: { path, query: { decrypt: 'true' } } })
  lines.push(told('read', read.response.status, read.data?.value))

  const listed = await client.GET('/v3/secrets', { params: { query: { limit: 1 } } })
  lines.push(told('listed', listed.response.status, listed.data?.secrets.length, listed.data?.pagination.next))

  const absent = await client.GET('/v3/secrets/{idOrName}', { params: { path: { idOrName: 'none' } } })
  lines.push(told('absent', absent.response.status, absent.error?.error.code))

  const stranger = await client.GET('/v3/secrets', { params: { query: { teamId: 'team_of_others' } } })
  const code: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' | undefined =
    stranger.error?.error.code
  lines.push(told('stranger', stranger.response.status, code))

  const anonymous = await client.DELETE('/v2/secrets/{idOrName}', {
    params: { path },
    headers: { Authorization: null },
  })
  lines.push(told('anonymous', anonymous.response.status, anonymous.error?.error.code))
  return lines
}
