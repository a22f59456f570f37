import type { RevealEnvironmentSecretErrors } from '../generated/environment-secrets/hey-api'
import {
  createEnvironmentSecret,
  deleteEnvironmentSecret,
  listEnvironmentSecrets,
  revealEnvironmentSecret,
  updateEnvironmentSecret,
} from '../generated/environment-secrets/hey-api'
import { given, told } from './told'

export async function session(token: string): Promise<string[]> {
  const auth = token
  const path = { envId: 'env_production' }
  const lines: string[] = []

  const created = await createEnvironmentSecret({
    auth,
    path,
    body: { key: 'EXAMPLE', value: 'example', description: 'example', neverReveal: true },
  })
  const { id, key } = given(created.data, 'the secret').secret
  lines.push(told('created', created.response.status, key))

  const taken = await createEnvironmentSecret({ auth, path, body: { key: 'EXAMPLE', value: 'another' } })
  lines.push(told('taken', taken.response.status, taken.error?.code, taken.error?.field))

  const listed = await listEnvironmentSecrets({ auth, path })
  lines.push(told('listed', listed.response.status, listed.data?.secrets.length))

  const revealed = await revealEnvironmentSecret({ auth, path: { id } })
  // Each status has a type of its own, narrowed to its codes.
  const refused = revealed.error as RevealEnvironmentSecretErrors[403]
  const code: 'FORBIDDEN_SCOPE' | 'FORBIDDEN_ROLE' | undefined = refused.code
  lines.push(told('revealed', revealed.response.status, code))

  const updated = await updateEnvironmentSecret({ auth, path: { id }, body: { description: 'rotated' } })
  lines.push(told('updated', updated.response.status, updated.data?.secret.description))

  const deleted = await deleteEnvironmentSecret({ auth, path: { id } })
  lines.push(told('deleted', deleted.response.status, deleted.data?.success))
  return lines
}
