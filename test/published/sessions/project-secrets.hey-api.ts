import type { SaveProjectSecretErrors } from '../generated/project-secrets/hey-api'
import { deleteProjectSecret, listProjectSecrets, saveProjectSecret } from '../generated/project-secrets/hey-api'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const auth = token
  const path = { projectId: 'prj_nowhere' }
  const lines: string[] = []

  const saved = await saveProjectSecret({ auth, path, body: { key: 'STRIPE_SECRET_KEY', value: 'sk_live_51H8vQaB3x' } })
  lines.push(told('saved', saved.response.status, saved.data?.data.secret.lastFour))

  const listed = await listProjectSecrets({ auth, path })
  lines.push(told('listed', listed.response.status, listed.data?.data.secrets.length))

  const misnamed = await saveProjectSecret({ auth, path, body: { key: 'small', value: 'letters' } })
  // Each status has a type of its own, narrowed to its codes.
  const refused = misnamed.error as SaveProjectSecretErrors[400]
  const code: 'VALIDATION_ERROR' | undefined = refused.error.code
  lines.push(told('misnamed', misnamed.response.status, code))

  const absent = await listProjectSecrets({ auth, path: { projectId: 'none' } })
  lines.push(told('absent', absent.response.status, absent.error?.error.code))

  for (const what of ['deleted', 'deleted again']) {
    const deleted = await deleteProjectSecret({ auth, path: { ...path, key: 'STRIPE_SECRET_KEY' } })
    lines.push(told(what, deleted.response.status, deleted.data?.data.existed))
  }
  return lines
}
