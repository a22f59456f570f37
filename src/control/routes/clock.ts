/** The world's clock. */
import type { Platform, Received } from '../../platform.ts'
import { invalid, readInput } from '../input.ts'
import type { Controlled, Routes } from '../route.ts'

export const clock: Routes = {
  '/_nowhere/clock': { GET: (_, { platform }) => clockOf(platform), POST: moveClock },
}

/** `mode` is `system` (runs with the system's time) or `stopped`. */
export function clockOf({ clock }: Platform): object {
  return { now: clock.iso(), mode: clock.snapshot().mode }
}

function moveClock(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['advance', 'set', 'freeze'])
  const { clock } = platform
  if (Object.keys(input).length !== 1) invalid('The body must have one member: "advance", "set" or "freeze".')
  if ('advance' in input) clock.advance(textOrNumber(input.advance, 'advance'))
  else if ('set' in input) clock.set(textOrNumber(input.set, 'set'))
  else if (input.freeze === true) clock.freeze()
  else invalid('The member "freeze" must be true.')
  return clockOf(platform)
}

function textOrNumber(value: unknown, name: string): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  return invalid(`The member "${name}" must be a text or a number of milliseconds.`)
}
