/** One test for each mutant: the scenario or the check that is named for it notices it, or it is listed as a survivor. */
import { expect, it } from 'vitest'
import { isKilled, noticed } from './fakes.ts'
import type { DocumentMutant } from './mutant.ts'
import { documentSurvivors } from './survivors.ts'

/** So many are asked everything, as somebody who knows nothing of them would. */
const wholeEvery = 12

export function holdDocumentMutants(mutants: readonly DocumentMutant[]): void {
  it.each(mutants.map((mutant, index) => [mutant.over, mutant.name, mutant, index] as const))(
    'notices of %s that %s',
    async (document, name, mutant, index) => {
      const seen = await noticed(document, mutant, index % wholeEvery === 0)
      expect({ ...seen, isKilled: isKilled(mutant, seen), killedBy: mutant.killedBy }).toEqual({
        ...seen,
        isKilled: !Object.hasOwn(documentSurvivors, name),
        killedBy: mutant.killedBy,
      })
    },
  )
}
