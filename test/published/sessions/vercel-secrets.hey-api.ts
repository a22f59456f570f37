import type { ListVercelSecretsErrors } from '../generated/vercel-secrets/hey-api'
import {
  createVercelSecret,
  deleteVercelSecret,
  getVercelSecret,
  listVercelSecrets,
} from '../generated/vercel-secrets/hey-api'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const auth = token
  const path = { idOrName: 'my-api-key' }
  const lines: string[] = []

  const created = await createVercelSecret({
    auth,
    path,
    body: { name: 'my-api-key', value: 'some secret value', decryptable: true },
  })
  lines.push(told('created', created.response.status, created.data?.name, created.data?.value.type))

  const read = await getVercelSecret({ auth, path, query: { decrypt: 'true' } })
  lines.push(told('read', read.response.status, read.data?.value))

  const listed = await listVercelSecrets({ auth, query: { limit: 1 } })
  lines.push(told('listed', listed.response.status, listed.data?.secrets.length, listed.data?.pagination.next))

  const absent = await getVercelSecret({ auth, path: { idOrName: 'none' } })
  lines.push(told('absent', absent.response.status, absent.error?.error.code))

  const stranger = await listVercelSecrets({ auth, query: { teamId: 'team_of_others' } })
  // Each status has a type of its own, narrowed to its codes.
  const refused = stranger.error as ListVercelSecretsErrors[403]
  const code: 'forbidden' | undefined = refused.error.code
  lines.push(told('stranger', stranger.response.status, code))

  const anonymous = await deleteVercelSecret({ path })
  lines.push(told('anonymous', anonymous.response.status, anonymous.error?.error.code))
  return lines
}
