/** What a change does is seen a little later, and null is not one of a few values to everybody: neither is a mistake. */
import { expect, it } from 'vitest'
import { verify } from '../../../src/contract/index.ts'
import { behind } from './late-reads.ts'
import {
  type Asked,
  answers,
  documentOf,
  failures,
  inPath,
  refused,
  runOn,
  sends,
  type Tiny,
  targetOf,
} from './tiny.ts'

interface Item {
  readonly sku: string
  readonly name: string
  readonly mood?: string | null
  readonly updatedAt: string
}

const mood = { type: 'string', enum: ['calm', 'wild'], nullable: true }
const name = { type: 'string', minLength: 1 }
const input = { type: 'object', required: ['name'], properties: { name, mood } }
const item = {
  type: 'object',
  required: ['sku', 'name', 'updatedAt'],
  properties: { sku: { type: 'string' }, name, mood, updatedAt: { type: 'string', format: 'date-time' } },
}
const none = { description: 'None.' }

/** Items that are made and replaced under a key of the sender's. */
function itemsApi(isStill = false): Tiny {
  const items = new Map<string, Item>()
  let seconds = 0
  const put = (sku: string, body: Readonly<Record<string, unknown>>) => {
    const { name: given, mood: felt } = body
    if (typeof given !== 'string' || given === '' || (felt !== undefined && felt !== 'calm' && felt !== 'wild'))
      return [400] as const
    const known = items.get(sku)
    const updatedAt = isStill && known ? known.updatedAt : new Date(Date.UTC(2026, 0, 1, 0, 0, ++seconds)).toISOString()
    items.set(sku, { sku, name: given, ...(felt === undefined ? {} : { mood: felt }), updatedAt })
    return [known ? 200 : 201, items.get(sku)] as const
  }
  return {
    paths: {
      '/items': { get: { operationId: 'listItems', responses: { 200: answers({ type: 'array', items: item }) } } },
      '/items/{sku}': {
        parameters: inPath('sku'),
        get: { operationId: 'readItem', responses: { 200: answers(item), 404: none } },
        put: {
          operationId: 'putItem',
          requestBody: sends(input),
          responses: { 200: answers(item), 201: answers(item), 400: refused },
        },
        delete: { operationId: 'deleteItem', responses: { 204: none, 404: none } },
      },
    },
    handle({ method, path, body }: Asked) {
      const sku = decodeURIComponent(path.split('/')[2] ?? '')
      if (method === 'PUT') return body === null || typeof body !== 'object' ? [400] : put(sku, Object(body))
      if (method === 'DELETE') return [items.delete(sku) ? 204 : 404]
      if (sku === '') return [200, [...items.values()]]
      return items.has(sku) ? [200, items.get(sku)] : [404]
    },
  }
}

it('neither a time that moves a moment later nor a null that is none of two values is held against a target', async () => {
  const api = itemsApi()
  const late = behind([targetOf(api), targetOf(itemsApi())], { lagMs: 300 })
  const report = await verify({ ...late, tokens: {} }, { spec: documentOf(api), seed: 1 })
  expect(failures(report)).toEqual([])
  expect(report.verdict).toBe('conforms')
  expect(report.requirements.find(({ id }) => id === 'items/stamped')?.status).toBe('held')
})

it('and a time that does not move is found', async () => {
  const { report } = await runOn(itemsApi(true))
  expect(failures(report)?.join()).toMatch(/`updatedAt` is still ".+" after putItem changed what putItem made/)
})
