/** A session with the control API that comes to every route, and is refused now and then. */
import type { Platform } from '../../../src/index.ts'
import type { Told } from './ask.ts'

type Ask = (path: string, method: string, body?: unknown, parameters?: Readonly<Record<string, string>>) => Told

const startMs = Date.UTC(2017, 1, 1)
const json = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

export async function session(platform: Platform, ask: Ask): Promise<void> {
  const created = await platform.fetch('https://api.zeit.co/now/deployments', {
    method: 'POST',
    headers: json,
    body: '{"package":{"name":"app"}}',
  })
  // The answer of creating a deployment.
  const { uid } = (await created.json()) as { readonly uid: string }
  ask('/_nowhere/health', 'GET')
  ask('/_nowhere/clock', 'GET')
  for (const move of [
    { advance: '10s' },
    { advance: 5 },
    { set: '2018-01-01T00:00:00Z' },
    { freeze: true },
    { restore: { mode: 'stopped', ms: 1_500_000_000_000 } },
    { restore: { mode: 'stopped', ms: 1e20 } },
    { restore: 5 },
    { back: 1 },
  ])
    ask('/_nowhere/clock', 'POST', move)
  ask('/_nowhere/step', 'POST', { deployment: uid })
  ask('/_nowhere/step', 'POST', { deployment: 'none' })
  for (const verb of ['hold', 'release', 'crash', 'crash']) ask(`/_nowhere/${verb}`, 'POST', { deployment: uid })
  const ready = { deployment: uid, state: 'READY' }
  ask('/_nowhere/clock', 'POST', { advanceUntil: { ...ready, state: 'DEPLOYMENT_ERROR' }, atMost: 'PT1S' })
  ask('/_nowhere/clock', 'POST', { advanceUntil: ready, atMost: 'PT1S' })
  ask('/_nowhere/clock', 'POST', { advance: 1, atMost: 1 })
  const fault = { operation: '*', delay: '2s', until: '2019-01-01', times: 2, account: 'alice' }
  const { id } = ask('/_nowhere/faults', 'POST', fault).body as { readonly id: string }
  ask('/_nowhere/faults', 'POST', { operation: '*', truncate: true, malformed: true, probability: 0.5, every: 2 })
  ask('/_nowhere/faults', 'POST', { operation: 'nothing', drop: 'after' })
  ask('/_nowhere/faults', 'GET')
  ask('/_nowhere/faults/{id}', 'DELETE', undefined, { id })
  ask('/_nowhere/faults/{id}', 'DELETE', undefined, { id })
  ask('/_nowhere/faults', 'DELETE')
  ask('/_nowhere/fail', 'POST', { operationId: 'listNowSecrets', code: 'internal_server_error', times: 2 })
  ask('/_nowhere/fail', 'POST', { operationId: 'listNowSecrets', code: 'unheard_of' })
  ask('/_nowhere/dns', 'PUT', { name: '_now.example.com', type: 'TXT', value: 'abc' })
  ask('/_nowhere/dns', 'GET')
  ask('/_nowhere/dns', 'DELETE', { name: '_now.example.com' })
  await platform.fetch('https://api.zeit.co/now/secrets', { headers: json })
  await platform.fetch('https://api.zeit.co/nothing/here', { headers: json })
  ask('/_nowhere/journal', 'GET')
  ask('/_nowhere/journal?operation=listNowSecrets&account=alice&status=5xx&since=0', 'GET')
  for (const wrong of ['operation=nothing', 'account=nobody', 'status=700', 'since=soon', 'colour=red'])
    ask(`/_nowhere/journal?${wrong}`, 'GET')
  for (const given of [
    { assertion: 'called', operation: 'listNowSecrets', atMost: 5, since: startMs },
    { assertion: 'called', operation: 'listNowSecrets', times: 0, status: '5xx' },
    { assertion: 'called', operation: 'nothing' },
    { assertion: 'waited' },
    { assertion: 'noSecretInUrls' },
    { assertion: 'created', created: uid },
    { assertion: 'created' },
    { assertion: 'other' },
  ])
    ask('/_nowhere/journal/assert', 'POST', given)
  for (const query of ['', '?at=2', '?at=9000', '?at=x']) ask(`/_nowhere/state${query}`, 'GET')
  for (const query of ['', '?at=2&search=app&owner=alice&limit=5&secrets', '?colour=red'])
    ask(`/_nowhere/state/{collection}${query}`, 'GET', undefined, { collection: 'deployments' })
  ask('/_nowhere/state/{collection}', 'GET', undefined, { collection: 'nothing' })
  ask('/_nowhere/limits', 'GET')
  for (const query of ['', '?after=1']) ask(`/_nowhere/requests${query}`, 'GET')
  for (const ordinal of ['1', '3', '9000']) ask('/_nowhere/requests/{ordinal}', 'GET', undefined, { ordinal })
  ask('/_nowhere/requests/{ordinal}?secrets', 'GET', undefined, { ordinal: '3' })
  ask('/_nowhere/contract', 'GET')
  ask('/_nowhere/report', 'GET')
  ask('/_nowhere/report', 'PUT', { verdict: 'conforms' })
  ask('/_nowhere/report', 'PUT', {})
  ask('/_nowhere/journal', 'DELETE')
  for (const query of ['', '?from=3', '?export', '?export&secrets', '?from=x', '?secrets=perhaps'])
    ask(`/_nowhere/log${query}`, 'GET')
  ask('/_nowhere/log/stream', 'GET')
  ask('/_nowhere/records/{collection}', 'GET', undefined, { collection: 'deployments' })
  ask('/_nowhere/records/{collection}', 'GET', undefined, { collection: 'nothing' })
  for (const counts of [{ secrets: 2, deployments: 1 }, 1, { nothing: 1 }, { secrets: -1 }, 'many'])
    ask('/_nowhere/populate', 'POST', counts)
  ask('/_nowhere/worlds', 'POST', { name: 'checkout-3' })
  ask('/_nowhere/worlds', 'POST', { name: 'checkout-4', from: 'checkout-3' })
  ask('/_nowhere/worlds', 'POST', { name: 'checkout-3' })
  ask('/_nowhere/worlds', 'GET')
  ask('/_nowhere/worlds/{name}', 'DELETE', undefined, { name: 'checkout-3' })
  ask('/_nowhere/worlds/{name}', 'DELETE', undefined, { name: 'checkout-3' })
  ask('/_nowhere/snapshots/{name}', 'PUT', undefined, { name: 'one' })
  ask('/_nowhere/snapshots', 'GET')
  ask('/_nowhere/snapshots/{name}', 'GET', undefined, { name: 'one' })
  ask('/_nowhere/snapshots/{name}/restore', 'POST', undefined, { name: 'one' })
  ask('/_nowhere/snapshots/{name}/restore', 'POST', undefined, { name: 'none' })
  ask('/_nowhere/snapshots/{name}', 'DELETE', undefined, { name: 'one' })
  ask('/_nowhere/snapshot', 'PUT', platform.snapshot())
  ask('/_nowhere/snapshot', 'PUT', { version: 2 })
  ask('/_nowhere/snapshot', 'GET')
  ask('/_nowhere/reset', 'POST')
}
