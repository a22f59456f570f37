/** The platform's fetch does what fetch does, beside what the platform answers. */
import { STATUS_CODES } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { createFetch, receive } from '../../../src/adapters/fetch.ts'
import { statusTextOf } from '../../../src/errors/status-text.ts'
import { type Answer, createPlatform, type Received } from '../../../src/index.ts'
import { contracts } from '../../../src/spec/generated/contract.ts'

const url = 'https://api.zeit.co/now/secrets'
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const init = { method: 'POST', headers, body: JSON.stringify({ name: 'aborted', value: 'x' }) }
const answer: Answer = { status: 200, headers: {}, body: null }

describe('headers', () => {
  it('are read by names in lower case, in an environment that iterates them as they were written too', async () => {
    const request = new Request(url)
    const asWritten = [
      ['Authorization', 'Bearer nowhere_alice'],
      ['Accept', 'text/html'],
      ['accept', 'text/plain'],
      ['__proto__', 'a'],
    ]
    Object.defineProperty(request, 'headers', { value: asWritten })
    expect(Object.entries((await receive(request)).headers)).toEqual([
      ['authorization', 'Bearer nowhere_alice'],
      ['accept', 'text/html, text/plain'],
      ['__proto__', 'a'],
    ])
  })
})

describe('a Response', () => {
  it('tells what one of the network does: url, type, statusText, and that nobody redirected it', async () => {
    const told = await createPlatform().fetch(`${url}/none?a=b#part`, { headers })
    for (const { url, type, status, statusText, redirected } of [told, told.clone(), told.clone().clone()]) {
      expect([url, type, status, statusText, redirected]).toEqual([
        'https://api.zeit.co/now/secrets/none?a=b',
        'basic',
        404,
        'Not Found',
        false,
      ])
    }
    expect(await told.clone().text()).toBe(await told.text())
  })

  const statuses = new Set(
    Object.values(contracts).flatMap(({ operations, errors }) => [
      ...Object.values(operations).flatMap(({ responses }) => responses.map(({ status }) => status)),
      ...Object.values(errors).flatMap(({ codes }) => Object.values(codes).map(({ status }) => status)),
    ]),
  )
  it.each([...statuses])('has the words of Node for the status %s', (status) => {
    expect(statusTextOf(status)).toBe(STATUS_CODES[status])
  })

  it('has no words for a status that nobody defined', () => {
    expect(statusTextOf(299)).toBe('')
  })
})

describe('a signal', () => {
  const reason = new Error('no longer wanted')

  it('that was aborted rejects with its reason, and the platform is not asked', async () => {
    const platform = createPlatform()
    const signal = AbortSignal.abort(reason)
    await expect(platform.fetch(url, { ...init, signal })).rejects.toBe(reason)
    await expect(platform.fetch(new Request(url, { ...init, signal }))).rejects.toBe(reason)
    await expect(platform.fetch(new Request(url, init), { signal })).rejects.toBe(reason)
    await expect(platform.fetch(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(platform.journal.entries()).toEqual([])
  })

  it('that is aborted right after the call rejects, and the platform may still have been asked', async () => {
    const controller = new AbortController()
    const pending = createPlatform().fetch(url, { headers, signal: controller.signal })
    controller.abort(reason)
    await expect(pending).rejects.toBe(reason)
  })

  it('that is aborted while a body is read rejects, however long the body takes, and the platform is not asked', async () => {
    const asked = vi.fn(() => answer)
    const controller = new AbortController()
    const endless = new ReadableStream<Uint8Array>({ pull: () => new Promise<void>(() => {}) })
    // The types are those of a browser, which has no `duplex`.
    const sent: RequestInit & { readonly duplex: 'half' } = { method: 'POST', body: endless, duplex: 'half' }
    const pending = createFetch({ handle: asked, bodyBytesMax: 9, clock: createPlatform().clock })(url, {
      ...sent,
      signal: controller.signal,
    })
    controller.abort(reason)
    await expect(pending).rejects.toBe(reason)
    expect(asked).not.toHaveBeenCalled()
  })

  it('that is aborted while an operation prepares rejects', async () => {
    const controller = new AbortController()
    const preparing = (): Promise<Answer> => {
      controller.abort(reason)
      return new Promise(() => {})
    }
    await expect(
      createFetch({ handle: preparing, bodyBytesMax: 9, clock: createPlatform().clock })(url, {
        signal: controller.signal,
      }),
    ).rejects.toBe(reason)
  })

  it('in a Request gives way to one of the call, and to null', async () => {
    const { fetch } = createPlatform()
    const request = (): Request => new Request(url, { headers, signal: AbortSignal.abort(reason) })
    expect((await fetch(request(), { signal: new AbortController().signal })).status).toBe(200)
    expect((await fetch(request(), { signal: null })).status).toBe(200)
    await expect(fetch(request(), { method: 'GET' })).rejects.toBe(reason)
  })

  it('that its environment gives no reason rejects as an abort does', async () => {
    const signal = Object.defineProperty(AbortSignal.abort(), 'reason', { value: undefined })
    await expect(createPlatform().fetch(url, { signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('that nobody aborts is listened to no longer than the call takes', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await createPlatform().fetch(url, { ...init, signal })
    expect(added).toHaveBeenCalled()
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(added.mock.calls.map(([, listener]) => listener))
  })
})

describe('what takes the place of options', () => {
  it('may be a Request, as with fetch', async () => {
    const received: Received[] = []
    const handle = (each: Received): Answer => {
      received.push(each)
      return answer
    }
    const fetch = createFetch({ handle, bodyBytesMax: 9, clock: createPlatform().clock })
    await fetch(url, new Request('https://example.com', init))
    expect(
      received.map(({ method, host, body }) => [method, host, new TextDecoder().decode(body ?? undefined)]),
    ).toEqual([['POST', 'api.zeit.co', init.body]])
  })
})
