/** The aliases of the now API, broken. */
import {
  accepting,
  bodyOf,
  breaking,
  editing,
  itemOf,
  listing,
  reply,
  sharing,
  sparing,
} from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const aliases = { path: '/now/aliases', member: 'aliases' }
const time = '2017-02-20T08:00:00.000Z'

/** Answers a refusal with one code as if the alias were there. */
function forgivingAlias(code: string): Mutant['wrap'] {
  return breaking('POST /now/deployments/*/aliases', () => async (_, next) => {
    const response = await next()
    if (itemOf(itemOf(await bodyOf(response)).error).code !== code) return response
    return reply(response, { uid: '2WjyKQmM8ZnGcJsPWMrHRHrE', created: time }, { status: 200 })
  })
}

export const nowAliasMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'an alias is not in the list of the account',
    requirement: 'NOW-ALIAS-1',
    killedBy: 'every list that it belongs to has it once',
    wrap: listing('GET /now/aliases', 'aliases', (items) => items.slice(1)),
  },
  {
    name: 'an alias is not in the list of its deployment',
    requirement: 'NOW-ALIAS-3',
    killedBy: 'every list that it belongs to has it once',
    wrap: editing('GET /now/deployments/*/aliases', 'aliases', () => []),
  },
  {
    name: 'an alias does not name its deployment',
    requirement: 'NOW-ALIAS-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /now/aliases', 'aliases/*/deploymentId', () => undefined),
  },
  {
    name: 'every alias names the same deployment',
    requirement: 'NOW-ALIAS-2',
    killedBy: 'every list that it belongs to has it once',
    wrap: editing('GET /now/aliases', 'aliases/*/deploymentId', () => 'c9MrOWGzdJSfPxqyTDYhdEGN'),
  },
  {
    name: 'the time of an alias is another in the lists',
    requirement: 'NOW-ALIAS-4',
    killedBy: 'every list that it belongs to has it once',
    wrap: editing('GET /now/deployments/*/aliases', 'aliases/*/created', () => time),
  },
  {
    name: 'an alias that moves does not say from where',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'moves it to the second',
    wrap: editing('POST /now/deployments/*/aliases', 'oldId', () => undefined),
  },
  {
    name: 'an alias that moves says that it came from where it is',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'moves it to the second',
    wrap: editing('POST /now/deployments/*/aliases', 'oldId', (old, { parts }) => (old === undefined ? old : parts[0])),
  },
  {
    name: 'an alias that moves stays at its old deployment too',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'it left the first',
    wrap: (fetch) => {
      const seen = new Map<string, Map<string, unknown>>()
      return breaking('GET /now/deployments/*/aliases', () => async ({ parts: [id = ''] }, next) => {
        const response = await next()
        const own = seen.get(id) ?? new Map<string, unknown>()
        seen.set(id, own)
        const list = itemOf(await bodyOf(response)).aliases
        for (const alias of Array.isArray(list) ? list : []) own.set(String(itemOf(alias).uid), alias)
        return response.ok ? reply(response, { aliases: [...own.values()] }) : response
      })(fetch)
    },
  },
  {
    name: 'an alias does not move',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'it left the first',
    wrap: (fetch) => {
      const first = new Map<string, string>()
      return breaking('POST /now/deployments/*/aliases', () => async ({ body, parts: [id = ''] }, next) => {
        const alias = String(itemOf(body).alias)
        const old = first.get(alias)
        const response = await next()
        if (!response.ok) return response
        if (old === undefined) first.set(alias, id)
        // Puts it back where it was.
        else if (old !== id) await next({ path: `/now/deployments/${old}/aliases`, body })
        return response
      })(fetch)
    },
  },
  {
    name: 'an alias of another account can be taken',
    requirement: 'NOW-ALIAS-8',
    killedBy: 'the other cannot take the alias',
    wrap: forgivingAlias('alias_in_use'),
  },
  {
    name: 'an alias may be missing',
    requirement: 'NOW-ALIAS-11',
    killedBy: 'createNowDeploymentAlias: without alias',
    wrap: accepting(
      'POST /now/deployments/*/aliases',
      (body) => Object.keys(body).length === 0,
      () => ({ alias: 'repaired' }),
    ),
  },
  {
    name: 'a label of 64 letters can be an alias',
    requirement: 'NOW-ALIAS-8',
    killedBy: 'createNowDeploymentAlias: alias of 64 characters',
    wrap: accepting(
      'POST /now/deployments/*/aliases',
      ({ alias }) => typeof alias === 'string' && alias.length === 64,
      ({ alias }) => ({ alias: String(alias).slice(1) }),
    ),
  },
  {
    name: 'a label of 63 letters cannot be an alias',
    requirement: 'NOW-ALIAS-8',
    killedBy: 'createNowDeploymentAlias: alias of 63 characters',
    wrap: accepting(
      'POST /now/deployments/*/aliases',
      ({ alias }) => typeof alias === 'string' && alias.length === 63,
      () => ({}),
    ),
  },
  {
    name: 'a deletion of an alias answers another status',
    requirement: 'NOW-ALIAS-10',
    killedBy: 'deletes it',
    wrap: editing('DELETE /now/aliases/*', 'status', () => 'DELETED'),
  },
  {
    name: 'a deletion of an alias does nothing',
    requirement: 'NOW-ALIAS-9',
    killedBy: 'no list has it any more',
    wrap: sparing(
      'DELETE /now/aliases/*',
      aliases,
      ({ uid }, { parts }) => uid === parts[0],
      () => ({ status: 'SUCCESS' }),
    ),
  },
  {
    name: 'anybody can delete an alias',
    requirement: 'NOW-ERR-6',
    killedBy: 'deleteNowAlias: of another account',
    wrap: sharing('DELETE /now/aliases/*', 'nowhere_alice'),
  },
  {
    name: 'an alias leads elsewhere once another account has asked for it',
    requirement: 'NOW-ALIAS-1',
    killedBy: 'it leads where its owner pointed it',
    wrap: (fetch) => {
      const stolen = new Map<unknown, string>()
      const watch = breaking('POST /now/deployments/*/aliases', () => async ({ body, parts: [id = ''] }, next) => {
        const response = await next()
        if (response.status === 403) stolen.set(itemOf(body).alias, id)
        return response
      })
      return listing('GET /now/aliases', 'aliases', (items) =>
        items.map((item) => ({ ...item, deploymentId: stolen.get(item.alias) ?? item.deploymentId })),
      )(watch(fetch))
    },
  },
])
