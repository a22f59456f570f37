import { describe, expect, it } from 'vitest'
import { type Report, verify } from '../../src/contract/index.ts'
import { createFake, type FakeOptions, recordsOf } from './fake.ts'

/** Everything that a failing run has to say, so that the assertion's message shows it. */
function complaints(report: Report): unknown {
  return {
    verdict: report.verdict,
    findings: report.findings.map(({ check, step, scenario, message, expected, seen }) => ({
      check,
      step,
      scenario,
      message,
      expected,
      seen,
    })),
    errors: report.scenarios.flatMap(({ title, steps }) =>
      steps
        .filter(({ result }) => result === 'error' || result === 'late')
        .map((step) => `${title}: ${step.title}: ${step.reason}`),
    ),
    leftovers: report.leftovers,
  }
}

const conforms = { verdict: 'conforms', findings: [], errors: [], leftovers: [] }

/** Requests that the scenarios of each system may cost, clean-up and all. */
const budgets: Readonly<Record<string, number>> = {
  now: 353,
  'vercel-secrets': 153,
  'environment-secrets': 78,
  'project-secrets': 116,
}

/** Of the run with the first seed, once one has been made. */
let firstCounts: Report['counts'] | undefined

describe('verify', () => {
  it('finds nothing in the fake, and leaves nothing there', async () => {
    const { platform, target, requests } = createFake()
    const before = recordsOf(platform)

    const report = await verify(target, { seed: 1 })

    expect(complaints(report)).toEqual(conforms)
    expect(report.requests.total).toBe(requests())
    // Contents of files are kept by their hash, for whoever uploads the same again.
    expect({ ...recordsOf(platform), blobs: 0 }).toEqual({ ...before, blobs: 0 })
  })

  it('says of everything that it skips what it lacked', async () => {
    const { target } = createFake()
    const report = await verify(
      { ...target, tokens: { owner: 'nowhere_alice' }, ids: {}, isNowhere: false },
      { seed: 1 },
    )
    const skipped = report.scenarios.flatMap(({ steps }) => steps.filter(({ result }) => result === 'skip'))
    expect(skipped.filter(({ reason }) => reason === null)).toEqual([])
    expect(report.counts.fail).toBe(0)
  })

  it.each<[string, FakeOptions]>([
    ['an answer takes 200 ms', { latencyMs: 200 }],
    ['the limit is 60 a minute', { rateLimit: 60 }],
    ['deployments are ready at once', { bootingMs: 0 }],
    ['deployments take two seconds', { bootingMs: 2_000 }],
    [
      'answers are slow, the limit is low and deployments take a second',
      { latencyMs: 200, rateLimit: 60, bootingMs: 1_000 },
    ],
    ['the profile is the observed one', { profile: 'observed' }],
  ])('raises no alarm when %s', async (_, options) => {
    const { target } = createFake(options)
    const report = await verify(target, { seed: 1, profile: options.profile ?? 'documented' })
    expect(complaints(report)).toEqual(conforms)
  })

  it('raises no alarm when it uses up a limit of 60 a minute', async () => {
    const { target } = createFake({ rateLimit: 60 })
    const report = await verify({ ...target, capabilities: ['low-rate-limit'] }, { seed: 1 })
    expect(complaints(report)).toEqual(conforms)
  })

  it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'comes from seed %i to the verdict that it comes to from the first',
    async (seed) => {
      firstCounts ??= (await verify(createFake().target, { seed: 1 })).counts
      const report = await verify(createFake().target, { seed })
      expect([complaints(report), report.counts]).toEqual([conforms, firstCounts])
    },
  )

  it('sends only what is safe when it is told to, and reads what is there', async () => {
    const { platform, target } = createFake()
    const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'mine', value: 'my-own-value' })
    await platform.fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
    const before = platform.snapshot().collections
    const sent: string[] = []
    const fetch = (input: string, init: RequestInit): Promise<Response> => {
      sent.push(`${init.method} ${new URL(input).pathname}`)
      return platform.fetch(input, init)
    }

    const report = await verify({ ...target, fetch, readOnly: true }, { seed: 1 })

    expect(complaints(report)).toEqual(conforms)
    expect(new Set(sent.map((line) => line.split(' ')[0]))).toEqual(new Set(['GET']))
    expect(platform.snapshot().collections).toEqual(before)
    const read = report.scenarios
      .flatMap(({ steps }) => steps)
      .find(({ title }) => title === 'getNowSecret: of what stands in the list')
    expect(read).toMatchObject({ result: 'pass' })
    expect(sent.filter((line) => /^GET \/now\/secrets\/sec_\w+$/.test(line))).toHaveLength(1)
  })

  it.each([1, 2])('stays within the budget of each system, with the seed %i', async (seed) => {
    const report = await verify(createFake().target, { seed })
    const sent = Object.fromEntries(report.systems.map(({ name, requests }) => [name, requests]))
    expect(Object.keys(sent).toSorted()).toEqual(Object.keys(budgets).toSorted())
    for (const [name, most] of Object.entries(budgets)) expect(sent[name], name).toBeLessThanOrEqual(most)
    expect(report.requests.total).toBe(Object.values(sent).reduce((total, requests) => total + requests, 0))
  })

  it('has budgets that come to 700 requests at most', () => {
    expect(Object.values(budgets).reduce((total, requests) => total + requests, 0)).toBeLessThanOrEqual(700)
  })
})
