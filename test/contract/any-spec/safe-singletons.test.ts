/** What there is one of is as it was, looked at from outside: without leave, with it, and after a kill and clean. */
import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/contract/index.ts'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { before, plain, settings, type Ways, withPassword } from './settings.ts'
import { documentOf, runOn, targetOf } from './tiny.ts'

const writes = (asked: readonly { readonly method: string }[]): number =>
  asked.filter(({ method }) => method !== 'GET').length

it('is not written without leave', async () => {
  const tiny = settings()
  const { asked, report } = await runOn(tiny)
  expect(writes(asked)).toBe(0)
  expect(tiny.now()).toMatchObject(before)
  const single = report?.scenarios.find(({ title }) => title.includes('/settings'))
  expect(single?.steps.map(({ result, reason }) => [result, reason])).toContainEqual([
    'skip',
    'needs leave to write what there is one of, and to put it back as it was (--allow singletons)',
  ])
})

it('is written with leave, and is as it was', async () => {
  const tiny = settings()
  const { asked, report } = await runOn(tiny, ['singletons'])
  expect(writes(asked)).toBeGreaterThan(1)
  expect(tiny.now()).toEqual({ ...before, password: 'the real one' })
  expect(report?.leftovers).toEqual([])
})

describe('is not written even with leave', () => {
  it.each<[string, Ways]>([
    ['where a member is written and never read', { schema: withPassword }],
    [
      'where the answer wraps it',
      { shown: { type: 'object', properties: { settings: plain } }, show: (now) => ({ settings: now }) },
    ],
    ['where it holds what PUT does not take', { show: (now) => ({ ...now, version: 7 }) }],
  ])('%s', async (_, ways) => {
    const tiny = settings(ways)
    const { asked } = await runOn(tiny, ['singletons'])
    expect(writes(asked)).toBe(0)
    expect(tiny.now()).toEqual({ ...before, password: 'the real one' })
  })
})

it('is as it was after a kill at any request, and clean', async () => {
  const whole = settings()
  const { asked } = await runOn(whole, ['singletons'])
  for (let request = 1; request < asked.length; request++) {
    const tiny = settings()
    const { events } = await runOn(tiny, ['singletons'], request)
    const { specification } = anySpecification(documentOf(tiny))
    const { leftovers } = await clean(targetOf(tiny), events, { specification })
    expect(leftovers).toEqual([])
    expect(tiny.now(), `killed at ${request}`).toEqual({ ...before, password: 'the real one' })
  }
})

it('is written with other values than it has, so that one that is kept shows', async () => {
  // Whatever is sent, the footer stays what it is.
  const tiny = settings({ keep: (now, sent) => ({ ...sent, ...('footer' in sent ? { footer: now.footer } : {}) }) })
  const { report } = await runOn(tiny, ['singletons'])
  expect(report?.verdict).toBe('broken')
})

it('is said where it cannot be put back', async () => {
  // The footer can be set and is kept from then on.
  const tiny = settings({ keep: (now, sent) => ({ ...sent, footer: `${now.footer}!` }) })
  const { report } = await runOn(tiny, ['singletons'])
  expect(report?.leftovers).toEqual([
    {
      system: 'tiny',
      collection: '/settings',
      reference: '/settings',
      reason: 'it was put back, and is not as it was: footer',
      isAllowed: false,
    },
  ])
  expect(report?.verdict).toBe('broken')
})
