import {
  createNowDeployment,
  createNowDomain,
  createNowSecret,
  getNowDeployment,
  listNowSecrets,
} from '../generated/now/orval'
import {
  createNowDeploymentBody,
  createNowDeploymentResponse,
  createNowDomainResponse,
  createNowSecretBody,
  getNowDeploymentResponse,
} from '../generated/now/zod'
import { told } from './told'

export async function session(token: string): Promise<string[]> {
  const options = { headers: { Authorization: `Bearer ${token}` } }
  const lines: string[] = []

  const files = {
    package: { name: 'project-a', version: '0.0.1', scripts: { start: 'node start.js' } },
    'start.js': '1',
  }
  createNowDeploymentBody.parse(files)
  const deployed = await createNowDeployment(files, options)
  if (deployed.status !== 200) throw new Error('the deployment was refused')
  const { uid, state } = createNowDeploymentResponse.parse(deployed.data)
  lines.push(told('deployed', deployed.status, state))

  const read = await getNowDeployment(uid, options)
  lines.push(told('read', read.status, getNowDeploymentResponse.parse(read.data).state))

  const absent = await getNowDeployment('none', options)
  if (absent.status !== 404) throw new Error('the deployment is there')
  lines.push(told('absent', absent.status, absent.data.error.code))

  await createNowSecret(createNowSecretBody.parse({ name: 'my-api-key', value: 'my-value' }), options)
  const taken = await createNowSecret({ name: 'my-api-key', value: 'another' }, options)
  if (taken.status !== 409) throw new Error('the name was free')
  // Each status has a type of its own, narrowed to its codes.
  const code: 'conflict' | undefined = taken.data.error.code
  lines.push(told('taken', taken.status, code, new URL(taken.data.error.url).pathname))

  const domain = await createNowDomain({ name: 'awesome-now.us', isExternal: true }, options)
  const registered = createNowDomainResponse.parse(domain.data)
  lines.push(told('registered', domain.status, registered.verified, 'verifyToken' in registered))

  const anonymous = await listNowSecrets()
  if (anonymous.status !== 403) throw new Error('nobody was let in')
  lines.push(told('anonymous', anonymous.status, anonymous.data.error.code))
  return lines
}
