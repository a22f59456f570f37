/** One seed, one clock, the same requests: the same bytes. */
import { describe, expect, it } from 'vitest'
import type { Platform, PlatformOptions } from '../../src/index.ts'
import { createPlatform } from '../../src/index.ts'
import { contracts } from '../../src/spec/generated/contract.ts'
import { ask, live, written } from './every-operation.ts'

const start = '2017-02-20T08:00:00.000Z'
const create = (options: PlatformOptions = {}) => createPlatform({ seed: 42, clock: start, ...options })

describe('two platforms with one seed and one clock', () => {
  it.each(['documented', 'observed'] as const)('answer the same requests with the same bytes (%s)', async (profile) => {
    const [one, other] = [create({ profile }), create({ profile })]
    const answers = await live(one)
    expect(await live(other)).toEqual(answers)
    expect(answers.length).toBeGreaterThan(80)
    expect(answers.filter((answer) => answer.startsWith('5'))).toEqual([])
  })

  it('have met every operation by then', async () => {
    const platform = create()
    await live(platform)
    const met = new Set(platform.journal.entries().map(({ operationId }) => operationId))
    expect(Object.keys(contracts.documented.operations).filter((id) => !met.has(id))).toEqual([])
  })

  it('answer otherwise with another seed, but only in what is made up', async () => {
    const [one, other] = [await live(create()), await live(create({ seed: 43 }))]
    expect(other).not.toEqual(one)
    const statuses = (answers: readonly string[]) => answers.map((answer) => answer.slice(0, 3))
    expect(statuses(other)).toEqual(statuses(one))
  })

  it('answer the same though one of them checks nothing', async () => {
    expect(await live(create({ checkResponses: false }))).toEqual(await live(create()))
  })

  it('answer the same after a reset, and after a restore', async () => {
    const platform = create()
    const snapshot = platform.snapshot()
    const answers = await live(platform)
    platform.reset()
    expect(await live(platform)).toEqual(answers)
    platform.restore(JSON.parse(JSON.stringify(snapshot)))
    expect(await live(platform)).toEqual(answers)
  })
})

describe('a journal', () => {
  it('replays: each request at its time gives the answer that it has', async () => {
    const platform = create()
    await live(platform)
    const entries = platform.journal.entries()
    const again = create()
    for (const { atMs, request, answer } of entries) {
      again.clock.set(atMs)
      expect(written(await again.handle(request))).toBe(written(answer))
    }
    expect(again.journal.entries()).toEqual(entries)
    expect(again.snapshot()).toEqual(platform.snapshot())
  })
})

describe('a call that is added', () => {
  it('shifts no id of other operations', async () => {
    const [plain, busy] = [create(), create()]
    const secret = async (platform: Platform, name: string) =>
      (await ask(platform, '/now/secrets', { body: { name, value: 'v' } })).json.uid
    const deployment = async (platform: Platform) =>
      (await ask(platform, '/now/deployments', { body: { package: { name: 'app' } } })).json
    const expected = [await secret(plain, 'a'), await deployment(plain), await secret(plain, 'b')]

    await ask(busy, '/domains', { body: { name: 'zeit.rocks' } })
    const first = await secret(busy, 'a')
    await ask(busy, '/now/secrets', { body: { name: 'a', value: 'a conflict' } })
    const second = await deployment(busy)
    await ask(busy, '/now/certs', { body: { domains: ['zeit.rocks'] } })
    await ask(busy, '/now/secrets')
    expect([first, second, await secret(busy, 'b')]).toEqual(expected)
  })
})
