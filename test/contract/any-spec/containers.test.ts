/** What is made within something that is there and that nobody makes: the one account, server or workspace of a document. */
import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/contract/index.ts'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { documentOf, runOn, targetOf } from './tiny.ts'
import { zonesOf } from './zones.ts'

describe('within the only element of a list that nothing here makes', () => {
  it('things are made, read, removed and reported on, and what is there can be read', async () => {
    const tiny = zonesOf(['localhost'])
    const { report, asked } = await runOn(tiny)
    expect(report?.verdict).toBe('conforms')
    expect([...tiny.zones.keys()]).toEqual(['others.example'])
    expect(report?.inferred).toContain(
      '{server_id} is "id" of the only element of GET /servers, which nothing here makes',
    )
    const called = new Set(asked.map(({ method, path }) => `${method} ${path}`))
    expect(called).toContain('POST /servers/localhost/zones')
    expect(called).toContain('GET /servers/localhost/statistics')
    expect(called).toContain('GET /servers/localhost')
  })

  it('what is refused and made all the same is removed and said, though nothing of the run is in its name', async () => {
    const tiny = zonesOf(['localhost'], true)
    const { report } = await runOn(tiny)
    expect([...tiny.zones.keys()]).toEqual(['others.example'])
    expect(report?.verdict).toBe('broken')
    expect(report?.findings.map(({ check }) => check)).toContain('a refusal leaves nothing behind')
  })

  it('a kill and clean leave what was there', async () => {
    for (const request of [6, 12, 21, 40]) {
      const tiny = zonesOf(['localhost'], true)
      const { events } = await runOn(tiny, [], request)
      const { specification } = anySpecification(documentOf(tiny))
      await clean(targetOf(tiny), events, { specification })
      expect([...tiny.zones.keys()], `killed at ${request}`).toEqual(['others.example'])
    }
  })
})

it.each([
  ['several', ['one', 'two'], 'GET /servers lists 2 of them'],
  ['none', [], 'GET /servers lists nothing'],
])('of %s of them none is taken, and the report says what would say which', async (_, servers, reason) => {
  const tiny = zonesOf(servers)
  const { report, asked } = await runOn(tiny)
  expect(asked.filter(({ method }) => method !== 'GET')).toEqual([])
  expect(report?.verdict).toBe('none')
  const reasons = (report?.scenarios ?? []).flatMap(({ steps }) => steps.map((step) => step.reason ?? ''))
  expect(reasons.filter((each) => each.startsWith(reason))).not.toEqual([])
})
