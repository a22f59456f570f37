/** Another success than the declared one is said once; what was asked has been done, and the scenarios go on with what came. */
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/contract/index.ts'
import { answers, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

const shelf = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string' }, name: { type: 'string' } },
}
const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }

type Operation = 'create' | 'list' | 'read' | 'update' | 'remove'
type Success = readonly [status: number, withBody: boolean]

const declared: Readonly<Record<Operation, Success>> = {
  create: [201, true],
  list: [200, true],
  read: [200, true],
  update: [200, true],
  remove: [204, false],
}

/** @param keeps Whether a PATCH changes anything. */
function shelves(
  others: Partial<Record<Operation, Success>>,
  keeps = true,
): Tiny & { readonly all: Map<string, object> } {
  const all = new Map<string, { id: string; name: string }>()
  let count = 0
  const succeed = (operation: Operation, body: unknown): readonly [number, unknown?] => {
    const [status, withBody] = others[operation] ?? declared[operation]
    return withBody ? [status, body] : [status]
  }
  return {
    all,
    paths: {
      '/shelves': {
        get: { operationId: 'list', responses: { 200: answers({ type: 'array', items: shelf }) } },
        post: { operationId: 'create', requestBody: sends(named), responses: { 201: answers(shelf), 400: refused } },
      },
      '/shelves/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'read', responses: { 200: answers(shelf), 404: refused } },
        patch: {
          operationId: 'update',
          requestBody: sends(named),
          responses: { 200: answers(shelf), 400: refused, 404: refused },
        },
        delete: { operationId: 'remove', responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
      if (path === '/shelves' && method === 'GET') return succeed('list', [...all.values()])
      if (path === '/shelves') {
        if (typeof name !== 'string') return [400]
        const made = { id: `s${++count}`, name }
        all.set(made.id, made)
        return succeed('create', made)
      }
      const found = all.get(path.split('/')[2] ?? '')
      if (found === undefined) return [404]
      if (method === 'DELETE') {
        all.delete(found.id)
        return succeed('remove', { removed: true })
      }
      if (method === 'GET') return succeed('read', found)
      if (typeof name !== 'string') return [400]
      if (keeps) found.name = name
      return succeed('update', found)
    },
  }
}

const failing = ({ findings }: Report): string[] =>
  findings
    .filter(({ result }) => result === 'fail')
    .map(({ scenario, step, message }) => `${scenario ?? ''} > ${step}: ${message}`)

const skipped = ({ scenarios }: Report): string[] =>
  scenarios.flatMap(({ steps }) =>
    steps.flatMap(({ result, reason }) => (result === 'skip' || result === 'error' ? [`${reason}`] : [])),
  )

async function reportOn(tiny: Tiny): Promise<Report> {
  const { report, error } = await runOn(tiny)
  if (report === undefined) throw error
  return report
}

describe('a success that is not the declared one', () => {
  it.each<readonly [Operation, ...Success]>([
    ['create', 200, true],
    ['create', 202, true],
    ['list', 206, true],
    ['read', 203, true],
    ['update', 201, true],
    ['update', 202, true],
    ['remove', 200, true],
    ['remove', 200, false],
    ['remove', 202, false],
  ])('is one finding, and everything is asked all the same: %s with %i', async (operation, status, withBody) => {
    const api = shelves({ [operation]: [status, withBody] })
    const report = await reportOn(api)
    expect(failing(report)).toEqual([` > null: ${operation} declares no status ${status}.`])
    expect([skipped(report), report.verdict, api.all.size]).toEqual([[], 'broken', 0])
  })

  it('hides nothing that is wrong besides', async () => {
    const report = await reportOn(shelves({ create: [200, true] }, false))
    for (const step of ['changes name', 'name is changed, and nothing else'])
      expect(failing(report).filter((text) => text.includes(`> ${step}: `))).toHaveLength(1)
  })

  it('without what it should tell ends what builds on it, and is no mistake of ours', async () => {
    const api = shelves({ create: [204, false] })
    const report = await reportOn(api)
    expect(failing(report)[0]).toBe(' > null: create declares no status 204.')
    expect([...new Set(skipped(report))]).toContain('the answer to create does not tell where read finds what was made')
    expect(report.counts.error).toBe(0)
    expect([report.verdict, api.all.size]).toEqual(['broken', 0])
  })
})
