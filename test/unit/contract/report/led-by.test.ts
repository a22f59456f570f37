/** Which requests a script of a finding does again, before the one that shows it. */
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../../src/contract/exchange/exchange.ts'
import { ledBy, ledByThose } from '../../../../src/contract/report/led-by.ts'

const origin = 'http://127.0.0.1:1'

/** @param template The path as the document has it. */
function exchanges(
  ...those: readonly [call: string, template: string, sent: object | null, status: number, answer: object][]
): Exchange[] {
  return those.map(([call, template, sent, status, answer], at) => {
    const [method = '', path = ''] = call.split(' ')
    const text = JSON.stringify(answer)
    const exchange = {
      number: at + 1,
      call: {
        request: { method, url: `${origin}${path}`, headers: {}, body: sent === null ? null : JSON.stringify(sent) },
        input: { body: sent ?? undefined },
        operation: { path: template, responses: [{ status }] },
      },
      answer: { status, headers: { 'content-type': 'application/json' } },
      text,
      body: answer,
    }
    // What these functions look at.
    return exchange as unknown as Exchange
  })
}

const made = { id: 'vis-000001', status: 'booked' }
const visits: readonly [string, string, object | null, number, object][] = [
  ['POST /pets', '/pets', { name: 'Rex' }, 201, { id: 'pet-000001', name: 'Rex' }],
  ['POST /visits', '/visits', { petId: 'pet-000001' }, 201, { ...made, petId: 'pet-000001' }],
  ['POST /visits', '/visits', { petId: 'pet-000001' }, 201, { ...made, id: 'vis-000002', petId: 'pet-000001' }],
  ['POST /visits/vis-000002/cancel', '/visits/{id}/cancel', null, 200, { id: 'vis-000002', status: 'cancelled' }],
  ['POST /visits/vis-000001/cancel', '/visits/{id}/cancel', null, 200, { ...made, status: 'cancelled' }],
]

describe('what led to an action that should have been refused', () => {
  it.each([
    ['the same action', 'cancel'],
    ['another action on the same thing', 'check-in'],
  ])('is %s', (_, action) => {
    const all = exchanges(...visits, [
      `POST /visits/vis-000001/${action}`,
      `/visits/{id}/${action}`,
      null,
      200,
      { ...made, status: 'cancelled' },
    ])
    const shown = all.at(-1)
    expect(shown && ledBy(shown, all.slice(0, -1), new Set([6]))).toEqual([1, 2, 5])
  })

  it('is not what was made below the same thing', () => {
    const all = exchanges(
      ['POST /pets', '/pets', { name: 'Rex' }, 201, { id: 'pet-000001' }],
      ['POST /pets/pet-000001/notes', '/pets/{id}/notes', { text: 'a' }, 201, { id: 'note-00001' }],
      ['POST /pets/pet-000001/notes', '/pets/{id}/notes', { text: 'b' }, 201, { id: 'note-00002' }],
    )
    const shown = all.at(-1)
    expect(shown && ledBy(shown, all.slice(0, -1), new Set([3]))).toEqual([1])
  })
})

it('those that show it together are led to by what told the ids that they send, though their answers tell them too', () => {
  const page = { items: [{ ...made, petId: 'pet-000001' }] }
  const all = exchanges(
    ...visits.slice(0, 3),
    ['GET /visits?page=1', '/visits', null, 200, page],
    ['GET /visits?page=2', '/visits', null, 200, { items: [] }],
  )
  const those = all.filter(({ number }) => number >= 2)
  expect(ledByThose(those, all.slice(0, -1))).toEqual([1, 2, 3, 4])
})
