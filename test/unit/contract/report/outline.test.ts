/** What reporters are told of a report. */
import { expect, it } from 'vitest'
import { outlineOf } from '../../../../src/contract/report/reporters/outline.ts'
import { sampleReport, sampleStep } from '../../../contract/sample-report.ts'

it('tells one reason once, however the run called what was refused', () => {
  const report = sampleReport()
  const refused = (name: string) => `the target refuses what the schema of makeItem allows: 422 {"error":"no ${name}"}`
  const steps = ['name-1', 'name-27'].map((name) =>
    sampleStep(`makes ${name}`, { result: 'skip', reason: refused(`${report.prefix}-${name}`) }),
  )
  const [scenario] = report.scenarios
  if (scenario === undefined) throw new Error('The sample has a scenario.')
  const { skippedSteps } = outlineOf({ ...report, scenarios: [{ ...scenario, steps }] })
  expect(skippedSteps).toEqual([
    {
      reason: refused(`${report.prefix}-name-1`),
      what: [`${scenario.title}: makes name-1`, `${scenario.title}: makes name-27`],
    },
  ])
})
