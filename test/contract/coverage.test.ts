import { describe, expect, it } from 'vitest'
import { verify } from '../../src/contract/index.ts'
import { untestable } from '../../src/contract/untestable.ts'
import { createFake } from './fake.ts'

describe('the requirements of the document', () => {
  it('are each held by a step or a check, or cannot be tested for a reason that is written down', async () => {
    const report = await verify(createFake().target, { seed: 1 })
    const open = report.requirements
      .filter(({ level, status }) => (level === 'MUST' || level === 'SHOULD') && status !== 'held')
      .filter(({ id }) => untestable[id] === undefined)
    expect(open.map(({ id, status, reason }) => `${id} ${status}: ${reason}`)).toEqual([])
  })

  it('are named as not testable only where nothing tests them', async () => {
    const report = await verify(createFake().target, { seed: 1 })
    const tested = report.requirements.filter(
      ({ id, status }) => untestable[id] !== undefined && status !== 'not testable',
    )
    expect(tested.map(({ id, by }) => `${id} by ${by.join(', ')}`)).toEqual([])
  })
})
