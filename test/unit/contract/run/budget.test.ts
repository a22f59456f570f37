import { describe, expect, it } from 'vitest'
import { beyondBudget } from '../../../../src/contract/run/budget.ts'
import type { Plan, PlannedScenario, PlannedStep } from '../../../../src/contract/run/plan.ts'
import type { PlannedRequest } from '../../../../src/contract/run/planned-request.ts'
import fc from '../../../seeded.ts'

interface Step {
  readonly title: string
  readonly requests: number
  readonly proves: readonly string[]
  readonly isApart?: boolean
  readonly mayWait?: number
}

const request: PlannedRequest = {
  method: 'GET',
  url: 'http://localhost/things',
  operationId: 'listThings',
  role: 'owner',
  makes: null,
  deletes: null,
  refusal: [],
  consumer: 'owner things',
  again: 0,
  undoneBy: null,
}

function stepOf({ title, requests, proves, isApart = false, mayWait = 0 }: Step): PlannedStep {
  return {
    title,
    requirements: proves,
    skipped: null,
    isApart,
    requests: Array.from({ length: requests }, () => request),
    mayWait: { requests: mayWait, ms: 0 },
  }
}

function scenarioOf(id: string, ...given: readonly Step[]): PlannedScenario {
  const steps = given.map(stepOf)
  const requests = given.reduce((total, step) => total + step.requests, 0)
  const requirements = given.flatMap((step) => step.proves)
  return { id, title: id, system: 'now', skipped: null, steps, between: [], requests, requirements }
}

function planOf(...scenarios: readonly PlannedScenario[]): Plan {
  const none = { operations: {}, makes: {}, deletes: {} }
  return {
    scenarios,
    before: [],
    cleanUp: [],
    requests: 0,
    requestsWaiting: 0,
    requestsAtMost: 0,
    worstCaseMs: 0,
    isLimited: false,
    ...none,
  }
}

const beyond = (budget: number, ...scenarios: readonly PlannedScenario[]): string[] =>
  [...beyondBudget(planOf(...scenarios), budget)].toSorted()

describe('what is beyond a budget', () => {
  it('is nothing when all has room', () => {
    const twice = scenarioOf('twice', { title: 'reads', requests: 2, proves: ['A'] })
    const again = scenarioOf('again', { title: 'reads', requests: 2, proves: ['A'] })
    expect(beyond(4, twice, again)).toEqual([])
  })

  it('is what proves least for each request', () => {
    const dear = scenarioOf('dear', { title: 'reads', requests: 4, proves: ['A'] })
    const cheap = scenarioOf('cheap', { title: 'reads', requests: 2, proves: ['B'] })
    expect(beyond(5, dear, cheap)).toEqual(['dear'])
  })

  it('is a single step where nothing builds on it', () => {
    const cases = scenarioOf(
      'cases',
      { title: 'makes', requests: 1, proves: [] },
      { title: 'one', requests: 1, proves: ['A'], isApart: true },
      { title: 'the same', requests: 1, proves: ['A'], isApart: true },
      { title: 'other', requests: 1, proves: ['B'], isApart: true },
    )
    expect(beyond(3, cases)).toEqual(['cases: the same'])
  })

  it('is a whole scenario where each step builds on the one before', () => {
    const story = scenarioOf(
      'story',
      { title: 'makes', requests: 2, proves: ['A'] },
      { title: 'reads', requests: 2, proves: ['B'] },
    )
    expect(beyond(3, story)).toEqual(['story'])
  })

  it('counts what may be asked again while something takes its time', () => {
    const slow = scenarioOf('slow', { title: 'waits', requests: 1, proves: ['A'], mayWait: 9 })
    expect(beyond(9, slow)).toEqual(['slow'])
    expect(beyond(10, slow)).toEqual([])
  })

  it('leaves no more than the budget, whatever is planned', () => {
    const step = fc.record({
      title: fc.string({ minLength: 1, maxLength: 3 }),
      requests: fc.nat(5),
      proves: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 2 }),
      isApart: fc.boolean(),
    })
    const steps = fc.uniqueArray(step, { minLength: 1, maxLength: 5, selector: ({ title }) => title })
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 5 }), fc.nat(30), (given, budget) => {
        const scenarios = given.map((each, index) => scenarioOf(`s${index}`, ...each))
        const left = new Set(beyond(budget, ...scenarios))
        const spent = scenarios
          .filter(({ id }) => !left.has(id))
          .flatMap(({ id, steps: all }) => all.filter(({ title }) => !left.has(`${id}: ${title}`)))
          .reduce((total, { requests }) => total + requests.length, 0)
        expect(spent).toBeLessThanOrEqual(budget)
      }),
    )
  })
})
