/** The state of a record as time, reads, steps and events move it: the life cycle of a deployment, read from the document. */

import { describe, expect, it } from 'vitest'
import type { LifeCycle } from '../../../src/spec/contract.ts'
import { contracts } from '../../../src/spec/generated/contract.ts'
import {
  beginLife,
  type Life,
  type LifeStart,
  lifeAt,
  lifeOn,
  type Progression,
  readLife,
  stepLife,
} from '../../../src/world/life-cycle.ts'
import fc from '../../seeded.ts'

const cycle = ((): LifeCycle => {
  const found = contracts.documented.lifeCycles.NowDeploymentState
  if (found === undefined) throw new Error('the document has no life cycle of deployments')
  return found
})()

const second = 1_000
const minute = 60 * second

const begin = (start: Partial<LifeStart> = {}): Life =>
  beginLife({ cycle: 'NowDeploymentState', state: 'BOOTING', atMs: 0, progression: 'timed', ...start })

/** State and the time since when, at each of the times. */
const seen = (life: Life, timesMs: readonly number[]) =>
  timesMs.map((ms) => {
    const { state, sinceMs } = lifeAt(life, cycle, ms)
    return [state, sinceMs]
  })

describe('timed', () => {
  it('NOW-DEP-20 boots for three seconds and freezes five minutes later', () => {
    expect(seen(begin(), [0, 2_999, 3_000, 302_999, 303_000, 9_999_999])).toEqual([
      ['BOOTING', 0],
      ['BOOTING', 0],
      ['READY', 3_000],
      ['READY', 3_000],
      ['FROZEN', 303_000],
      ['FROZEN', 303_000],
    ])
  })

  it('NOW-DEP-20 counts idleness from the last request', () => {
    const busy = lifeOn(begin(), cycle, 'request', 2 * minute)
    expect(seen(busy, [2 * minute, 7 * minute - 1, 7 * minute])).toEqual([
      ['READY', 3_000],
      ['READY', 3_000],
      ['FROZEN', 7 * minute],
    ])
  })

  it('NOW-DEP-20 counts idleness from the start of READY where requests came before it', () => {
    const asked = lifeOn(begin(), cycle, 'request', 1 * second)
    expect(seen(asked, [302_999, 303_000])).toEqual([
      ['READY', 3_000],
      ['FROZEN', 303_000],
    ])
  })

  it('NOW-DEP-7 thaws on a request and freezes again when nobody comes back', () => {
    const thawed = lifeOn(begin(), cycle, 'request', 60 * minute)
    expect(seen(thawed, [60 * minute, 65 * minute - 1, 65 * minute])).toEqual([
      ['READY', 60 * minute],
      ['READY', 60 * minute],
      ['FROZEN', 65 * minute],
    ])
  })

  it('NOW-DEP-6 stays in DEPLOYING however long the files take', () => {
    const waiting = begin({ state: 'DEPLOYING' })
    expect(seen(waiting, [10 * minute])).toEqual([['DEPLOYING', 0]])
    expect(seen(lifeOn(waiting, cycle, 'files-synced', 4_000), [4_000, 7_000])).toEqual([
      ['BOOTING', 4_000],
      ['READY', 7_000],
    ])
  })

  it('NOW-DEP-21 leaves DEPLOYING by itself after the duration that it was given', () => {
    const held = begin({ state: 'DEPLOYING', durationsMs: { DEPLOYING: 500, BOOTING: 50 } })
    expect(seen(held, [499, 500, 549, 550, 300_550])).toEqual([
      ['DEPLOYING', 0],
      ['BOOTING', 500],
      ['BOOTING', 500],
      ['READY', 550],
      ['FROZEN', 300_550],
    ])
  })

  it('passes a state of no duration at once', () => {
    expect(seen(begin({ durationsMs: { BOOTING: 0 } }), [0])).toEqual([['READY', 0]])
  })

  it("NOW-DEP-7 crashes when BOOTING's time is up, and for good", () => {
    const doomed = begin({ fate: { state: 'BOOTING', event: 'crash' } })
    expect(seen(doomed, [2_999, 3_000, 60 * minute])).toEqual([
      ['BOOTING', 0],
      ['DEPLOYMENT_ERROR', 3_000],
      ['DEPLOYMENT_ERROR', 3_000],
    ])
    const crashed = lifeAt(doomed, cycle, 3_000)
    for (const event of ['request', 'files-synced', 'crash']) {
      expect(lifeOn(crashed, cycle, event, minute).state).toBe('DEPLOYMENT_ERROR')
    }
    expect(stepLife(crashed, cycle, minute).state).toBe('DEPLOYMENT_ERROR')
  })

  it('crashes after the duration that BOOTING was given', () => {
    const doomed = begin({ fate: { state: 'BOOTING', event: 'crash' }, durationsMs: { BOOTING: 70 } })
    expect(seen(doomed, [69, 70])).toEqual([
      ['BOOTING', 0],
      ['DEPLOYMENT_ERROR', 70],
    ])
  })

  it('takes no notice of an event that its state does not know', () => {
    const life = begin()
    expect(lifeOn(life, cycle, 'files-synced', 1_000)).toEqual(life)
  })
})

