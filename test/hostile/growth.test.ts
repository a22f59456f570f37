/** No input costs much more than its length: four times as long a one takes about four times as many steps, whatever it is made of. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHosts } from '../../src/control/hosts.ts'
import { createPlatform, type Platform, type Received } from '../../src/index.ts'
import fc from '../seeded.ts'
import { certify } from '../unit/systems/now/certified.ts'
import { createStepCounter, type StepCounter } from './count-steps.ts'

const short = 1_000
const long = short * 4
/** With n log n four times the length is about five times the steps; with n² it is sixteen. */
const growthMax = 6
/** What a request costs whatever its length, which would hide what comes with the length. */
const fixedMax = 20_000

let counter: StepCounter
let platform: Platform
let site = ''

beforeAll(async () => {
  // First, because what ran before is not counted.
  counter = createStepCounter()
  platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z', rateLimit: 'off', lifeCycle: 'immediate' })
  const body = '{"package":{"name":"app"},"index.html":"it runs"}'
  const init = {
    method: 'POST',
    headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' },
    body,
  }
  // The answer of createNowDeployment.
  const made = (await (await platform.fetch('https://api.zeit.co/now/deployments', init)).json()) as { host: string }
  site = made.host
})
afterAll(() => counter.close())

/** A text of a length, made of few pieces over and over: what costs more than its length nearly always repeats. */
const pieces = (...known: readonly string[]) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', ...known),
      fc.constantFrom('', ...known),
    )
    .map(([unit, before, after]) => (length: number) => {
      const middle = unit.join('').repeat(length)
      return before + middle.slice(0, Math.max(0, length - before.length - after.length)) + after
    })

