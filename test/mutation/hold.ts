/** One test for each mutant: the kit notices it, by the check or the step that is named for it, or it is listed as a survivor. */
import { describe, expect, it } from 'vitest'
import { type Mutant, runMutant } from '../../src/contract/selftest/selftest.ts'
import { survivors } from './survivors.ts'
import { createTarget } from './target.ts'

export function holdMutants(mutants: readonly Mutant[]): void {
  describe.each([...new Set(mutants.map(({ system }) => system))])('%s', (system) => {
    it.each(mutants.filter((mutant) => mutant.system === system).map((mutant) => [mutant.name, mutant] as const))(
      'notices that %s',
      async (name, mutant) => {
        const { verdict, noticedBy, isKilled } = await runMutant(createTarget, mutant, { seed: 1 })
        const isSurvivor = survivors.some((each) => each.system === system && each.name === name)
        // Everything that was noticed stands in the message, to see what noticed it instead.
        expect({ verdict, noticedBy, killedBy: mutant.killedBy, isKilled }).toEqual({
          verdict: isSurvivor ? verdict : 'broken',
          noticedBy,
          killedBy: mutant.killedBy,
          isKilled: !isSurvivor,
        })
      },
    )
  })
}
