/** The life of a deployment: which states it shows, in which order, and since when. States and edges are those of the document. */

import { timeOf } from '../../exchange/waiting.ts'
import type { Answer } from '../../speak/actor.ts'
import { NotExercised } from '../not-exercised.ts'
import { type Context, type Scenario, type StepTools, scenario } from '../scenario.ts'
import { deploymentOf } from './deployments.ts'

interface Seen {
  readonly state: string
  readonly sinceMs: number
}

const cycle = 'NowDeploymentState'

/** Reads a deployment until it is in a state, and keeps everything that was seen on the way. */
function watch({ owner, lifeCourse }: Context, id: string, seen: Seen[]) {
  const course = lifeCourse(cycle)
  return (until: StepTools['until'], goal: string): Promise<Answer<{ readonly state: string }>> =>
    until(`the state ${goal}`, {
      windowMs: course.windowMs(goal),
      read: async () => {
        const answer = await owner.call('getNowDeployment', { path: { id } })
        seen.push({ state: answer.body.state, sinceMs: timeOf(answer.body.stateTs) })
        return answer
      },
      isDone: ({ body }) => course.shows(body.state, goal),
      isLost: ({ body }) => !course.mayFollow(body.state, goal),
    })
}

export const nowDeploymentLife: Scenario = scenario(
  'a healthy deployment becomes ready, and its states only move forward',
  { system: 'now' },
  async (context) => {
    const { owner, step, lifeCourse, isRehearsal } = context
    const course = lifeCourse(cycle)
    const seen: Seen[] = []
    const id = await step('creates it', ['NOW-DEP-12', 'NOW-DEP-23', 'NOW-DEP-11'], async ({ expect }) => {
      const files = { 'index.js': "require('http').createServer((_, answer) => answer.end('ok')).listen()" }
      const manifest = { name: owner.unique('life'), scripts: { start: 'node index.js' } }
      const { body } = await owner.call('createNowDeployment', { body: deploymentOf(manifest, files) })
      expect(body.state, 'NOW-DEP-12').toBeOneOf(course.initial.filter((state) => state !== 'DEPLOYING'))
      return body.uid
    })

    await step('it becomes READY', ['NOW-DEP-9', 'NOW-DEP-5', 'NOW-DEP-24'], async ({ until }) => {
      await watch(context, id, seen)(until, 'READY')
    })

    await step('reads it again', ['NOW-DEP-10', 'NOW-DEP-3'], async ({ expect }) => {
      const { body } = await owner.call('getNowDeployment', { path: { id } })
      const last = seen.at(-1)
      seen.push({ state: body.state, sinceMs: timeOf(body.stateTs) })
      if (body.state === last?.state) expect(timeOf(body.stateTs)).toBe(last.sinceMs)
    })

    await step('DEPLOYING did not come back', ['NOW-DEP-6'], async ({ expect }) => {
      const after = seen.findIndex(({ state }) => state !== 'DEPLOYING')
      expect(seen.slice(after).filter(({ state }) => state === 'DEPLOYING')).toEqual([])
    })

    await step.apart('it moved along the edges only', ['NOW-DEP-8'], async ({ expect }) => {
      const moves = movesIn(seen)
      if (moves.length === 0 && !isRehearsal) throw new NotExercised('no state but one was seen')
      expect(moves.filter(([before, now]) => !course.mayFollow(before.state, now.state))).toEqual([])
    })

    await step('stateTs stayed while the state did, and never went back', ['NOW-DEP-10'], async ({ expect }) => {
      const strange = pairs(seen).filter(
        ([before, now]) =>
          now.sinceMs < before.sinceMs || (now.state === before.state && now.sinceMs !== before.sinceMs),
      )
      expect(strange).toEqual([])
    })

    await step.apart('stateTs moved when the state did', ['NOW-DEP-10'], async ({ expect }) => {
      // Whoever counts in seconds may change twice in one.
      if (seen.every(({ sinceMs }) => sinceMs % 1000 === 0) && !isRehearsal)
        throw new NotExercised('its times are whole seconds')
      const moves = movesIn(seen)
      if (moves.length === 0 && !isRehearsal) throw new NotExercised('no state but one was seen')
      expect(moves.filter(([before, now]) => now.sinceMs === before.sinceMs)).toEqual([])
    })
  },
)

export const nowDeploymentCrash: Scenario = scenario(
  'a deployment that crashes ends in an error and stays there',
  { system: 'now', needs: ['test-cards'] },
  async (context) => {
    const { owner, step } = context
    const seen: Seen[] = []
    const id = await step('creates one that is going to crash', ['NOW-DEP-21', 'NOW-DEP-11'], async ({ expect }) => {
      const nowhere = { outcome: 'DEPLOYMENT_ERROR', deployingMs: 0, bootingMs: 0, progression: 'timed' } as const
      const { body } = await owner.call('createNowDeployment', {
        body: deploymentOf({ name: owner.unique('crash'), nowhere }),
      })
      expect(body.state).toBe('DEPLOYING')
      return body.uid
    })

    await step('it ends in DEPLOYMENT_ERROR', ['NOW-DEP-7', 'NOW-DEP-21'], async ({ until }) => {
      await watch(context, id, seen)(until, 'DEPLOYMENT_ERROR')
    })

    await step('it stays there', ['NOW-DEP-7', 'NOW-DEP-10'], async ({ expect }) => {
      const { body } = await owner.call('getNowDeployment', { path: { id } })
      expect(body.state, 'NOW-DEP-8').toBe('DEPLOYMENT_ERROR')
      expect(timeOf(body.stateTs), 'NOW-DEP-10').toBe(seen.at(-1)?.sinceMs)
    })
  },
)

function movesIn(seen: readonly Seen[]): (readonly [Seen, Seen])[] {
  return pairs(seen).filter(([before, now]) => now.state !== before.state)
}

function pairs<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.slice(1).flatMap((item, index) => {
    const before = items[index]
    return before === undefined ? [] : [[before, item] as const]
  })
}

export const nowLifeCycleScenarios: readonly Scenario[] = [nowDeploymentLife, nowDeploymentCrash]
