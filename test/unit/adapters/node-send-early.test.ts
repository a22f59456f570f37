/** An answer that leaves before all of its request has come. */
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sendEarly } from '../../../src/adapters/node/send.ts'
import type { ServedRequest, ServedResponse } from '../../../src/adapters/node/served.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** What is sent of a request, and whether its answer is ended. */
function begun() {
  const request = Object.assign(new PassThrough(), { method: 'POST' })
  const response = Object.assign(new EventEmitter(), { writeHead: vi.fn(), write: vi.fn(), end: vi.fn() })
  // The parts of both that an early answer uses.
  sendEarly(
    { status: 413, headers: {}, body: 'too large' },
    {},
    request as unknown as ServedRequest,
    response as unknown as ServedResponse,
  )
  return { request, response, isEnded: () => response.end.mock.calls.length > 0 }
}

/** What has come by now is looked at. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A part of the body, which has been thrown away once this is over. */
async function sendPart(request: PassThrough): Promise<void> {
  const isTaken = new Promise((resolve) => request.once('data', resolve))
  request.write('part')
  await isTaken
}

describe('an answer to a body that is too large', () => {
  it('is there at once, and ends with the body', async () => {
    const { request, response, isEnded } = begun()
    expect([response.write.mock.calls, isEnded()]).toEqual([[['too large']], false])
    const isOver = new Promise((resolve) => request.once('end', resolve))
    request.end('the last of it')
    await isOver
    expect(isEnded()).toBe(true)
  })

  it('is not cut off while a slow client still sends', async () => {
    const { request, isEnded } = begun()
    for (let second = 0; second < 10; second++) {
      vi.advanceTimersByTime(1_500)
      await sendPart(request)
    }
    await turn()
    expect(isEnded()).toBe(false)
  })

  it('is not cut off for what came while the process was busy', async () => {
    const { request, isEnded } = begun()
    vi.advanceTimersByTime(2_000)
    await sendPart(request)
    await turn()
    expect(isEnded()).toBe(false)
  })

  it('ends where nothing comes any more', async () => {
    const { isEnded } = begun()
    vi.advanceTimersByTime(2_000)
    await turn()
    expect(isEnded()).toBe(true)
  })

  it('ends after half a minute although the client goes on sending', async () => {
    const { request, response, isEnded } = begun()
    for (let second = 0; second < 30; second++) {
      expect([second, isEnded()]).toEqual([second, false])
      vi.advanceTimersByTime(1_000)
      await sendPart(request)
    }
    expect(isEnded()).toBe(true)
    response.emit('close')
    expect(vi.getTimerCount()).toBe(0)
  })
})
