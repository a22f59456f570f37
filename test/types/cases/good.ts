/** What compiles: the forms that the other cases break. */
import { createPlatform } from '../../../src/index.ts'
import { type Behave, type BehavioursOf, ok, okEmpty, okRaw, prepared } from '../../../src/pipeline/behaviour.ts'
import { now } from '../../../src/systems/now/now.ts'
import type { World } from '../../../src/world/world.ts'

const secret = { uid: 'sec_', name: 'a', created: '2017' }

export const whole: BehavioursOf<'now'> = { ...now }

export const list: Behave<'listNowSecrets'> = () => ok({ secrets: [secret] })

export const read: Behave<'getNowSecret'> = ({ path, principal, world, fail }) => {
  const found =
    world.secrets.find({ ownerId: principal.account.id, name: path.uidOrName }) ??
    fail('not_found', { thing: 'secret', reference: path.uidOrName })
  return ok({ uid: found.id, name: found.name, created: world.clock.iso() })
}

export const file: Behave<'getNowDeploymentFile'> = () => okRaw({ mediaType: 'text/plain', content: 'a' })

export const gone: Behave<'deleteNowCertificate'> = () => okEmpty()

export const create: Behave<'createNowSecret'> = ({ body, newId, fail }) => {
  const input = Array.isArray(body) ? body[0] : body
  if (input === undefined) fail('bad_request', { problem: 'The list is empty.' })
  return ok({ uid: newId('NowSecretId') })
}

export const waits: BehavioursOf<'vercel-secrets'>['getVercelUser'] = prepared({
  prepare: async ({ headers }) => ({ length: Object.keys(headers).length }),
  behave: ({ prepared: { length }, principal }) =>
    ok({ user: { uid: principal.account.id, email: 'a', name: String(length), username: 'a' } }),
})

/** A record that is more than its view compiles: it is the answer check that finds the leak. */
export const leak: Behave<'getNowSecret'> = () => {
  const stored = { ...secret, value: 'hush' }
  return ok(stored)
}

export const count = (world: World): number => world.aliases.count({ deploymentId: 'a' })

const platform = createPlatform({ seed: 1, clock: 'frozen', rateLimit: 'off', lifeCycle: 'reads:2' })
platform.fail('createNowSecret', 'conflict', { times: 2 })
platform.fail('createNowDomain', 'not_modified')
