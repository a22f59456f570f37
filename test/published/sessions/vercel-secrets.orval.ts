import {
  createVercelSecret,
  deleteVercelSecret,
  getVercelSecret,
  listVercelSecrets,
} from '../generated/vercel-secrets/orval'
import {
  createVercelSecretBody,
  createVercelSecretResponse,
  getVercelSecretResponse,
  listVercelSecretsResponse,
} from '../generated/vercel-secrets/zod'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const options = { headers: { Authorization: `Bearer ${token}` } }
  const lines: string[] = []

  const secret = createVercelSecretBody.parse({ name: 'my-api-key', value: 'some secret value', decryptable: true })
  const created = await createVercelSecret('my-api-key', secret, undefined, options)
  const { name, value } = createVercelSecretResponse.parse(created.data)
  lines.push(told('created', created.status, name, value.type))

  const read = await getVercelSecret('my-api-key', { decrypt: 'true' }, options)
  lines.push(told('read', read.status, getVercelSecretResponse.parse(read.data).value))

  const listed = await listVercelSecrets({ limit: 1 }, options)
  const { secrets, pagination } = listVercelSecretsResponse.parse(listed.data)
  lines.push(told('listed', listed.status, secrets.length, pagination.next))

  const absent = await getVercelSecret('none', undefined, options)
  if (absent.status !== 404) throw new Error('the secret is there')
  lines.push(told('absent', absent.status, absent.data.error.code))

  const stranger = await listVercelSecrets({ teamId: 'team_of_others' }, options)
  if (stranger.status !== 403) throw new Error('a stranger was let in')
  // Each status has a type of its own, narrowed to its codes.
  const code: 'forbidden' | undefined = stranger.data.error.code
  lines.push(told('stranger', stranger.status, code))

  const anonymous = await deleteVercelSecret('my-api-key')
  if (anonymous.status !== 401) throw new Error('nobody was let in')
  lines.push(told('anonymous', anonymous.status, anonymous.data.error.code))
  return lines
}
