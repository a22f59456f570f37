import { describe, expect, it } from 'vitest'
import { verify } from '../../src/contract/index.ts'
import { makePlan } from '../../src/contract/run/plan.ts'
import { scenariosOf } from '../../src/contract/scenarios/all.ts'
import { specificationOf } from '../../src/contract/specification/create-specification.ts'
import { readTarget } from '../../src/contract/target/target.ts'
import { createFake } from './fake.ts'
import { complaintsOf } from './planned.ts'

const specification = specificationOf('documented')

describe('a plan', () => {
  it('has the requests of every scenario that the run then sends, and sends none itself', async () => {
    const { target, requests } = createFake({ bootingMs: 0 })
    const plan = await makePlan({
      specification,
      target: readTarget(target),
      scenarios: scenariosOf(specification),
      seed: '1',
      startMs: 0,
    })
    expect(requests()).toBe(0)

    const report = await verify(target, { seed: 1, keepsExchanges: true })
    const planned = new Map(
      plan.scenarios.map(({ id, requests: least, steps }) => {
        return [id, { least, most: least + steps.reduce((total, { mayWait }) => total + mayWait.requests, 0) }]
      }),
    )
    const different = report.scenarios.filter(({ id, requests: sent }) => {
      const { least = 0, most = 0 } = planned.get(id) ?? {}
      return sent < least || sent > most
    })
    expect(different.map(({ id, requests: sent }) => ({ id, ...planned.get(id), sent }))).toEqual([])
    expect(complaintsOf(plan, report)).toEqual([])
    expect(plan.requestsAtMost).toBeGreaterThanOrEqual(report.requests.total)
  })

  it('names every step that the run has', async () => {
    const { target } = createFake({ bootingMs: 0 })
    const plan = await makePlan({
      specification,
      target: readTarget(target),
      scenarios: scenariosOf(specification),
      seed: '1',
      startMs: 0,
    })
    const report = await verify(target, { seed: 1 })
    const runs = plan.scenarios.filter(({ skipped }) => skipped === null)
    const planned = runs.flatMap(({ id, steps }) => steps.map(({ title }) => `${id}: ${title}`))
    const ids = new Set(runs.map(({ id }) => id))
    const run = report.scenarios
      .filter(({ id }) => ids.has(id))
      .flatMap(({ id, steps }) => steps.map(({ title }) => `${id}: ${title}`))
    expect(run.toSorted()).toEqual(planned.toSorted())
    expect(new Set(run).size).toBe(run.length)
  })
})
