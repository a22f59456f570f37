import {
  createEnvironmentSecret,
  deleteEnvironmentSecret,
  listEnvironmentSecrets,
  revealEnvironmentSecret,
  updateEnvironmentSecret,
} from '../generated/environment-secrets/orval'
import {
  createEnvironmentSecretBody,
  createEnvironmentSecretResponse,
  deleteEnvironmentSecretResponse,
  listEnvironmentSecretsResponse,
  updateEnvironmentSecretResponse,
} from '../generated/environment-secrets/zod'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const options = { headers: { Authorization: `Bearer ${token}` } }
  const lines: string[] = []

  const secret = createEnvironmentSecretBody.parse({
    key: 'EXAMPLE',
    value: 'example',
    description: 'example',
    neverReveal: true,
  })
  const created = await createEnvironmentSecret('env_production', secret, options)
  const { id, key } = createEnvironmentSecretResponse.parse(created.data).secret
  lines.push(told('created', created.status, key))

  const taken = await createEnvironmentSecret('env_production', { key: 'EXAMPLE', value: 'another' }, options)
  if (taken.status !== 409) throw new Error('the key was free')
  lines.push(told('taken', taken.status, taken.data.code, taken.data.field))

  const listed = await listEnvironmentSecrets('env_production', options)
  lines.push(told('listed', listed.status, listEnvironmentSecretsResponse.parse(listed.data).secrets.length))

  const revealed = await revealEnvironmentSecret(id, options)
  if (revealed.status !== 403) throw new Error('the value was shown')
  // Each status has a type of its own, narrowed to its codes.
  const code: 'FORBIDDEN_SCOPE' | 'FORBIDDEN_ROLE' | undefined = revealed.data.code
  lines.push(told('revealed', revealed.status, code))

  const updated = await updateEnvironmentSecret(id, { description: 'rotated' }, options)
  lines.push(told('updated', updated.status, updateEnvironmentSecretResponse.parse(updated.data).secret.description))

  const deleted = await deleteEnvironmentSecret(id, options)
  lines.push(told('deleted', deleted.status, deleteEnvironmentSecretResponse.parse(deleted.data).success))
  return lines
}