describe('immediate', () => {
  const immediate = { progression: 'immediate' } as const

  it('NOW-DEP-12 is READY at the time at which it began', () => {
    expect(seen(begin(immediate), [0])).toEqual([['READY', 0]])
  })

  it('skips DEPLOYING only where a duration lets it end by itself', () => {
    expect(seen(begin({ ...immediate, state: 'DEPLOYING' }), [minute])).toEqual([['DEPLOYING', 0]])
    const held = begin({ ...immediate, state: 'DEPLOYING', durationsMs: { DEPLOYING: minute } })
    expect(seen(held, [0])).toEqual([['READY', 0]])
  })

  it('is in error at once where it is to crash', () => {
    expect(seen(begin({ ...immediate, fate: { state: 'BOOTING', event: 'crash' } }), [0])).toEqual([
      ['DEPLOYMENT_ERROR', 0],
    ])
  })

  it('still freezes by the clock only', () => {
    expect(seen(begin(immediate), [5 * minute - 1, 5 * minute])).toEqual([
      ['READY', 0],
      ['FROZEN', 5 * minute],
    ])
  })
})

describe('manual', () => {
  const manual = { progression: 'manual' } as const

  it('stands still whatever the time', () => {
    expect(seen(begin(manual), [60 * minute])).toEqual([['BOOTING', 0]])
    expect(seen(stepLife(begin(manual), cycle, 10), [60 * minute])).toEqual([['READY', 10]])
  })

  it('moves one state a step', () => {
    const states: unknown[] = []
    let life = begin({ ...manual, state: 'DEPLOYING', durationsMs: { DEPLOYING: minute } })
    for (const ms of [1, 2, 3, 4]) {
      life = stepLife(life, cycle, ms)
      states.push([life.state, life.sinceMs])
    }
    expect(states).toEqual([
      ['BOOTING', 1],
      ['READY', 2],
      ['FROZEN', 3],
      ['FROZEN', 3],
    ])
  })

  it('NOW-DEP-6 cannot be stepped past files that are missing', () => {
    expect(stepLife(begin({ ...manual, state: 'DEPLOYING' }), cycle, 5).state).toBe('DEPLOYING')
  })

  it('steps into its fate', () => {
    expect(stepLife(begin({ ...manual, fate: { state: 'BOOTING', event: 'crash' } }), cycle, 5).state).toBe(
      'DEPLOYMENT_ERROR',
    )
  })

  it('can be stepped under every other progression too', () => {
    expect(stepLife(begin(), cycle, 1).state).toBe('READY')
    expect(stepLife(begin({ progression: 'reads:9' }), cycle, 1).state).toBe('READY')
  })
})

