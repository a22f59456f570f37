/**
 * A project has 25 secrets. Others may store and delete while it is filled, so that what counts is not how many were stored, but how many
 * are there when the next one is refused.
 */

import type { Expect } from '../../judge/expect.ts'
import type { Answer } from '../../speak/actor.ts'
import { Lacking, StepEnded } from '../../speak/step-ended.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { countMax, listed, saveNew } from './room.ts'

const letters: readonly string[] = [...'ZYXWVUTSRQPONMLKJIHGFEDCBA']

const pauseMaxMs = 1_600

/** How often others may come in between. */
const refusalsMax = 3

export const projectSecretCap: Scenario = scenario(
  'a project has 25 secrets, and the ones that are there can still be replaced',
  { system: 'project-secrets', needs: ['project'] },
  async ({ owner, step, id, clock, isRehearsal }) => {
    const path = { projectId: id('project') }
    const stored: string[] = []
    const body = (key: string) => ({ path, body: { key, value: owner.secretValue() } })

    /** What was stored may take a moment to be listed. */
    const settled = async (): Promise<readonly string[]> => {
      for (let pauseMs = 200; ; pauseMs *= 2) {
        const keys = (await listed(owner, path)).map((secret) => secret.key)
        if (isRehearsal || keys.length >= countMax || pauseMs > pauseMaxMs) return keys
        await clock.sleep(pauseMs)
      }
    }

    const before = await step('counts what is there', ['PRJ-LIST-1'], async () => {
      return new Set((await listed(owner, path)).map((secret) => secret.key))
    })

    await step.apart('a letter is a key', ['PRJ-PUT-4'], async () => {
      // What somebody stored is not to be replaced.
      const free = letters.find((letter) => !before.has(letter))
      if (free === undefined) throw new Lacking('room')
      await saveNew(owner, path, { key: free, value: owner.secretValue() })
      stored.push(free)
    })

    await step.apart('a 26th is refused, and none before it', ['PRJ-PUT-5', 'PRJ-PUT-1'], async ({ expect }) => {
      for (let refusals = 0; refusals < refusalsMax; ) {
        const key = owner.uniqueKey('FULL')
        const answer = await owner.send('saveProjectSecret', body(key))
        // Nobody refuses in a rehearsal, which is to send what the real thing does.
        const isRefused = isRehearsal ? stored.length >= countMax - before.size : answer.status >= 300
        if (!isRefused) stored.push(key)
        if (stored.length > countMax) throw tooMany()
        if (!isRefused) continue
        const keys = await settled()
        expect(keys).not.toContain(key)
        refusals++
        // Somebody deleted one in between, or it is refused too early.
        if (keys.length < countMax && refusals < refusalsMax) continue
        expect(keys).toHaveLength(countMax)
        checkRefusal(expect, answer)
        return
      }
    })

    await step.apart('one that is there is replaced', ['PRJ-PUT-5', 'PRJ-PUT-2'], async () => {
      const [key] = stored
      if (key === undefined) throw new Lacking('room')
      await owner.call('saveProjectSecret', body(key))
    })

    await step.apart('makes room again', ['PRJ-DEL-1'], async () => {
      for (const key of stored) await owner.call('deleteProjectSecret', { path: { ...path, key } })
    })
  },
)

function checkRefusal(expect: Expect, { status, text }: Answer): void {
  expect(status).toBe(409)
  expect(text).toContain('SECRET_LIMIT_EXCEEDED')
}

function tooMany(): StepEnded {
  const [message, expected] = ['More secrets of the run than a project may have were stored.', 'a 409']
  return new StepEnded({ message, expected, seen: 'a success', requirements: [] })
}
