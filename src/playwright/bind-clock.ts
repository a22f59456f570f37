/** The clock of a page moves that of its world: whatever the test does to the one happens to the other, before the page sees it. */
import type { Clock } from '@playwright/test'
import type { Remote } from '../adapters/node.ts'
import { UsageError } from '../errors/usage-error.ts'

type Moves = { readonly [Name in keyof Clock]: (...given: Parameters<Clock[Name]>) => Promise<void> }

/** The object itself, which a context and its pages share, does so from here on. */
export function bindClock(clock: Clock, world: Remote['clock']): void {
  const moves: Moves = {
    install: async ({ time } = {}) => {
      if (time !== undefined) await runFrom(new Date(time).getTime(), world)
    },
    setSystemTime: (time) => world.set(time),
    setFixedTime: (time) => stopAt(time, world),
    pauseAt: (time) => stopAt(time, world),
    fastForward: (ticks) => world.advance(ticksMs(ticks)),
    runFor: (ticks) => world.advance(ticksMs(ticks)),
    resume: async () => runFrom(await world.now(), world),
  }
  for (const [name, move] of Object.entries(moves)) {
    // Each is a method of the clock, and takes what that takes.
    const method = clock[name as keyof Clock].bind(clock) as (...given: unknown[]) => Promise<void>
    const moved = move as (...given: unknown[]) => Promise<void>
    Object.assign(clock, {
      [name]: async (...given: unknown[]) => {
        await moved(...given)
        await method(...given)
      },
    })
  }
}

async function stopAt(time: number | string | Date, world: Remote['clock']): Promise<void> {
  // In this order, so that nothing passes between the two.
  await world.freeze()
  await world.set(time)
}

/** As fast as the time of this machine, which is also that of the server. */
async function runFrom(timeMs: number, world: Remote['clock']): Promise<void> {
  await world.restore({ mode: 'system', ms: timeMs - Date.now() })
}

/** Milliseconds, or hours, minutes and seconds as in `01:30`. */
function ticksMs(ticks: number | string): number {
  if (typeof ticks === 'number') return ticks
  const parts = ticks.split(':').map(Number)
  if (parts.length > 3 || parts.some((part) => !Number.isInteger(part) || part < 0)) {
    throw new UsageError(
      'INVALID_DURATION',
      `Failed to move the clock of a page by ${JSON.stringify(ticks)}: it is no duration. Give milliseconds, or a text such as '30', '01:30' or '01:00:00'.`,
    )
  }
  return parts.reduce((seconds, part) => seconds * 60 + part, 0) * 1_000
}
