/**
 * Texts that are shown as they come, such as the path in the line of a request, with `***` in place of secrets. What is looked for is
 * put together once, and then grows with what requests say: a line costs the same however much the world holds.
 */
import type { World } from '../../world/world.ts'
import { meetRequest, type Reading } from '../masking/mask-entry.ts'
import type { StandIns } from '../masking/stand-ins.ts'
import { standInsOf } from './masked-entries.ts'

interface Known {
  readonly standIns: StandIns
  /** How often everything in the world had been replaced. */
  readonly replacedTimes: number
  /** The last request of the journal that was looked at. */
  seen: number
  /** How many more may be looked at: of what the world has no more, not everything is remembered for ever. */
  left: number
}

const lookedAtMin = 10_000

export function createTextMasking(world: World, reading: Reading): (text: string) => string {
  let known: Known | undefined
  const begin = (): Known => ({
    standIns: standInsOf(world, reading),
    replacedTimes: world.replacedTimes,
    seen: world.journal.recorded,
    left: lookedAtMin + world.secrets.size + world.environmentSecrets.size + world.projectSecrets.size,
  })
  const upToNow = (): Known => {
    const { journal, replacedTimes } = world
    const said = known === undefined || known.left < 0 ? undefined : journal.after(known.seen)
    if (known === undefined || known.replacedTimes !== replacedTimes || said === undefined) return begin()
    for (const exchange of said) meetRequest(exchange, reading, known.standIns)
    known.seen = journal.recorded
    known.left -= said.length
    return known
  }
  return (text) => {
    known = upToNow()
    return known.standIns.within(text)
  }
}
