/** What every way in answers alike. */
import { describe } from 'vitest'
import { describeBadInput } from './bad-input.ts'
import { describeBodies } from './bodies.ts'
import { describeContentCodings } from './content-codings.ts'
import { describeFaults } from './faults.ts'
import { describeLimits } from './limits.ts'
import { describeRouting } from './routing.ts'
import { describeSecrets } from './secrets.ts'
import { describeSystems } from './systems.ts'
import type { WayIn } from './way-in.ts'

export function describeWayIn(wayIn: WayIn): void {
  describe(`over ${wayIn.name}`, () => {
    describeSecrets(wayIn)
    describeBodies(wayIn)
    describeContentCodings(wayIn)
    describeRouting(wayIn)
    describeLimits(wayIn)
    describeFaults(wayIn)
    describeBadInput(wayIn)
    describeSystems(wayIn)
  })
}
