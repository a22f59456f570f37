/** The life of a modelled deployment, told anew from the documents: three seconds of booting, five minutes until it sleeps. */
import type { Entity } from './store.ts'

const bootMs = 3_000
const sleepMs = 300_000

/** What of a deployment its life is made of. */
export type Life = Pick<
  Entity<'deployment'>,
  'state' | 'sinceMs' | 'busyAtMs' | 'reads' | 'fails' | 'deployingMs' | 'bootingMs' | 'progression'
>

/** The state that follows if nobody interferes, and how long this one takes; undefined when it stays. */
function next({
  state,
  fails,
  deployingMs,
  bootingMs,
}: Life): { readonly state: string; readonly afterMs: number } | undefined {
  if (state === 'DEPLOYING') return deployingMs === null ? undefined : { state: 'BOOTING', afterMs: deployingMs }
  if (state === 'BOOTING') return { state: fails ? 'DEPLOYMENT_ERROR' : 'READY', afterMs: bootingMs ?? bootMs }
  if (state === 'READY') return { state: 'FROZEN', afterMs: sleepMs }
  return undefined
}

function enter(life: Life, state: string, sinceMs: number): Life {
  return { ...life, state, sinceMs, reads: 0 }
}

/** The life at a time. */
export function settled(life: Life, nowMs: number): Life {
  const follows = next(life)
  if (follows === undefined || !['timed', 'immediate'].includes(life.progression)) return life
  const isAsleepNext = follows.state === 'FROZEN'
  const beganMs = isAsleepNext ? Math.max(life.sinceMs, life.busyAtMs) : life.sinceMs
  const dueMs = life.progression === 'immediate' && !isAsleepNext ? life.sinceMs : beganMs + follows.afterMs
  return dueMs > nowMs ? life : settled(enter(life, follows.state, dueMs), nowMs)
}

/** After a read of a settled life. */
export function afterRead(life: Life, nowMs: number): Life {
  const [, readsMax] = life.progression.split(':')
  const follows = next(life)
  if (readsMax === undefined) return life
  const reads = life.reads + 1
  if (follows === undefined || follows.state === 'FROZEN' || reads < Number(readsMax)) return { ...life, reads }
  return enter(life, follows.state, nowMs)
}

/** After a request to the host of a settled life. */
export function afterVisit(life: Life, nowMs: number): Life {
  if (life.state === 'READY') return { ...life, busyAtMs: nowMs }
  return life.state === 'FROZEN' ? { ...enter(life, 'READY', nowMs), busyAtMs: nowMs } : life
}

/** After a step of a settled life by hand. */
export function afterStep(life: Life, nowMs: number): Life {
  const follows = next(life)
  return follows === undefined ? life : enter(life, follows.state, nowMs)
}

/** After the last of the files came. */
export function afterSync(life: Life, nowMs: number): Life {
  return life.state === 'DEPLOYING' ? enter(life, 'BOOTING', nowMs) : life
}
