/** Every operation of every system, asked of a platform: what is held of answers can be held of all of them. */
import type { Answer, Platform, Received } from '../../src/index.ts'
import { certify } from './systems/now/certified.ts'

interface Ask {
  readonly method?: string
  readonly as?: string
  readonly host?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** An answer written out: status, headers in their order, and every byte. */
export function written({ status, headers, body }: Answer): string {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())
  return `${status}\n${JSON.stringify(Object.entries(headers))}\n${Buffer.from(bytes).toString('hex')}`
}

export async function ask(platform: Platform, target: string, options: Ask = {}) {
  const { as = 'alice', host = 'api.zeit.co', headers = {}, body } = options
  const [path = '', query = ''] = target.split('?', 2)
  const isBytes = body instanceof Uint8Array
  const request: Received = {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    host,
    path,
    query,
    headers: {
      authorization: `Bearer nowhere_${as}`,
      ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : isBytes ? body : new TextEncoder().encode(JSON.stringify(body)),
  }
  const answer = await platform.handle(request)
  // Only asked for where the operation answers an object.
  const json = (
    typeof answer.body === 'string' && answer.body.startsWith('{') ? JSON.parse(answer.body) : {}
  ) as Record<string, string>
  return { answer, json }
}

const certified = certify({ commonName: 'zeit.rocks' })

/** Every operation at least once, by two accounts, with refusals in between, while time passes. */
export async function live(platform: Platform): Promise<string[]> {
  const answers: string[] = []
  const go = async (target: string, options?: Ask) => {
    const { answer, json } = await ask(platform, target, options)
    answers.push(written(answer))
    return json
  }
  const content = new TextEncoder().encode('a')
  const sha = '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'
  for (const as of ['alice', 'bob']) {
    const domain = as === 'alice' ? 'zeit.rocks' : 'zeit.land'
    const deployment = await go('/now/deployments', {
      as,
      body: { package: { name: 'app' }, 'a/b.html': '<p>', 'index.html': 'hi' },
    })
    const nameless = await go('/now/deployments', {
      as,
      body: { package: { nowhere: { outcome: 'DEPLOYMENT_ERROR' } } },
    })
    const upload = await go('/now/create', { as, body: { files: [{ sha, size: 1, file: 'a.txt' }] } })
    const sync = { 'x-now-deployment-id': upload.deploymentId ?? '', 'x-now-sha': sha }
    await go('/now/sync', { as, body: content, headers: { ...sync, 'content-type': 'application/octet-stream' } })
    platform.clock.advance('10s')
    const uid = deployment.uid ?? ''
    await go(`/now/deployments/${uid}`, { as })
    await go(`/now/deployments/${uid}`, { as: 'bob' })
    await go(`/now/deployments/${uid}/files`, { as })
    await go(`/now/deployments/${uid}/files/8dc4ba45e03e0fc2837fbf24d2c8c7af6ed2d0cc`, { as })
    await go('/domains', { as, body: { name: domain } })
    await go('/domains', { as, body: { name: `outside-${domain}`, isExternal: true } })
    await go(`/domains/${domain}`, { as })
    const record = await go(`/domains/${domain}/records`, { as, body: { name: 'www', type: 'A', value: '127.0.0.1' } })
    await go(`/domains/${domain}/records`, { as })
    await go(`/domains/${domain}/records/${record.uid}`, { as, method: 'DELETE' })
    const alias = await go(`/now/deployments/${uid}/aliases`, { as, body: { alias: `${as}-app` } })
    await go(`/now/deployments/${nameless.uid}/aliases`, { as, body: { alias: `www.${domain}` } })
    await go(`/now/deployments/${uid}/aliases`, { as })
    await go('/', { as, host: `${as}-app.now.sh` })
    await go('/now/certs', { as, body: { domains: [domain] } })
    await go('/now/certs', { as, method: 'PUT', body: { domains: ['zeit.rocks'], ...(await certified) } })
    await go('/now/certs', { as, method: 'PUT', body: { domains: [domain], cert: 'none', key: 'none' } })
    await go(`/now/certs/${domain}`, { as })
    const secret = await go('/now/secrets', { as, body: { name: 'key', value: 'a value' } })
    await go('/now/secrets', { as, body: { name: 'key', value: 'again' } })
    await go(`/now/secrets/${secret.uid}`, { as, method: 'PATCH', body: { name: 'renamed' } })
    await go('/now/secrets/renamed', { as })
    for (const list of ['deployments', 'aliases', 'certs', 'secrets', 'list?app=app']) await go(`/now/${list}`, { as })
    for (const path of ['/domains', `/whois-ns?domain=${domain}`, '/nothing']) await go(path, { as })
    platform.clock.advance('6m')
    await go(`/now/deployments/${uid}`, { as, method: 'HEAD' })
    await go('/now/secrets', { as: 'revoked' })
    await go('/now/secrets', { as, method: 'OPTIONS' })
    await go(`/now/aliases/${alias.uid}`, { as, method: 'DELETE' })
    await go('/now/secrets/renamed', { as, method: 'DELETE' })
    await go(`/now/certs/${domain}`, { as, method: 'DELETE' })
    await go(`/domains/${domain}`, { as, method: 'DELETE' })
    await go('/now/remove', { as, method: 'DELETE', body: { deploymentId: nameless.uid } })
    await go(`/now/deployments/${uid}`, { as, method: 'DELETE' })
  }
  for (const [host, target, options] of secretsAsked) {
    const { answer, json } = await ask(platform, target, { host, ...options })
    answers.push(written(answer))
    // The id of what was made last stands for the one of the world.
    const id = (json.secret as unknown as { readonly id?: string } | undefined)?.id
    if (id === undefined) continue
    for (const [path, more] of secretById) {
      answers.push(written((await ask(platform, `/api/secrets/${id}${path}`, { host, ...more })).answer))
    }
  }
  return answers
}

const environment = '/api/environments/env_staging/secrets'
const project = '/api/v1/projects/nowhere/secrets'
const once = { 'idempotency-key': 'once' }

/** What the three systems of secrets are asked, at their hosts. */
const secretsAsked: readonly (readonly [host: string, target: string, options?: Ask])[] = [
  ['api.vercel.com', '/v2/user'],
  ['api.vercel.com', '/v2/secrets/a', { body: { name: 'a', value: 'a value', decryptable: true } }],
  ['api.vercel.com', '/v2/secrets/a', { body: { name: 'a', value: 'again' } }],
  ['api.vercel.com', '/v2/now/secrets?slug=nowhere', { as: 'bob', body: { name: 'shared', value: 'a value' } }],
  ['api.vercel.com', '/v2/now/secrets?slug=none', { body: { name: 'shared', value: 'a value' } }],
  ['api.vercel.com', '/v3/secrets?limit=1'],
  ['api.vercel.com', '/v3/secrets/a?decrypt=true'],
  ['api.vercel.com', '/v2/secrets/a', { method: 'PATCH', body: { name: 'b' } }],
  ['api.vercel.com', '/v2/secrets/b', { method: 'DELETE' }],
  ['api.vercel.com', '/v3/nothing'],
  ['example.com', environment, { body: { key: 'A', value: 'a value' }, headers: once }],
  ['example.com', environment, { body: { key: 'A', value: 'a value' }, headers: once }],
  ['example.com', environment, { body: { key: 'B', value: 'a value' }, headers: once }],
  ['example.com', environment],
  ['example.com', environment, { as: 'bob' }],
  ['www.floopfloop.com', '/api/v1/user/me'],
  ['www.floopfloop.com', '/api/v1/projects'],
  ['www.floopfloop.com', project, { body: { key: 'A', value: 'a value' } }],
  ['www.floopfloop.com', project, { body: { key: 'a', value: 'a value' } }],
  ['www.floopfloop.com', project],
  ['www.floopfloop.com', `${project}/A`, { method: 'DELETE' }],
  ['www.floopfloop.com', `${project}/A`, { as: 'bob', method: 'DELETE' }],
]

/** What is asked of a secret of an environment once it is made; it is gone with the last. */
const secretById: readonly (readonly [path: string, options?: Ask])[] = [
  ['/value'],
  ['', { method: 'PATCH', body: { description: 'changed' } }],
  ['', { method: 'PATCH', body: { key: 'B' } }],
  ['', { method: 'DELETE' }],
]
