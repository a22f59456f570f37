import { deleteProjectSecret, listProjectSecrets, saveProjectSecret } from '../generated/project-secrets/orval'
import {
  deleteProjectSecretResponse,
  listProjectSecretsResponse,
  saveProjectSecretBody,
  saveProjectSecretResponse,
} from '../generated/project-secrets/zod'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const options = { headers: { Authorization: `Bearer ${token}` } }
  const lines: string[] = []

  const secret = saveProjectSecretBody.parse({ key: 'STRIPE_SECRET_KEY', value: 'sk_live_51H8vQaB3x' })
  const saved = await saveProjectSecret('prj_nowhere', secret, options)
  lines.push(told('saved', saved.status, saveProjectSecretResponse.parse(saved.data).data.secret.lastFour))

  const listed = await listProjectSecrets('prj_nowhere', options)
  lines.push(told('listed', listed.status, listProjectSecretsResponse.parse(listed.data).data.secrets.length))

  const misnamed = await saveProjectSecret('prj_nowhere', { key: 'small', value: 'letters' }, options)
  if (misnamed.status !== 400) throw new Error('the key was taken')
  // Each status has a type of its own, narrowed to its codes.
  const code: 'VALIDATION_ERROR' | undefined = misnamed.data.error.code
  lines.push(told('misnamed', misnamed.status, code))

  const absent = await listProjectSecrets('none', options)
  if (absent.status !== 404) throw new Error('the project is there')
  lines.push(told('absent', absent.status, absent.data.error.code))

  for (const what of ['deleted', 'deleted again']) {
    const deleted = await deleteProjectSecret('prj_nowhere', 'STRIPE_SECRET_KEY', options)
    lines.push(told(what, deleted.status, deleteProjectSecretResponse.parse(deleted.data).data.existed))
  }
  return lines
}
