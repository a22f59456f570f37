/** Deployments of the now API, their files and their life, broken. */
import {
  answering,
  bodyOf,
  breaking,
  editing,
  haunting,
  itemOf,
  listing,
  reply,
  sharing,
  sparing,
} from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const list = { path: '/now/deployments', member: 'deployments' }
const read = 'GET /now/deployments/*'

export const nowDeploymentMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'the newest deployment is missing from the list',
    requirement: 'NOW-DEP-1',
    killedBy: 'the list has it once',
    wrap: listing('GET /now/deployments', 'deployments', (items) => items.slice(1)),
  },
  {
    name: 'a deployment is in the list twice',
    requirement: 'NOW-DEP-1',
    killedBy: 'the list has it once',
    wrap: listing('GET /now/deployments', 'deployments', (items) => [...items, ...items]),
  },
  {
    name: 'an entry of the list has no created',
    requirement: 'NOW-DEP-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /now/deployments', 'deployments/*/created', () => undefined),
  },
  {
    name: 'created is a number',
    requirement: 'NOW-TIME-1',
    killedBy: 'body fits its schema',
    wrap: editing('GET /now/deployments', 'deployments/*/created', Number),
  },
  {
    name: 'created is ISO 8601 where milliseconds are documented',
    requirement: 'NOW-TIME-1',
    killedBy: 'body fits its schema',
    wrap: editing('GET /now/deployments', 'deployments/*/created', () => '2017-02-20T08:00:00.000Z'),
  },
  {
    name: 'the list calls the host something else',
    requirement: 'NOW-DEP-16',
    killedBy: 'the list has it once',
    wrap: editing('GET /now/deployments', 'deployments/*/url', (url) => `www-${String(url)}`),
  },
  {
    name: 'an answer says what nobody documents',
    requirement: 'NOW-DEP-4',
    killedBy: 'nothing undeclared is said',
    wrap: editing(read, 'region', () => 'sfo1'),
  },
  {
    name: 'a deployment is read with another uid',
    requirement: 'NOW-DEP-3',
    killedBy: 'reads it by its id',
    wrap: editing(read, 'uid', (uid) => String(uid).split('').toReversed().join('')),
  },
  {
    name: 'ids have a hyphen in them',
    requirement: 'NOW-ID-1',
    killedBy: 'body fits its schema',
    wrap: editing(read, 'uid', (uid) => `${String(uid).slice(0, 10)}-${String(uid).slice(11)}`),
  },
  {
    name: 'the host has no word of chance',
    requirement: 'NOW-DEP-15',
    killedBy: 'creates it',
    wrap: editing('POST /now/deployments', 'host', (host) => String(host).replace(/-[a-z]{10}\.now\.sh$/, '.now.sh')),
  },
  {
    name: 'a creation answers no uid',
    requirement: 'NOW-DEP-12',
    killedBy: 'body fits its schema',
    wrap: editing('POST /now/deployments', 'uid', () => undefined),
  },
  {
    name: 'a creation answers the state READY',
    requirement: 'NOW-DEP-12',
    killedBy: 'creates it',
    wrap: editing('POST /now/deployments', 'state', () => 'READY'),
  },
  {
    name: 'without a package there is a deployment all the same',
    requirement: 'NOW-DEP-13',
    killedBy: 'createNowDeployment: without package',
    wrap: breaking('POST /now/deployments', () => ({ body }, next) => {
      const isBare = typeof body === 'object' && body !== null && !Array.isArray(body) && !('package' in body)
      return isBare ? next({ body: { ...body, package: {} } }) : next()
    }),
  },
  {
    name: 'a creation that is refused makes a deployment',
    requirement: 'NOW-DEP-13',
    killedBy: 'the list is as it was',
    wrap: breaking('POST /now/deployments', () => async (_, next) => {
      const response = await next()
      if (response.status === 400) await next({ body: { package: { name: 'left-behind' } } })
      return response
    }),
  },
  {
    name: 'a deletion leaves the deployment where it is',
    requirement: 'NOW-DEP-17',
    killedBy: 'no list has it any more',
    wrap: sparing(
      'DELETE /now/deployments/*',
      list,
      ({ uid }, { parts }) => uid === parts[0],
      ({ uid }) => ({ uid, state: 'DELETED' }),
    ),
  },
  {
    name: 'a deployment that was deleted stays in the list',
    requirement: 'NOW-DEP-17',
    killedBy: 'no list has it any more',
    wrap: haunting('DELETE /now/deployments/*', list, ({ uid }, { parts }) => uid === parts[0]),
  },
  {
    name: 'a deployment that was deleted can still be read',
    requirement: 'NOW-DEP-17',
    killedBy: 'its id leads nowhere',
    wrap: breaking('GET|DELETE /now/deployments/*', () => {
      const deleted = new Set<string>()
      return async ({ method, parts: [id = ''] }, next) => {
        const response = await next()
        if (method === 'DELETE' && response.ok) deleted.add(id)
        if (method === 'DELETE' || !deleted.has(id)) return response
        const body = { uid: id, host: 'gone-aaaaaaaaaa.now.sh', state: 'READY', stateTs: '2017-02-20T08:00:00.000Z' }
        return reply(response, body, { status: 200 })
      }
    }),
  },
  {
    name: 'anybody can read a deployment',
    requirement: 'NOW-ERR-6',
    killedBy: 'getNowDeployment: of another account',
    wrap: sharing(read, 'nowhere_alice'),
  },
  {
    name: 'anybody can delete a deployment',
    requirement: 'NOW-ERR-6',
    killedBy: 'deleteNowDeployment: of another account',
    wrap: sharing('DELETE /now/deployments/*', 'nowhere_alice'),
  },
  {
    name: 'a deployment of nobody is answered with an empty object',
    requirement: 'NOW-ERR-6',
    killedBy: 'getNowDeployment: of nothing',
    wrap: breaking(read, () => async (_, next) => {
      const response = await next()
      return response.status === 404 ? reply(response, {}, { status: 200 }) : response
    }),
  },
  {
    name: 'deployments of everybody are in the list',
    requirement: 'NOW-DEP-1',
    killedBy: 'none is in the lists of the other',
    wrap: answering('GET /now/deployments', async (body, { headers }, next) => {
      if (headers.get('authorization') !== 'Bearer nowhere_bob') return body
      const others = itemOf(await bodyOf(await next({ headers: { authorization: 'Bearer nowhere_alice' } })))
      const [own, theirs] = [itemOf(body).deployments, others.deployments]
      return { deployments: [...(Array.isArray(own) ? own : []), ...(Array.isArray(theirs) ? theirs : [])] }
    }),
  },
  {
    name: 'two deployments of one name share a host',
    requirement: 'NOW-DEP-15',
    killedBy: 'it and its namesake are two',
    wrap: editing('POST /now/deployments', 'host', (host) => String(host).replace(/-[a-z]{10}\./, '-abcdefghij.')),
  },
  {
    name: 'a deletion takes along the deployments of the same name',
    requirement: 'NOW-DEP-17',
    killedBy: 'no list has it any more',
    wrap: (fetch) => {
      const names = new Set<unknown>()
      const watch = breaking('DELETE /now/deployments/*', () => async ({ parts: [id] }, next) => {
        const all = itemOf(await bodyOf(await next({ method: 'GET', path: '/now/deployments', body: undefined })))
        const found = Array.isArray(all.deployments) ? all.deployments.map(itemOf).find(({ uid }) => uid === id) : {}
        const response = await next()
        if (response.ok) names.add(found?.name)
        return response
      })
      return listing('GET /now/deployments', 'deployments', (items) => items.filter(({ name }) => !names.has(name)))(
        watch(fetch),
      )
    },
  },
  {
    name: 'created counts in seconds',
    requirement: 'NOW-TIME-1',
    killedBy: 'the list has it once',
    wrap: editing('GET /now/deployments', 'deployments/*/created', (created) =>
      String(Math.floor(Number(created) / 1000)),
    ),
  },
  {
    name: 'an id leads to a deployment in whatever letters',
    requirement: 'NOW-ERR-6',
    killedBy: 'getNowDeployment: of nothing',
    wrap: (fetch) => {
      const uids = new Map<string, string>()
      const remember = editing('POST /now/deployments', 'uid', (uid) => {
        uids.set(String(uid).toLowerCase(), String(uid))
        return uid
      })
      const follow = breaking(read, () => ({ parts: [id = ''] }, next) => {
        const uid = uids.get(id.toLowerCase())
        return next(uid === undefined ? {} : { path: `/now/deployments/${uid}` })
      })
      return follow(remember(fetch))
    },
  },
])
