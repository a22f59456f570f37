import { describe, expect, it } from 'vitest'
import { type Report, type TargetOptions, verify } from '../../src/contract/index.ts'
import { makePlan } from '../../src/contract/run/plan.ts'
import { environmentScenarios } from '../../src/contract/scenarios/environment-secrets/all.ts'
import { nowScenarios } from '../../src/contract/scenarios/now/all.ts'
import { projectScenarios } from '../../src/contract/scenarios/project-secrets/all.ts'
import type { Scenario } from '../../src/contract/scenarios/scenario.ts'
import { vercelScenarios } from '../../src/contract/scenarios/vercel-secrets/all.ts'
import { specificationOf } from '../../src/contract/specification/create-specification.ts'
import { readTarget } from '../../src/contract/target/target.ts'
import { createFake, type FakeOptions, recordsOf } from './fake.ts'

const scenarios: readonly Scenario[] = [
  ...nowScenarios,
  ...vercelScenarios,
  ...environmentScenarios,
  ...projectScenarios,
]

interface Variant extends FakeOptions {
  /** What such a fake gives no occasion to ask. */
  readonly unasked?: readonly string[]
  readonly extra?: Partial<TargetOptions>
}

async function run({ extra = {}, unasked: _, ...options }: Variant, seed: number) {
  const { platform, target } = createFake(options)
  const before = recordsOf(platform)
  const profile = options.profile ?? 'documented'
  const report = await verify({ ...target, ...extra }, { profile, scenarios, seed })
  return { report, before, after: recordsOf(platform) }
}

/** Every step that did not pass, with what it says, so that the assertion's message shows it. */
function complaints({ scenarios, findings, leftovers }: Report): readonly string[] {
  return [
    ...scenarios.flatMap(({ title, steps }) =>
      steps.flatMap((step) =>
        step.result === 'pass' ? [] : [`${title}: ${step.title}: ${step.result} ${step.reason ?? ''}`.trim()],
      ),
    ),
    ...findings.map(({ check, step, message, seen }) => `${step ?? check}: ${message} ${seen ?? ''}`.trim()),
    ...leftovers.map(({ collection, reference }) => `left over: ${collection} ${reference}`),
  ]
}

const life = 'a healthy deployment becomes ready, and its states only move forward'
const lowLimit = { rateLimit: 60, extra: { capabilities: ['low-rate-limit'] } }

describe('the scenarios', () => {
  it.each<[string, Variant]>([
    ['with the documented profile', lowLimit],
    ['with the observed profile', { ...lowLimit, profile: 'observed' }],
    ['when answers are slow and deployments take two seconds', { ...lowLimit, latencyMs: 200, bootingMs: 2_000 }],
    [
      'when deployments are ready at once',
      { ...lowLimit, bootingMs: 0, unasked: ['it moved along the edges only', 'stateTs moved when the state did'] },
    ],
    ['when the limit is very low', { ...lowLimit, rateLimit: 7 }],
    ['when states move with each read', { ...lowLimit, lifeCycle: 'reads:2' }],
  ])('pass against the fake from several seeds, with nothing skipped and nothing left, %s', async (_, variant) => {
    for (const seed of [1, 2, 3]) {
      const { report, before, after } = await run(variant, seed)
      const unasked = (variant.unasked ?? []).map((step) => `${life}: ${step}: skip no state but one was seen`)
      expect(complaints(report)).toEqual(unasked)
      expect(report.verdict).toBe('conforms')
      // Contents of files are kept by their hash, for whoever uploads the same again.
      expect({ ...after, blobs: 0 }).toEqual({ ...before, blobs: 0 })
    }
  })

  it('skip what a target lacks and pass in everything else', async () => {
    const extra = { isNowhere: false, tokens: { owner: 'nowhere_alice' } }
    const { report } = await run({ extra }, 1)
    expect(report.verdict).toBe('conforms')
    const reasons = report.scenarios.flatMap(({ steps }) =>
      steps.flatMap(({ result, reason }) => (result === 'pass' ? [] : [`${result}: ${reason}`])),
    )
    expect(reasons.filter((reason) => !/^skip: needs (a|an|the|leave|deployments|one) /.test(reason))).toEqual([])
  })

  it('send what their plan says', async () => {
    const { target } = createFake({ bootingMs: 0 })
    const plan = await makePlan({
      specification: specificationOf('documented'),
      target: readTarget(target),
      scenarios,
      seed: '4',
      startMs: 0,
    })
    const report = await verify(target, { scenarios, seed: 4 })
    const planned = Object.fromEntries(plan.scenarios.map(({ id, requests }) => [id, requests]))
    expect(Object.fromEntries(report.scenarios.map(({ id, requests }) => [id, requests]))).toEqual(planned)
  })

  it('cost 390 requests at most, clean-up included', async () => {
    const { report } = await run({}, 1)
    expect(report.requests.total).toBeLessThanOrEqual(390)
  })

  it('name only requirements that the document has', async () => {
    const { report } = await run(lowLimit, 1)
    const known = new Set(report.requirements.map(({ id }) => id))
    const named = report.scenarios.flatMap(({ steps }) => steps.flatMap(({ requirements }) => requirements))
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })
})
