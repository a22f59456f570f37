/** What the document says of a body beside its schema: what none counts as, and what must not be in it. */
import { describe, expect, it } from 'vitest'
import { ok } from '../../../src/pipeline/behaviour.ts'
import { createSampleEngine, type SampleRequest } from '../sample/sample-engine.ts'

function createChanging() {
  const bodies: unknown[] = []
  const sample = createSampleEngine({
    rateLimit: 'off',
    behaviours: {
      changeBox: ({ body }) => {
        bodies.push(body)
        return ok({ id: 'box' })
      },
    },
  })
  const change = (request: SampleRequest) => sample.send({ method: 'PATCH', target: '/depot/boxes/1', ...request })
  return { change, bodies }
}

describe('no body', () => {
  it('counts as what the document says, whatever its media type', async () => {
    const { change, bodies } = createChanging()
    expect((await change({})).status).toBe(200)
    expect((await change({ body: '', headers: { 'content-type': 'application/json' } })).status).toBe(200)
    expect(bodies).toEqual([{}, {}])
  })
})

describe('a property that only answers have', () => {
  it('is refused by its name, in the shape that its code has', async () => {
    const { change, bodies } = createChanging()
    const answer = await change({ json: { label: 'a', id: 'mine' } })
    expect([answer.status, answer.json]).toEqual([
      423,
      { code: 'FIXED', message: 'id is fixed.', requestId: expect.stringMatching(/^req_/), fields: ['id'] },
    ])
    expect(bodies).toEqual([])
  })

  it('is found before anything else that is wrong with the body', async () => {
    const { change } = createChanging()
    expect((await change({ json: { label: 5, id: null } })).status).toBe(423)
    expect((await change({ json: { label: 5 } })).status).toBe(422)
  })

  it.each([[[]], [['id']], ['id'], [5], [null]])('is none in %j', async (json) => {
    const { change } = createChanging()
    expect((await change({ json })).status).toBe(422)
  })
})
