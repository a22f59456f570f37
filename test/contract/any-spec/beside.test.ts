/** What a write does beside what it was asked for: to what it did not name, and to the other things that are there. */
import { describe, expect, it } from 'vitest'
import { answers, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

interface Lamp {
  readonly id: string
  name: string
  lit: boolean
  size: number
}

interface Lamps extends Tiny {
  readonly all: Map<string, Lamp>
}

type Fault = (lamp: Lamp, lamps: readonly Lamp[], sent: Readonly<Record<string, unknown>>) => void

const properties = {
  name: { type: 'string', minLength: 1, maxLength: 40 },
  size: { type: 'integer', minimum: 0, maximum: 3, default: 1 },
  lit: { type: 'boolean', default: true },
}
const lamp = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, ...properties } }
const input = { type: 'object', required: ['name'], properties }

/** @param fault What a PATCH does besides. */
function lamps(fault: Fault = () => undefined): Lamps {
  const all = new Map<string, Lamp>()
  let count = 0
  const isRight = (sent: Readonly<Record<string, unknown>>): boolean =>
    (sent.name === undefined || (typeof sent.name === 'string' && sent.name !== '' && [...sent.name].length <= 40)) &&
    (sent.size === undefined || (Number.isInteger(sent.size) && Number(sent.size) >= 0 && Number(sent.size) <= 3)) &&
    (sent.lit === undefined || typeof sent.lit === 'boolean')
  return {
    all,
    paths: {
      '/lamps': {
        get: { responses: { 200: answers({ type: 'array', items: lamp }) } },
        post: { requestBody: sends(input), responses: { 201: answers(lamp), 400: refused } },
      },
      '/lamps/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(lamp), 404: refused } },
        patch: {
          requestBody: sends({ type: 'object', properties }),
          responses: { 200: answers(lamp), 400: refused, 404: refused },
        },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const sent = Object(body) as Readonly<Record<string, unknown>>
      const isBad = typeof body !== 'object' || Array.isArray(body) || !isRight(sent)
      if (path === '/lamps' && method === 'GET') return [200, [...all.values()]]
      if (path === '/lamps') {
        if (isBad || sent.name === undefined) return [400]
        const made = { name: '', lit: true, size: 1, ...sent, id: `lamp-${++count}` }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(path.split('/')[2] ?? '')
      if (found === undefined) return [404]
      if (method === 'DELETE') return all.delete(found.id) ? [204] : [404]
      if (method === 'GET') return [200, found]
      if (isBad) return [400]
      Object.assign(found, sent)
      fault(found, [...all.values()], sent)
      return [200, found]
    },
  }
}

const touch = (lamp: Lamp | undefined): void => {
  if (lamp !== undefined) lamp.name += '.'
}

const patching = 'PATCH of an element of lamps changes what it sends'

async function failing(tiny: Tiny): Promise<(string | null)[]> {
  const { report, error } = await runOn(tiny)
  if (report === undefined) throw error
  return report.findings.filter(({ result }) => result === 'fail').map(({ scenario, step }) => `${scenario} > ${step}`)
}

describe('a PATCH', () => {
  it('that changes what it sends breaks nothing', async () => {
    expect(await failing(lamps())).toEqual([])
  })

  it.each<[string, Fault]>([
    ['the one made before it', (one, all) => touch(all[all.indexOf(one) - 1])],
    ['the one made after it', (one, all) => touch(all[all.indexOf(one) + 1])],
    ['the first of all', (one, all) => touch(all.find((each) => each !== one))],
  ])('is noticed when it touches %s', async (_, fault) => {
    expect(await failing(lamps(fault))).toContain(`${patching} > another is as it was`)
  })

  it.each<[string, Fault]>([
    [
      'lit',
      (one, _, sent) => {
        if (sent.lit === undefined) one.lit = true
      },
    ],
    [
      'size',
      (one, _, sent) => {
        if (sent.size === undefined) one.size = 1
      },
    ],
  ])('is noticed when it brings back the default of %s', async (_, fault) => {
    expect(await failing(lamps(fault))).toContain(`${patching} > name is changed, and nothing else`)
  })
})
