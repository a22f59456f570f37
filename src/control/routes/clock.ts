/** The world's clock. */
import type { Platform, Received } from '../../platform.ts'
import { invalid, readInput } from '../input.ts'
import type { Controlled, Routes } from '../route.ts'

export const clock: Routes = {
  '/_nowhere/clock': { GET: (_, { platform }) => clockOf(platform), POST: moveClock },
}

/** `mode` is `system` (runs with the system's time) or `stopped`; `ms` is what is on top of the system's, or the time itself. */
export function clockOf({ clock }: Platform): object {
  const nowMs = clock.now()
  return { now: clock.iso(), nowMs, ...clock.snapshot() }
}

function moveClock(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['advance', 'set', 'freeze', 'restore', 'advanceUntil', 'atMost'])
  const { clock } = platform
  const { atMost, ...move } = input
  if (Object.keys(move).length !== 1)
    invalid('The body must have one member: "advance", "advanceUntil", "set", "freeze" or "restore".')
  if (atMost !== undefined && !('advanceUntil' in move)) invalid('The member "atMost" belongs to "advanceUntil".')
  if ('advance' in input) clock.advance(textOrNumber(input.advance, 'advance'))
  else if ('advanceUntil' in input) {
    clock.advanceUntil(
      readAwaited(input.advanceUntil),
      atMost === undefined ? {} : { atMost: textOrNumber(atMost, 'atMost') },
    )
  } else if ('set' in input) clock.set(textOrNumber(input.set, 'set'))
  else if ('restore' in input) clock.restore(readClock(input.restore))
  else if (input.freeze === true) clock.freeze()
  else invalid('The member "freeze" must be true.')
  return clockOf(platform)
}

function readAwaited(value: unknown): { deployment: string; state: string } {
  if (typeof value === 'object' && value !== null && 'deployment' in value && 'state' in value) {
    const { deployment, state } = value
    if (typeof deployment === 'string' && typeof state === 'string') return { deployment, state }
  }
  return invalid('The member "advanceUntil" must be { "deployment": "UID", "state": "READY" }.')
}

function readClock(value: unknown): ReturnType<Platform['clock']['snapshot']> {
  if (typeof value === 'object' && value !== null && 'mode' in value && 'ms' in value) {
    const { mode, ms } = value
    if ((mode === 'system' || mode === 'stopped') && typeof ms === 'number') return { mode, ms }
  }
  return invalid('The member "restore" must be { "mode": "stopped", "ms": 0 }, as the clock was told.')
}

function textOrNumber(value: unknown, name: string): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  return invalid(`The member "${name}" must be a text or a number of milliseconds.`)
}
