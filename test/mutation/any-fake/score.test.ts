import { describe, expect, it } from 'vitest'
import { isKilled, noticed } from './fakes.ts'
import type { DocumentName } from './mutant.ts'
import { documentMutants } from './mutants/all.ts'
import { documentSurvivors } from './survivors.ts'

const all = Object.values(documentMutants).flat()
const names: readonly DocumentName[] = ['books', 'notes', 'shelves', 'tenant', 'boards']

describe('the mutants of fakes that are made from a document', () => {
  it('are at least a hundred, of every document', () => {
    expect(all.length).toBeGreaterThanOrEqual(100)
    expect(names.filter((name) => !all.some(({ over }) => over === name))).toEqual([])
  })

  it('have names of their own', () => {
    expect(all.map(({ name }) => name).filter((name, index, list) => list.indexOf(name) !== index)).toEqual([])
  })

  it('survive in 5 of 100 cases at most, each of them known', () => {
    expect(Object.keys(documentSurvivors).filter((name) => !all.some((mutant) => mutant.name === name))).toEqual([])
    expect(Object.keys(documentSurvivors).length / all.length).toBeLessThanOrEqual(0.05)
  })

  it.each(names)('are not seen where there are none: %s conforms', async (name) => {
    const { verdict, by } = await noticed(name)
    expect({ verdict, by }).toEqual({ verdict: 'conforms', by: [] })
  })

  it('say so when nothing notices one', async () => {
    const harmless = { name: 'nothing is wrong', over: 'tenant', killedBy: 'status is declared' } as const
    expect(isKilled(harmless, await noticed('tenant', harmless))).toBe(false)
  })
})