const ask = (request: Partial<Received>): unknown =>
  platform.handle({
    method: 'GET',
    host: 'api.zeit.co',
    path: '/now/secrets',
    query: '',
    ...request,
    headers: { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json', ...request.headers },
    body: request.body ?? null,
  })

async function expectGrowth(run: (text: string) => unknown, textOf: (length: number) => string): Promise<void> {
  await run(textOf(short))
  const [few, many] = [await counter.count(() => run(textOf(short))), await counter.count(() => run(textOf(long)))]
  expect(many).toBeLessThanOrEqual(Math.max(few, fixedMax) * growthMax)
}

const holds = (texts: fc.Arbitrary<(length: number) => string>, run: (text: string) => unknown, numRuns = 60) =>
  fc.assert(
    fc.asyncProperty(texts, (textOf) => expectGrowth(run, textOf)),
    { numRuns },
  )

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const pathPieces = ['/', '//', '/now', '/a', '/secrets', 'a', '.', '..', '%2F', '%', '%ff', '@', '-', '{', '~']

describe('the steps of a request grow with the length of', () => {
  it('its path', () => holds(pieces(...pathPieces), (text) => ask({ path: `/${text}` })))

  it('its path at a system of its own or none', () =>
    holds(pieces(...pathPieces), (text) => ask({ path: `/${text}`, host: 'localhost:4700' })))

  it('its path below an operation', () => holds(pieces(...pathPieces), (text) => ask({ path: `/now/secrets/${text}` })))

  it('its path at a site', () => holds(pieces(...pathPieces), (text) => ask({ path: `/${text}`, host: site })))

  it('its query', () =>
    holds(pieces('&', '=', '&&', 'limit=1', 'app=', 'a', '+', '%', '%20', '%41%', ',', '1', '.'), (query) => {
      ask({ path: '/now/list', query })
      ask({ path: '/v3/secrets', host: 'api.vercel.com', query: `ids=${query}` })
      return ask({ path: '/v3/secrets', host: 'api.vercel.com', query })
    }))

  it('its headers', () =>
    holds(pieces(' ', 'bearer ', 'a', ';', ',', '/', '"', '=', '\t'), (text) => {
      ask({ headers: { authorization: text } })
      ask({ headers: { authorization: `Bearer ${text}` } })
      ask({ method: 'POST', headers: { 'content-type': text, cookie: text }, body: encode('{}') })
      return ask({ method: 'POST', headers: { 'idempotency-key': text, 'x-now-sha': text }, body: encode('{}') })
    }))

  it('its host', () => {
    const hosts = createHosts(platform, { host: '127.0.0.1', allowHosts: ['proxy.test'] })
    return holds(pieces('.', ':', '1', ':1', '[', ']', 'a', '.now.sh', '.localhost', '-'), (host) => {
      hosts.find(host, host)
      return ask({ host })
    })
  })

  it('its body', () =>
    holds(pieces('{', '}', '[', ']', '"', '\\', '"a":', ',', '1', ' ', '[]', '{}'), (text) => {
      ask({ method: 'POST', body: encode(text) })
      ask({ method: 'POST', body: encode(`{"name":"a","value":${JSON.stringify(text)}}`) })
      return ask({ method: 'POST', body: encode(`{"name":${JSON.stringify(text)},"value":"${text.length} times"}`) })
    }))

  it('its lists and names', () =>
    holds(
      pieces('a', '/', '.', '..', '-', 'b'),
      (text) => {
        const many = Array.from({ length: text.length / 20 }, (_, index) => `${text.slice(index, index + 15)}${index}`)
        const files = Object.fromEntries(many.map((name) => [name, 'x']))
        ask({
          path: '/now/deployments',
          method: 'POST',
          body: encode(JSON.stringify({ package: { name: text }, ...files })),
        })
        const domains = JSON.stringify({ domains: many.map((name) => `${name}.test`) })
        return ask({ path: '/now/certs', method: 'POST', body: encode(domains) })
      },
      30,
    ))

  it('its certificate', () =>
    holds(
      pieces('-----BEGIN ', 'CERTIFICATE', '-----', '-----END ', '\n', ':', 'AAAA', 'MIIB', '='),
      (cert) =>
        ask({
          path: '/now/certs',
          method: 'PUT',
          body: encode(JSON.stringify({ domains: ['a.test'], ca: cert, cert, key: cert })),
        }),
      30,
    ))
})

it('the steps of a certificate grow with its names and those that it is to cover, and not with both', async () => {
  const brought = async (length: number) => {
    const names = Array.from({ length }, (_, index) => `name-${index}.test`)
    const own = await certify({ names })
    const body = encode(JSON.stringify({ domains: names.toReversed(), ...own }))
    return () => ask({ path: '/now/certs', method: 'PUT', body })
  }
  const [few, many] = [await brought(100), await brought(400)]
  await few()
  expect(await counter.count(many)).toBeLessThanOrEqual((await counter.count(few)) * 4)
})

it('the steps of a request that holds a word of ours are the same among many secrets', async () => {
  const body = encode(JSON.stringify({ name: 'taken', value: 'There is a secret' }))
  await ask({ method: 'POST', body })
  const refused = () => ask({ method: 'POST', body })
  await refused()
  const before = await counter.count(refused)
  for (let index = 0; index < 2_000; index++) {
    await ask({ method: 'POST', body: encode(JSON.stringify({ name: `name-${index}`, value: `value of ${index}` })) })
  }
  expect(await counter.count(refused)).toBeLessThanOrEqual(before * 1.1)
})

describe('the count', () => {
  it('has the steps of our own loops', async () => {
    const nested = (length: number) => () => ask({ method: 'POST', body: encode(' '.repeat(length)) })
    await nested(10)()
    const [few, many] = [await counter.count(nested(1_000)), await counter.count(nested(5_000))]
    // What a request costs whatever its length is now and then one step more or less.
    expect(many - few).toBeGreaterThanOrEqual(3_900)
  })

  it('finds what costs the square of its length', async () => {
    const leads = (text: string): string[] =>
      text.split('/').map((_, index, segments) => segments.slice(0, index).join('/'))
    await expect(expectGrowth(leads, (length) => '/'.repeat(length))).rejects.toThrow('to be less than or equal to')
  })
})
