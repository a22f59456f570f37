/** No text makes one of our regular expressions take more than about its length in steps. */
import { setImmediate } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Diagnosis, loadAnalyser } from './analyser.ts'
import { readExpressions } from './expressions.ts'

let analyse: (expression: RegExp) => Promise<Diagnosis>
beforeAll(async () => {
  analyse = await loadAnalyser()
})

/** What is only found by trying texts that are drawn has to be found each time. */
const drawsMax = 3

const summaryOf = async (expression: RegExp, draw = 1): Promise<string> => {
  // Between two analyses the process answers whoever waits for it.
  await setImmediate()
  const { status, complexity } = await analyse(expression)
  if (status === 'safe') return status
  const isDrawn = complexity?.summary.endsWith('(fuzz)') === true
  return isDrawn && draw < drawsMax ? summaryOf(expression, draw + 1) : `${status}: ${complexity?.summary}`
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
