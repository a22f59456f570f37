/** Ids of 64 bits, which a number of JavaScript cannot hold: two of them would be one. */
import { describe, expect, it } from 'vitest'
import { readJson, withDigits } from '../../../../src/contract/exchange/digits.ts'
import { type JournalEvent, verify } from '../../../../src/contract/index.ts'
import { clean } from '../../../../src/contract/run/clean.ts'
import { anySpecification } from '../../../../src/contract/scenarios/any-spec/any-spec.ts'
import { document, failing, type Sent, verified } from './replies.ts'

type Fields = Readonly<Record<string, unknown>>

const id = { type: 'integer', format: 'int64' }
const text = { type: 'string', minLength: 1 }
const json = (schema: Fields): Fields => ({ content: { 'application/json': { schema } } })
const answers = (schema: Fields): Fields => ({ description: 'So it is.', ...json(schema) })
const refused = { description: 'Refused.' }
const inPath = (name: string): Fields[] => [{ name, in: 'path', required: true, schema: id }]

const post = { type: 'object', required: ['text'], properties: { id: { ...id, readOnly: true }, text } }
const reply = {
  type: 'object',
  required: ['post_id', 'text'],
  properties: {
    id: { ...id, readOnly: true },
    post_id: id,
    text,
    size: { ...id, minimum: 0, maximum: 9_223_372_036_854_775_807n },
  },
}
const collection = (path: string, schema: Fields): Fields => ({
  [path]: {
    get: { responses: { 200: answers({ type: 'array', items: schema }) } },
    post: { requestBody: { required: true, ...json(schema) }, responses: { 201: answers(schema), 400: refused } },
  },
  [`${path}/{id}`]: {
    parameters: inPath('id'),
    get: { responses: { 200: answers(schema), 404: refused } },
    put: {
      requestBody: { required: true, ...json(schema) },
      responses: { 200: answers(schema), 400: refused, 404: refused },
    },
    delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
  },
})
// A document in JSON has its bounds as JSON has them.
const spec = JSON.parse(
  JSON.stringify(document({ ...collection('/posts', post), ...collection('/replies', reply) }), (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  ),
) as Fields

interface Held {
  readonly id: bigint
  readonly members: ReadonlyMap<string, string>
}

function isObject(body: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
  } catch {
    return false
  }
}

/** Holds its members as the JSON with which they came. */
function served(round: (id: bigint) => bigint = (one) => one) {
  const all: Record<string, Map<string, Held>> = { posts: new Map(), replies: new Map() }
  let last = 1_146_781_234_567_890_001n
  const say = (status: number, body?: string): Response =>
    new Response(body ?? null, { status, headers: body === undefined ? {} : { 'content-type': 'application/json' } })
  const shown = (one: Held): string =>
    `{"id":${one.id}${[...one.members].map(([name, value]) => `,"${name}":${value}`).join('')}}`
  const membersOf = (kind: string, body: string): ReadonlyMap<string, string> | undefined => {
    const found = new Map(
      [...body.matchAll(/"(\w+)":("(?:\\.|[^"\\])*"|[^,{}]+)/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const isText = (value: string | undefined): boolean => value?.startsWith('"') === true && value.length > 2
    const isWhole = (value: string | undefined): boolean =>
      value === undefined || (/^-?\d+$/.test(value) && BigInt(value) >= 0n && BigInt(value) < 2n ** 63n)
    if (!isObject(body) || !isText(found.get('text')) || !isWhole(found.get('size'))) return undefined
    const parent = found.get('post_id')
    if (kind === 'replies' && (parent === undefined || !all.posts?.has(parent))) return undefined
    found.delete('id')
    return found
  }
  return {
    all,
    answer({ method, url, text: body }: Sent): Response {
      const [, kind = '', key] = url.pathname.split('/')
      const held = all[kind] ?? new Map<string, Held>()
      if (key === undefined && method === 'GET') return say(200, `[${[...held.values()].map(shown).join()}]`)
      if (key === undefined) {
        const members = membersOf(kind, body)
        if (members === undefined) return say(400)
        last += 2n
        const made = { id: last, members }
        held.set(String(round(last)), made)
        return say(201, shown(made))
      }
      const found = held.get(key)
      if (found === undefined) return say(404)
      if (method === 'DELETE') return held.delete(key) ? say(204) : say(404)
      if (method === 'GET') return say(200, shown(found))
      const members = membersOf(kind, body)
      if (members === undefined) return say(400)
      const changed = { id: found.id, members }
      held.set(key, changed)
      return say(200, shown(changed))
    },
  }
}

describe('ids of 64 bits', () => {
  it('keep their digits in bodies, paths and deletions', async () => {
    const { all, answer } = served()
    const report = await verified(spec, answer)
    expect(failing(report)).toEqual([])
    expect(report.verdict).toBe('conforms')
    expect(report.counts.error).toBe(0)
    expect(Object.values(all).map(({ size }) => size)).toEqual([0, 0])
    expect(report.leftovers).toEqual([])
  })

  it('are told apart by their last digit', async () => {
    const { answer } = served((one) => BigInt(Number(one)))
    expect((await verified(spec, answer)).verdict).toBe('broken')
  })
})

describe('a run that is killed', () => {
  it.each([8, 17, 30, 55])('after %i requests is cleaned up by the digits of its journal', async (killedAt) => {
    const { all, answer } = served()
    const events: JournalEvent[] = []
    let [asked, written]: [number, number | undefined] = [0, undefined]
    const targetUntil = (end: number) => ({
      tokens: {},
      fetch: async (url: string, init: RequestInit): Promise<Response> => {
        if (++asked > end) throw new Error('killed')
        const request = new Request(url, init)
        return answer({ method: request.method, url: new URL(url), text: await request.clone().text() } as Sent)
      },
    })
    const append = (event: JournalEvent): void => {
      if (asked >= killedAt) written ??= events.length
      events.push(event)
    }
    await verify(targetUntil(killedAt), { spec, seed: 1, journal: { append } }).catch(() => undefined)
    asked = 0
    const { specification } = anySpecification(spec)
    const journal = JSON.parse(withDigits(JSON.stringify(events.slice(0, written)))) as JournalEvent[]
    const cleaned = await clean(targetUntil(Number.POSITIVE_INFINITY), journal, { specification })
    expect(cleaned.leftovers).toEqual([])
    expect(Object.values(all).map(({ size }) => size)).toEqual([0, 0])
  })
})

describe('JSON', () => {
  it.each([
    '[1146781234567890003,1146781234567890005]',
    '{"a":-9223372036854775808,"b":"1146781234567890003"}',
    '[1.12345678901234,1e20,12]',
  ])('%s has the same digits when it is written', (written) => {
    const read = readJson(written)
    expect(withDigits(JSON.stringify(read))).toBe(written.replace('1e20', '100000000000000000000'))
    expect(new Set(Object.values(read as object)).size).toBe(written.split(',').length)
  })
})
