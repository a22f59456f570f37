import createClient from 'openapi-fetch'
import type { paths } from '../generated/now/openapi-typescript'
import { given, told } from './told'

export async function session(token: string): Promise<string[]> {
  const client = createClient<paths>({ baseUrl: 'https://api.zeit.co', headers: { Authorization: `Bearer ${token}` } })
  const lines: string[] = []

  const deployed = await client.POST('/now/deployments', {
    body: { package: { name: 'project-a', version: '0.0.1', scripts: { start: 'node start.js' } }, 'start.js': '1' },
  })
  const { uid, state } = given(deployed.data, 'the deployment')
  lines.push(told('deployed', deployed.response.status, state))

  const read = await client.GET('/now/deployments/{id}', { params: { path: { id: uid } } })
  lines.push(told('read', read.response.status, read.data?.state))

  const absent = await client.GET('/now/deployments/{id}', { params: { path: { id: 'none' } } })
  lines.push(told('absent', absent.response.status, absent.error?.error.code))

  await client.POST('/now/secrets', { body: { name: 'my-api-key', value: 'my-value' } })
  const taken = await client.POST('/now/secrets', { body: { name: 'my-api-key', value: 'another' } })
  if (taken.error === undefined) throw new Error('the name was free')
  // Fails to compile when a code that the operation can answer is not among its types.
  const code:
    | 'bad_request'
    | 'authentication_error'
    | 'conflict'
    | 'payload_too_large'
    | 'unsupported_media_type'
    | 'rate_limited'
    | 'internal_server_error' = taken.error.error.code
  lines.push(told('taken', taken.response.status, code, new URL(taken.error.error.url).pathname))

  const domain = await client.POST('/domains', { body: { name: 'awesome-now.us', isExternal: true } })
  const registered = given(domain.data, 'the domain')
  lines.push(told('registered', domain.response.status, registered.verified, 'verifyToken' in registered))

  const anonymous = await client.GET('/now/secrets', { headers: { Authorization: null } })
  lines.push(told('anonymous', anonymous.response.status, anonymous.error?.error.code))
  return lines
}
