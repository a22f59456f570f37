import { describe, expect, it } from 'vitest'
import { calledAs } from '../../../src/cli/verify/called-as.ts'

const called = (given: Readonly<Record<string, unknown>>): string =>
  calledAs({ url: 'http://127.0.0.1:4000/v1', given, systems: ['now', 'tasks'], program: 'npx nowhere-kit' })

describe('the line that asks the same again', () => {
  it.each([
    [{}, ''],
    [
      { spec: "it's an api.yaml", allow: ['singletons', 'logout'] },
      " --spec 'it'\\''s an api.yaml' --allow singletons --allow logout",
    ],
    [
      { system: ['now', 'tasks'], level: 'must', allowLeftovers: true },
      ' --system now,tasks --level must --allow-leftovers',
    ],
    [{ token: ['secret-1'] }, ' --token "$NOWHERE_TOKEN"'],
    [
      { token: ['tasks=secret-1'], secondToken: ['secret-2'] },
      ' --token "tasks=$NOWHERE_TOKEN" --second-token "$NOWHERE_SECOND_TOKEN"',
    ],
    [{ extraToken: ['viewer=secret-3'] }, ' --extra-token "viewer=$NOWHERE_VIEWER_TOKEN"'],
    [{ header: ['X-Key: secret-4'], ca: 'ca.pem' }, ' --header "X-Key: $HIDDEN" --ca ca.pem'],
    [{ project: 'p 1', report: ['json=-'], quiet: true, budget: 5, only: ['a'], seed: '4' }, " --project 'p 1'"],
  ])('has of %j what it needs, and nothing that is secret', (given, rest) => {
    expect(called(given)).toBe(`npx nowhere-kit verify http://127.0.0.1:4000/v1${rest}`)
  })
})
