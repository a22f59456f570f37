/** What reporters are told of a report. */
import { expect, it } from 'vitest'
import { groupAlike } from '../../../../src/contract/report/reporters/alike.ts'
import { outlineOf } from '../../../../src/contract/report/reporters/outline.ts'
import { sampleFinding, sampleReport, sampleStep } from '../../../contract/sample-report.ts'

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

it.each([
  [3, [0, 0, 0]],
  [4, [3]],
  [9, [8]],
])('tells %i inputs that one operation should have refused as groups with %j below', (count, below) => {
  const findings = Array.from({ length: count }, (_, index) =>
    sampleFinding({
      message: `listItems accepted what it has to refuse: it answered 200, at "listItems: number ${index}".`,
    }),
  )
  const groups = groupAlike(outlineOf(sampleReport({ findings })).failures)
  expect(groups.map(({ follows }) => follows.length)).toEqual(below)
})

it.each<[string, readonly (readonly [string, string, readonly string[], string | null])[], number[]]>([
  [
    'what is not asked of one property',
    [
      ['makeItem accepted what it has to refuse: it answered 201, at "makeItem: without bark".', 'makeItem', [], 's'],
      ['makeItem accepted what it has to refuse: it answered 201, at "makeItem: bark as null".', 'makeItem', [], 's'],
      [
        'makeItem accepted what it has to refuse: it answered 201, at "makeItem: bark of 3 characters".',
        'makeItem',
        [],
        's',
      ],
      ['makeItem accepted what it has to refuse: it answered 201, at "makeItem: size too large".', 'makeItem', [], 's'],
    ],
    [2, 0],
  ],
  [
    'what is not kept of one property, wherever it is read',
    [
      ['`note` is missing, and "x" was sent.', 'makeItem', ['items/read-back'], 's'],
      ['`note` is missing, and "x" was sent.', 'readItem', ['items/read-back'], 's'],
      ['`name` is missing, and "x" was sent.', 'readItem', ['items/read-back'], 's'],
      ['`note` is missing, and "x" was sent.', 'readOther', ['others/read-back'], 's'],
    ],
    [1, 0, 0],
  ],
  [
    'what an answer has wrong, in a list too',
    [
      ['"name" is missing.', 'readItem', ['readItem'], null],
      ['"*.name" is missing.', 'listItems', ['listItems'], null],
      ['"items.*.name" is missing.', 'findItems', ['findItems'], null],
      ['"size" must be a whole number.', 'readItem', ['readItem'], null],
    ],
    [0, 0],
  ],
])('tells once %s', (_, found, below) => {
  const findings = found.map(([message, operationId, requirements, scenario]) =>
    sampleFinding({ message, operationId, requirements, scenario }),
  )
  const groups = groupAlike(outlineOf(sampleReport({ findings })).failures)
  expect(groups.map(({ follows }) => follows.length)).toEqual(below)
})
