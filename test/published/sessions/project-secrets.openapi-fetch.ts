import createClient from 'openapi-fetch'
import type { paths } from '../generated/project-secrets/openapi-typescript'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const client = createClient<paths>({
    baseUrl: 'https://www.floopfloop.com',
    headers: { Authorization: `Bearer ${token}` },
  })
  const project = { path: { projectId: 'prj_nowhere' } }
  const lines: string[] = []

  const saved = await client.POST('/api/v1/projects/{projectId}/secrets', {
    params: project,
    body: { key: 'STRIPE_SECRET_KEY', value: 'sk_live_51H8vQaB3x' },
  })
  lines.push(told('saved', saved.response.status, saved.data?.data.secret.lastFour))

  const listed = await client.GET('/api/v1/projects/{projectId}/secrets', { params: project })
  lines.push(told('listed', listed.response.status, listed.data?.data.secrets.length))

  const misnamed = await client.POST('/api/v1/projects/{projectId}/secrets', {
    params: project,
    body: { key: 'small', value: 'letters' },
  })
  if (misnamed.error === undefined) throw new Error('the key was taken')
  const code:
    | 'UNAUTHORIZED'
    | 'RATE_LIMITED'
    | 'VALIDATION_ERROR'
    | 'INTERNAL_ERROR'
    | 'NOT_FOUND'
    | 'SECRET_LIMIT_EXCEEDED'
    | 'UNSUPPORTED_MEDIA_TYPE' = misnamed.error.error.code
  lines.push(told('misnamed', misnamed.response.status, code))

  const absent = await client.GET('/api/v1/projects/{projectId}/secrets', { params: { path: { projectId: 'none' } } })
  lines.push(told('absent', absent.response.status, absent.error?.error.code))

  for (const what of ['deleted', 'deleted again']) {
    const deleted = await client.DELETE('/api/v1/projects/{projectId}/secrets/{key}', {
      params: { path: { ...project.path, key: 'STRIPE_SECRET_KEY' } },
    })
    lines.push(told(what, deleted.response.status, deleted.data?.data.existed))
  }
  return lines
}
