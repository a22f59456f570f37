import type { CreateNowSecretErrors } from '../generated/now/hey-api'
import {
  createNowDeployment,
  createNowDomain,
  createNowSecret,
  getNowDeployment,
  listNowSecrets,
} from '../generated/now/hey-api'
import { given, told } from './told'

export async function session(token: string): Promise<string[]> {
  const auth = token
  const lines: string[] = []

  const deployed = await createNowDeployment({
    auth,
    body: { package: { name: 'project-a', version: '0.0.1', scripts: { start: 'node start.js' } }, 'start.js': '1' },
  })
  const { uid, state } = given(deployed.data, 'the deployment')
  lines.push(told('deployed', deployed.response.status, state))

  const read = await getNowDeployment({ auth, path: { id: uid } })
  lines.push(told('read', read.response.status, read.data?.state))

  const absent = await getNowDeployment({ auth, path: { id: 'none' } })
  lines.push(told('absent', absent.response.status, absent.error?.error.code))

  await createNowSecret({ auth, body: { name: 'my-api-key', value: 'my-value' } })
  const taken = await createNowSecret({ auth, body: { name: 'my-api-key', value: 'another' } })
  // Each status has a type of its own, narrowed to its codes.
  const conflict = taken.error as CreateNowSecretErrors[409]
  const code: 'conflict' | undefined = conflict.error.code
  lines.push(told('taken', taken.response.status, code, new URL(conflict.error.url).pathname))

  const domain = await createNowDomain({ auth, body: { name: 'awesome-now.us', isExternal: true } })
  const registered = given(domain.data, 'the domain')
  lines.push(told('registered', domain.response.status, registered.verified, 'verifyToken' in registered))

  const anonymous = await listNowSecrets()
  lines.push(told('anonymous', anonymous.response.status, anonymous.error?.error.code))
  return lines
}
