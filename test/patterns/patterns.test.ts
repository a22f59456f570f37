/** No text makes one of our regular expressions take more than about its length in steps. */
import { setImmediate } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Diagnosis, loadAnalyser } from './analyser.ts'
import { readExpressions } from './expressions.ts'

let analyse: (expression: RegExp) => Promise<Diagnosis>
beforeAll(async () => {
  analyse = await loadAnalyser()
})

const summaryOf = async (expression: RegExp): Promise<string> => {
  // Between two analyses the process answers whoever waits for it.
  await setImmediate()
  const { status, complexity } = await analyse(expression)
  return status === 'safe' ? status : `${status}: ${complexity?.summary}`
}

describe('the steps grow with the length of the text', () => {
  it.each(readExpressions().map(({ expression, at }) => [at, expression] as const))('%s: %s', async (_, expression) => {
    expect(await summaryOf(expression)).toBe('safe')
  })
})

describe('the analysis', () => {
  it.each([
    [/(a+)+b/, 'exponential'],
    [/\/+$/, '2nd degree polynomial'],
    [/^(?:a|b)*(?:b|c)*$/, '2nd degree polynomial'],
  ])('finds %s', async (expression, growth) => {
    expect(await summaryOf(expression)).toBe(`vulnerable: ${growth}`)
  })
})
