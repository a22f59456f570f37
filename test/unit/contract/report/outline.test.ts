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

const kept = 'that it has it as it was sent'
const every = (check: string, message: string, operationId: string, requirements = [operationId]) =>
  ({ check, message, operationId, requirements, scenario: null }) as const
const ofStep = (message: string, operationId: string, requirement: string) =>
  ({ message, operationId, requirements: [requirement], scenario: 'a scenario', expected: kept }) as const

it.each([
  [
    'a property that an answer lacks, whatever misses it',
    '"size" is missing (readItem, 200).',
    [
      ofStep('`size` is missing, and 4 was sent (readItem).', 'readItem', 'items/idempotent'),
      every('body fits its schema', '"size" is missing.', 'readItem'),
      ofStep('`size` is missing, and 7 was sent (readItem).', 'readItem', 'items/read-back'),
    ],
  ],
  [
    'a write that does nothing',
    '`name` is "a", and "b" was sent, and it is the old one (readItem).',
    [
      ofStep(
        'putItem accepted what it has to refuse: it answered 200, at "PUT of the version before it is refused" of "a change of items is bound to its version".',
        'putItem',
        'items/versions',
      ),
      ofStep('`name` is "a", and "b" was sent, and it is the old one (readItem).', 'readItem', 'items/replaced'),
      ofStep('`size` is 1, and 2 was sent, and it is the old one (readItem).', 'readItem', 'items/replaced'),
      ofStep('`note` is still "x", which putItem left out (readItem).', 'readItem', 'items/replaced'),
    ],
  ],
  [
    'a deletion that removes nothing',
    'listItems still has what makeItem made (id "1") after deleteItem deleted it.',
    [
      ofStep(
        'listItems still has what makeItem made (id "1") after deleteItem deleted it.',
        'listItems',
        'items/deleted',
      ),
      ofStep(
        'readItem accepted what it has to refuse: it answered 200, at "it is not found" of "what is deleted from items is gone".',
        'readItem',
        'items/deleted',
      ),
    ],
  ],
  [
    'a create that makes nothing',
    'readItem did not succeed: it answered 404, at "everything that was sent comes back".',
    [
      ofStep(
        'readItem did not succeed: it answered 404, at "everything that was sent comes back".',
        'readItem',
        'items/read-back',
      ),
      ofStep('listItems does not have what makeItem made (id "1").', 'listItems', 'items/listed'),
      ofStep('listItems does not have what makeItem made (id "2").', 'listItems', 'items/listed'),
    ],
  ],
  [
    'a filter that is ignored',
    'listItems, asked for kind=a, has 1 element whose `kind` is another: "b" (listItems).',
    [
      ofStep(
        'listItems, asked for kind=a, has 1 element whose `kind` is another: "b" (listItems).',
        'listItems',
        'items/filters',
      ),
      ofStep(
        'listItems, asked for kind=b, has what makeItem made (id 1), whose `kind` is "a".',
        'listItems',
        'items/filters',
      ),
    ],
  ],
  [
    'a header that several lack',
    'The header etag is missing (readItem, 200).',
    [
      every('headers fit their schemas', 'The header etag is missing.', 'readItem'),
      every('headers fit their schemas', 'The header etag is missing.', 'makeItem'),
    ],
  ],
])('tells once %s', (_, headline, found) => {
  const groups = groupAlike(outlineOf(sampleReport({ findings: found.map((each) => sampleFinding(each)) })).failures)
  expect(groups.map(({ failure }) => failure.headline)).toEqual([headline])
})

it('tells of two properties that are not kept, and are not the old ones, twice', () => {
  const findings = [
    ofStep('`name` is "x", and "b" was sent (readItem).', 'readItem', 'items/read-back'),
    ofStep('`size` is 1, and 2 was sent (readItem).', 'readItem', 'items/read-back'),
  ].map((each) => sampleFinding(each))
  expect(groupAlike(outlineOf(sampleReport({ findings })).failures)).toHaveLength(2)
})
