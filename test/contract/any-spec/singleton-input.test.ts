/** What there is one of refuses what its schema forbids, and is as it was whatever was taken. */
import { expect, it } from 'vitest'
import { answers, failures, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>

const schema = {
  type: 'object',
  required: ['theme', 'size'],
  properties: { theme: { type: 'string', enum: ['plain', 'dark'] }, size: { type: 'integer', minimum: 1, maximum: 9 } },
}
const before = { theme: 'plain', size: 3 }

interface Ways {
  readonly takes?: (sent: Fields) => boolean
  /** What was refused is kept all the same. */
  readonly isForgetful?: boolean
  readonly refusal?: Fields
}

const isTheme = ({ theme }: Fields): boolean => theme === 'plain' || theme === 'dark'
const isSize = ({ size }: Fields): boolean => Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 9

function settings({
  takes = (sent) => isTheme(sent) && isSize(sent),
  isForgetful = false,
  refusal,
}: Ways = {}): Tiny & {
  now(): Fields
} {
  let now: Fields = before
  return {
    now: () => now,
    paths: {
      '/settings': {
        get: { responses: { 200: answers(schema) } },
        put: {
          operationId: 'setSettings',
          requestBody: sends(schema),
          responses: { 200: answers(schema), ...(refusal ?? { 400: refused }) },
        },
      },
    },
    handle({ method, body }) {
      if (method === 'GET') return [200, now]
      const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
      const isTaken = isObject && takes({ ...body })
      if (isTaken || (isObject && isForgetful && isTheme({ ...body }))) now = { ...body }
      return isTaken ? [200, now] : [400]
    },
  }
}

it.each<[string, Ways]>([
  ['refuses', {}],
  ['declares no refusal, and makes the best of it', { takes: () => true, refusal: {} }],
])('breaks nothing where it %s', async (_, ways) => {
  const tiny = settings(ways)
  const { report } = await runOn(tiny, ['singletons'])
  expect(failures(report)?.filter((message) => message.includes('has to refuse'))).toEqual([])
  expect(tiny.now()).toEqual(before)
})

it.each<[string, Ways, RegExp]>([
  ['takes another word', { takes: isSize }, /^setSettings accepted what it has to refuse: .*theme of another value/],
  ['takes too much', { takes: isTheme }, /^setSettings accepted what it has to refuse: .*size too large/],
  ['keeps what it refused', { isForgetful: true }, /^something that was refused changed `size` of \/settings/],
])('is noticed where it %s, and is as it was', async (_, ways, message) => {
  const tiny = settings(ways)
  const { report } = await runOn(tiny, ['singletons'])
  expect(failures(report)).toContainEqual(expect.stringMatching(message))
  expect(tiny.now()).toEqual(before)
})
