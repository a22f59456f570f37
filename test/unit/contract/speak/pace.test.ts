import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../../src/contract/exchange/exchange.ts'
import { createPace, type Pace } from '../../../../src/contract/speak/pace.ts'
import { readContract } from '../../../../src/spec/read-contract.ts'
import { sampleDocument } from '../../sample/sample-document.ts'

const contract = readContract(sampleDocument)

function setUp(nowMs = 0): { readonly pace: Pace; readonly time: { nowMs: number } } {
  const time = { nowMs }
  const pace = createPace(contract, {
    nowMs: () => time.nowMs,
    sleep: async (ms) => {
      time.nowMs += ms
    },
  })
  return { pace, time }
}

function exchange(
  operationId: string,
  status: number,
  headers: Readonly<Record<string, string>>,
  token = 'a',
): Exchange {
  const operation = contract.operations[operationId]
  if (operation === undefined) throw new Error(`the sample has no ${operationId}`)
  const request = { headers: { authorization: `Bearer ${token}` } }
  // The fields that a pace looks at.
  const call = { system: operation.system, operation, request, token }
  return { call, answer: { status, headers } } as unknown as Exchange
}

describe('a pace', () => {
  it('does not wait while anything remains', async () => {
    const { pace, time } = setUp()
    const answer = exchange('listItems', 200, { 'shop-remaining': '1', 'shop-reset': '60' })
    pace.after(answer)
    await pace.before(answer.call)
    expect(time.nowMs).toBe(0)
  })

  it('waits until the window ends once nothing remains', async () => {
    const { pace, time } = setUp(10_000)
    const answer = exchange('listItems', 200, { 'shop-remaining': '0', 'shop-reset': '60' })
    pace.after(answer)
    await pace.before(answer.call)
    expect(time.nowMs).toBe(60_000)
    expect(pace.waitedMs).toBe(50_000)
  })

  it('goes by the clock that the target tells, not by that of the runner', async () => {
    const { pace, time } = setUp(1_000_000)
    const date = new Date(30_000).toUTCString()
    const answer = exchange('listItems', 200, { 'shop-remaining': '0', 'shop-reset': '60', date })
    pace.after(answer)
    await pace.before(answer.call)
    expect(time.nowMs).toBe(1_030_000)
  })

  it('reads a window that counts down', async () => {
    const { pace, time } = setUp(5_000)
    const answer = exchange('getBox', 200, { 'depot-remaining': '0', 'depot-reset': '7' })
    // The depot does not tell what remains, so that only a refusal stops it.
    pace.after(answer)
    await pace.before(answer.call)
    expect(time.nowMs).toBe(5_000)
    expect(pace.retryMs(exchange('getBox', 429, { 'depot-reset': '7' }), 0)).toBe(7_000)
  })

  it('lets one token wait and another go on', async () => {
    const { pace, time } = setUp()
    pace.after(exchange('listItems', 200, { 'shop-remaining': '0', 'shop-reset': '60' }))
    await pace.before(exchange('listItems', 200, {}, 'b').call)
    expect(time.nowMs).toBe(0)
  })

  it('asks again after as long as a refusal says, and ever later when it does not', () => {
    const { pace } = setUp()
    expect(pace.retryMs(exchange('listItems', 429, { 'retry-after': '3' }), 0)).toBe(3_000)
    const waits = [0, 1, 5, 6, 20].map((retries) => pace.retryMs(exchange('listItems', 429, {}), retries))
    expect(waits).toEqual([1_000, 2_000, 32_000, 60_000, 60_000])
    expect(pace.retryMs(exchange('listItems', 200, { 'retry-after': '3' }), 0)).toBeUndefined()
  })
})