describe('reads', () => {
  /** The states that a number of reads see, a second apart. */
  const readStates = (start: Life, count: number) => {
    const states: unknown[] = []
    let life = start
    for (let read = 1; read <= count; read++) {
      const current = lifeAt(life, cycle, read * second)
      states.push(current.state)
      life = readLife(current, cycle, read * second)
    }
    return states
  }

  it('shows a state to so many reads, whatever the time', () => {
    const start = begin({ progression: 'reads:2', state: 'DEPLOYING', durationsMs: { DEPLOYING: minute } })
    expect(readStates(start, 6)).toEqual(['DEPLOYING', 'DEPLOYING', 'BOOTING', 'BOOTING', 'READY', 'READY'])
  })

  it('never freezes and never leaves missing files behind', () => {
    expect(readStates(begin({ progression: 'reads:1' }), 9).slice(1)).toEqual(Array(8).fill('READY'))
    expect(readStates(begin({ progression: 'reads:1', state: 'DEPLOYING' }), 3)).toEqual(Array(3).fill('DEPLOYING'))
  })

  it('reads its way into its fate', () => {
    const doomed = begin({ progression: 'reads:1', fate: { state: 'BOOTING', event: 'crash' } })
    expect(readStates(doomed, 2)).toEqual(['BOOTING', 'DEPLOYMENT_ERROR'])
  })

  it('is not moved by reads under another progression', () => {
    const life = begin()
    expect(readLife(life, cycle, 1_000)).toBe(life)
  })
})

describe('whatever happens', () => {
  const progression = fc.constantFrom<Progression>('timed', 'immediate', 'manual', 'reads:1', 'reads:3')
  const start = fc.record(
    {
      state: fc.constantFrom('DEPLOYING', 'BOOTING'),
      progression,
      fate: fc.constantFrom(null, { state: 'BOOTING', event: 'crash' }),
      durationsMs: fc.record({ DEPLOYING: fc.nat(5_000), BOOTING: fc.nat(5_000) }, { requiredKeys: [] }),
    },
    { requiredKeys: ['state', 'progression'] },
  )
  const happening = fc.record({
    afterMs: fc.oneof(fc.nat(5_000), fc.nat(400_000)),
    what: fc.constantFrom('look', 'read', 'step', 'request', 'files-synced', 'crash'),
  })

  function happen(life: Life, what: string, ms: number): Life {
    if (what === 'look') return lifeAt(life, cycle, ms)
    if (what === 'read') return readLife(life, cycle, ms)
    if (what === 'step') return stepLife(life, cycle, ms)
    return lifeOn(life, cycle, what, ms)
  }

  /** Whether the document leads from one state to another by one or more transitions. */
  function leads(from: string, to: string, passed: readonly string[] = []): boolean {
    if (from === to) return true
    return cycle.transitions.some(
      (edge) => edge.from.includes(from) && !passed.includes(edge.to) && leads(edge.to, to, [...passed, from]),
    )
  }

  it('NOW-DEP-8, NOW-DEP-10 goes along the edges of the document, and its time never goes back', () => {
    fc.assert(
      fc.property(start, fc.array(happening, { maxLength: 30 }), (given, happenings) => {
        let nowMs = 0
        let life = begin(given)
        for (const { afterMs, what } of happenings) {
          nowMs += afterMs
          const before = lifeAt(life, cycle, nowMs)
          life = happen(life, what, nowMs)
          expect(before.sinceMs).toBeLessThanOrEqual(nowMs)
          expect(life.sinceMs).toBeGreaterThanOrEqual(before.sinceMs)
          expect(leads(before.state, life.state)).toBe(true)
          if (life.state === before.state) expect(life.sinceMs).toBe(before.sinceMs)
          if (before.state === 'DEPLOYMENT_ERROR') expect(life.state).toBe('DEPLOYMENT_ERROR')
          if (before.state !== 'DEPLOYING') expect(life.state).not.toBe('DEPLOYING')
        }
      }),
    )
  })

  it('is the same at a time whether or not anybody looked before', () => {
    fc.assert(
      fc.property(start, fc.nat(1_000_000), fc.nat(1_000_000), (given, firstMs, laterMs) => {
        const life = begin(given)
        const looked = lifeAt(life, cycle, firstMs)
        expect(lifeAt(looked, cycle, firstMs + laterMs)).toEqual(lifeAt(life, cycle, firstMs + laterMs))
      }),
    )
  })
})
