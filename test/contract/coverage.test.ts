import { beforeAll, describe, expect, it } from 'vitest'
import { type RequirementReport, verify } from '../../src/contract/index.ts'
import { untestable } from '../../src/contract/report/untestable.ts'
import { createFake } from './fake.ts'

/** What two runs hold: one without, and one with a limit that is low enough to use up. */
const held = new Set<string>()
let requirements: readonly RequirementReport[] = []

beforeAll(async () => {
  const whole = await verify(createFake().target, { seed: 1 })
  const limited = createFake({ rateLimit: 60 }).target
  const used = await verify({ ...limited, capabilities: ['low-rate-limit'] }, { seed: 1 })
  requirements = whole.requirements
  for (const { id, status } of [...whole.requirements, ...used.requirements]) if (status === 'held') held.add(id)
})

describe('the requirements of the document', () => {
  it('are each held by a step or a check, or cannot be tested for a reason that is written down', () => {
    const open = requirements
      .filter(({ level }) => level === 'MUST' || level === 'SHOULD')
      .filter(({ id }) => !held.has(id) && untestable[id] === undefined)
    expect(open.map(({ id, status, reason }) => `${id} ${status}: ${reason}`)).toEqual([])
  })

  it('are named as not testable only where nothing tests them', () => {
    expect(Object.keys(untestable).filter((id) => held.has(id))).toEqual([])
  })

  it('are named as not testable only where the document has them', () => {
    const known = new Set(requirements.map(({ id }) => id))
    expect(Object.keys(untestable).filter((id) => !known.has(id))).toEqual([])
  })
})
