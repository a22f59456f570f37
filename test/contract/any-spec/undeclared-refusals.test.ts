/** Small documents hardly list every refusal: one that any server may give is noted, and what nobody may give is found beside it. */
import { describe, expect, it } from 'vitest'
import { answers, inPath, named, runOn, sends, type Tiny, thing } from './tiny.ts'

type Fields = Record<string, unknown>

const taken = { description: 'There is one of that name.' }
const told = answers({ type: 'object', required: ['error'], properties: { error: { type: 'string' } } })

interface Shop {
  /** Of what is no shelf. */
  readonly invalid?: number
  readonly absent?: number
  /** What a good create is answered with. */
  readonly made?: number
  /** What the document declares of a create beside its success. */
  readonly declared?: Fields
}

/** Declares of its refusals that a name may be taken, and nothing else. */
function shelves({ invalid = 400, absent = 404, made = 201, declared = {} }: Shop): Tiny {
  const all = new Map<string, Fields>()
  let count = 0
  return {
    paths: {
      '/shelves': {
        get: { operationId: 'listShelves', responses: { 200: answers({ type: 'array', items: thing() }) } },
        post: {
          operationId: 'addShelf',
          requestBody: sends(named),
          responses: { 201: answers(thing()), 409: taken, ...declared },
        },
      },
      '/shelves/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'readShelf', responses: { 200: answers(thing()), 409: taken } },
        delete: { operationId: 'removeShelf', responses: { 204: { description: 'Gone.' }, 409: taken } },
      },
    },
    handle({ method, path, body }) {
      const id = path.split('/')[2]
      if (id === undefined && method === 'GET') return [200, [...all.values()]]
      if (id === undefined) {
        const isNamed = typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string'
        if (!isNamed) return [invalid, { reason: 'a shelf has a name' }]
        const shelf = { id: `s-${++count}`, name: body.name }
        all.set(shelf.id, shelf)
        return [made, shelf]
      }
      const shelf = all.get(id)
      if (shelf === undefined) return [absent, { reason: 'no such shelf' }]
      if (method === 'GET') return [200, shelf]
      all.delete(id)
      return [204]
    },
  }
}

const said = async (shop: Shop, result: string): Promise<string[]> => {
  const { report } = await runOn(shelves(shop))
  const told = report?.findings.filter((finding) => finding.result === result) ?? []
  return [...new Set(told.map(({ check, message, requirements }) => `${check}: ${message} (${requirements.join()})`))]
}

describe('a refusal that the document does not declare', () => {
  it.each([
    [400, 404],
    [422, 404],
    [400, 400],
    [415, 403],
    [413, 401],
    [406, 405],
  ])('is noted where any server may give it: %i and %i', async (invalid, absent) => {
    const { report } = await runOn(shelves({ invalid, absent }))
    expect(report?.verdict).toBe('conforms')
    expect(report?.findings.filter(({ result }) => result === 'fail')).toEqual([])
  })

  it('is no broken requirement where it is noted', async () => {
    expect(await said({ invalid: 422 }, 'note')).toContain('status is declared: addShelf declares no status 422. ()')
    expect(await said({}, 'note')).toContain('status is declared: readShelf declares no status 404. ()')
  })

  it.each<[string, Shop, string]>([
    ['that of a conflict', { invalid: 409, absent: 423 }, 'readShelf declares no status 423. (document/statuses)'],
    ['that of a teapot', { invalid: 418 }, 'addShelf declares no status 418. (document/statuses)'],
    ['a failure', { invalid: 500 }, 'addShelf declares no status 500. (document/statuses)'],
    ['another success', { made: 200 }, 'addShelf declares no status 200. (document/statuses)'],
  ])('is found where it is %s', async (_, shop, finding) => {
    expect(await said(shop, 'fail')).toContain(`status is declared: ${finding}`)
  })

  it('is held to its schema where it is declared after all', async () => {
    expect(await said({ declared: { 400: told } }, 'fail')).toEqual([
      'body fits its schema: "error" is missing. (addShelf)',
    ])
  })
})
