/** The states of a deployment of the now API, broken. */
import { bodyOf, breaking, editing, itemOf, reply } from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const read = 'GET /now/deployments/*'

export const nowStateMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a state that is none of the five',
    requirement: 'NOW-DEP-24',
    killedBy: 'body fits its schema',
    wrap: editing(read, 'state', (state) => (state === 'READY' ? 'RUNNING' : state)),
  },
  {
    name: 'a state is a number',
    requirement: 'NOW-DEP-5',
    killedBy: 'body fits its schema',
    wrap: editing(read, 'state', () => 3),
  },
  {
    name: 'a deployment never becomes READY',
    requirement: 'NOW-DEP-9',
    killedBy: 'it becomes READY',
    wrap: editing(read, 'state', (state) => (state === 'READY' ? 'BOOTING' : state)),
  },
  {
    name: 'DEPLOYING comes back',
    requirement: 'NOW-DEP-6',
    killedBy: 'DEPLOYING did not come back',
    wrap: breaking(read, () => {
      let reads = 0
      return async (_, next) => {
        const response = await next()
        const body = itemOf(await bodyOf(response))
        return body.state === 'BOOTING' && reads++ % 3 === 1
          ? reply(response, { ...body, state: 'DEPLOYING' })
          : response
      }
    }),
  },
  {
    name: 'a state moves off the edges',
    requirement: 'NOW-DEP-8',
    killedBy: 'it moved along the edges only',
    wrap: breaking(read, () => {
      const frozen = new Set<string>()
      return async ({ parts: [id = ''] }, next) => {
        const response = await next()
        const body = itemOf(await bodyOf(response))
        if (body.state !== 'BOOTING' || frozen.has(id)) return response
        frozen.add(id)
        return reply(response, { ...body, state: 'FROZEN' })
      }
    }),
  },
  {
    name: 'an error is left again',
    requirement: 'NOW-DEP-7',
    killedBy: 'it stays there',
    wrap: breaking(read, () => {
      const failed = new Set<string>()
      return async ({ parts: [id = ''] }, next) => {
        const response = await next()
        const body = itemOf(await bodyOf(response))
        if (body.state !== 'DEPLOYMENT_ERROR') return response
        if (failed.has(id)) return reply(response, { ...body, state: 'READY' })
        failed.add(id)
        return response
      }
    }),
  },
  {
    name: 'stateTs is the time of the request',
    requirement: 'NOW-DEP-10',
    killedBy: 'stateTs stayed while the state did, and never went back',
    wrap: breaking(read, () => async (_, next) => {
      const response = await next()
      const body = itemOf(await bodyOf(response))
      if (!response.ok) return response
      const nowMs = Date.parse(response.headers.get('date') ?? '')
      return reply(response, { ...body, stateTs: new Date(nowMs).toISOString() })
    }),
  },
  {
    name: 'stateTs goes back',
    requirement: 'NOW-DEP-10',
    killedBy: 'stateTs stayed while the state did, and never went back',
    wrap: breaking(read, () => {
      let reads = 0
      return async (_, next) => {
        const response = await next()
        const body = itemOf(await bodyOf(response))
        if (!response.ok) return response
        const sinceMs = Date.parse(String(body.stateTs)) - 1000 * reads++
        return reply(response, { ...body, stateTs: new Date(sinceMs).toISOString() })
      }
    }),
  },
  {
    name: 'stateTs stays when the state moves',
    requirement: 'NOW-DEP-10',
    killedBy: 'stateTs moved when the state did',
    wrap: breaking(read, () => {
      const first = new Map<string, unknown>()
      return async ({ parts: [id = ''] }, next) => {
        const response = await next()
        const body = itemOf(await bodyOf(response))
        if (!response.ok) return response
        const stateTs = first.get(id) ?? body.stateTs
        first.set(id, stateTs)
        return reply(response, { ...body, stateTs })
      }
    }),
  },
])
