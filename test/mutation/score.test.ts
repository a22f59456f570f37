import { describe, expect, it } from 'vitest'
import { specificationOf, verify } from '../../src/contract/index.ts'
import { bundledMutants, selftest } from '../../src/contract/selftest/selftest.ts'
import { contracts } from '../../src/spec/generated/contract.ts'
import { createFake } from '../contract/fake.ts'
import { allMutants } from './mutants/all.ts'
import { survivors } from './survivors.ts'
import { createTarget } from './target.ts'

const keyOf = ({ system, name }: { readonly system: string; readonly name: string }): string => `${system}: ${name}`

describe('the mutants', () => {
  it('are at least a hundred, of every system', () => {
    expect(allMutants.length).toBeGreaterThanOrEqual(100)
    const systems = contracts.documented.systems.map(({ name }) => name)
    expect([...new Set(allMutants.map(({ system }) => system))].toSorted()).toEqual(systems.toSorted())
  })

  it('have names of their own', () => {
    expect(new Set(allMutants.map(keyOf)).size).toBe(allMutants.length)
  })

  it('break requirements that there are', () => {
    const { requirements } = specificationOf('documented').facts
    expect(allMutants.filter(({ requirement }) => requirements[requirement] === undefined)).toEqual([])
  })

  it('survive in 5 of 100 cases at most, each of them known', () => {
    expect(survivors.length / allMutants.length).toBeLessThanOrEqual(0.05)
    expect(survivors.filter((survivor) => !allMutants.some((mutant) => keyOf(mutant) === keyOf(survivor)))).toEqual([])
  })
})

describe('the selftest', () => {
  it('finds one mutant of each system, and nothing wrong with the unbroken fake', async () => {
    const systems = contracts.documented.systems.map(({ name }) => name)
    const chosen = systems.flatMap((system) => bundledMutants.find((mutant) => mutant.system === system) ?? [])
    const report = await selftest(createTarget, chosen, { seed: 1 })
    expect(report.isUnbrokenFine).toBe(true)
    expect(report.mutants.map(({ system, isKilled }) => ({ system, isKilled }))).toEqual(
      systems.map((system) => ({ system, isKilled: true })),
    )
  })

  it('asks nothing more of a mutant that is noticed', async () => {
    const gone = allMutants.filter(({ name }) => name === 'what is not there is refused with 410')
    const unbroken = await verify(createFake().target, { seed: 1, systems: ['now'] })
    const { mutants } = await selftest(createTarget, gone, { seed: 1 })
    expect(mutants).toMatchObject([{ isKilled: true, verdict: 'broken' }])
    expect(mutants[0]?.requests).toBeLessThan(unbroken.requests.total / 4)
  })

  it('says so when nothing notices a mutant', async () => {
    const [system = ''] = contracts.documented.systems.map(({ name }) => name).slice(-1)
    const harmless = { name: 'nothing is wrong', system, requirement: '', killedBy: 'status is declared' }
    const report = await selftest(createTarget, [{ ...harmless, wrap: (fetch) => fetch }], { seed: 1 })
    expect(report.mutants[0]).toMatchObject({ isKilled: false, verdict: 'conforms', noticedBy: [] })
  })
})

// With the other profile each seed is held to in test/contract/verify.test.ts.
describe('the unbroken fake with the profile observed', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('raises no alarm with the seed %i', async (seed) => {
    const report = await verify(createFake({ profile: 'observed' }).target, { profile: 'observed', seed })
    expect({ verdict: report.verdict, findings: report.findings, leftovers: report.leftovers }).toEqual({
      verdict: 'conforms',
      findings: [],
      leftovers: [],
    })
  })
})
