/** What a script of a finding takes from the answers of today, digit by digit. */
import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import type { ExchangeReport } from '../../../../src/contract/report/report.ts'
import { againLines } from '../../../../src/contract/report/reporters/again.ts'

function exchange(number: number, path: string, answer: string): ExchangeReport {
  const headers = { 'content-type': 'application/json' }
  return {
    number,
    operationId: null,
    role: 'owner',
    request: {
      method: number === 1 ? 'POST' : 'GET',
      url: `http://127.0.0.1:1${path}`,
      headers: {},
      body: null,
      hidden: [],
    },
    at: '2026-01-01T00:00:00.000Z',
    answer: { status: 200, headers, body: answer },
    durationMs: 1,
  }
}

it.each([
  ['1146781234567890001', '{"note":"1146781234567890001","id":9223372036854775807}', '9223372036854775807'],
  ['9007199254740993', '{"note":"a, 9007199254740993: \\"b\\"","id":1234567890123456789}', '1234567890123456789'],
  ['4503599627370496', '{"id":4503599627370497}', '4503599627370497'],
  ['abc-123456', '{"id":"xyz-987654"}', 'xyz-987654'],
])('the id %s of then is another one now', (id, now, expected) => {
  const told = /^\d/.test(id) ? id : JSON.stringify(id)
  const lines = againLines([exchange(1, '/posts', `{"id":${told}}`), exchange(2, `/posts/${id}`, '{}')], '')
  const taking = lines.find((line) => line.startsWith('ID_1='))
  expect(lines.at(-1)).toMatch(/posts\/["]?\$\{?ID_1/)
  const script = `ANSWER=$1; ${taking}; printf %s "$ID_1"`
  expect(execFileSync('bash', ['-c', script, 'again', now], { encoding: 'utf8' })).toBe(expected)
})
