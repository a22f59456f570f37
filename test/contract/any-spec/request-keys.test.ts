/** A key by which a request may be sent again: each request has one of its own, so that nothing is answered as something else was. */
import { describe, expect, it } from 'vitest'
import { collectionAt, isNamed, item } from './collection-at.ts'
import { type Asked, answers, failures, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

const shown = '5f2b6d9e-0c1a-4b7e-9a53-2f1c8e6d7a90'

interface Given {
  readonly parameter: Readonly<Record<string, unknown>>
  /** Whether a key that was used is taken for another thing all the same. */
  readonly forgets?: boolean
  /** Whether the name that was sent is kept. */
  readonly loses?: boolean
}

/** Things that are made with a key: the same again is answered as it was, and another with it is refused. */
function made({ parameter, forgets = false, loses = false }: Given): Tiny {
  const body = thing('string', { amount: { type: 'integer', minimum: 1 } })
  const header = { name: 'Idempotency-Key', in: 'header', required: true, ...parameter }
  const tiny = collectionAt('/things', {
    paths: {
      '/things': {
        get: { responses: { 200: answers({ type: 'array', items: body }) } },
        post: {
          parameters: [header],
          requestBody: sends({
            type: 'object',
            required: ['name', 'amount'],
            properties: { name: { type: 'string' }, amount: { type: 'integer', minimum: 1 } },
          }),
          responses: { 201: answers(body), 400: refused, 409: { description: 'The key was used with another body.' } },
        },
      },
      '/things/{id}': item(body),
    },
    make: (sent, id) =>
      isNamed(sent) && Number.isInteger(sent.amount) && Number(sent.amount) > 0
        ? { id, name: loses ? 'lost' : sent.name, amount: sent.amount }
        : undefined,
  })
  const answered = new Map<string, { readonly sent: string; readonly answer: ReturnType<Tiny['handle']> }>()
  return {
    ...tiny,
    handle(asked) {
      if (asked.method !== 'POST') return tiny.handle(asked)
      const key = asked.headers.get('idempotency-key') ?? ''
      if (key === '') return [400]
      const sent = JSON.stringify(asked.body)
      const before = forgets ? undefined : answered.get(key)
      if (before !== undefined) return before.sent === sent ? before.answer : [409]
      const answer = tiny.handle(asked)
      answered.set(key, { sent, answer })
      return answer
    },
  }
}

const keysOf = (asked: readonly Asked[]): readonly string[] =>
  asked.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('idempotency-key') ?? '')

describe('a create that asks for an Idempotency-Key', () => {
  it.each([
    ['no more of it than that it is a text', { schema: { type: 'string' } }],
    ['an example of it', { schema: { type: 'string' }, example: shown }],
    ['an example in its schema', { schema: { type: 'string', format: 'uuid', example: shown } }],
  ])('gets one for each request where the document shows %s', async (_, parameter) => {
    const { report, asked } = await runOn(made({ parameter }))
    expect([failures(report), report?.verdict]).toEqual([[], 'conforms'])
    const keys = keysOf(asked)
    expect([keys.length > 3, new Set(keys).size]).toEqual([true, keys.length])
  })

  it('gets one of the kind that the document shows', async () => {
    const { asked } = await runOn(made({ parameter: { schema: { type: 'string' }, example: shown } }))
    for (const key of keysOf(asked)) expect(key).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  })

  it('is asked as any other for the rest', async () => {
    const { report } = await runOn(made({ parameter: { schema: { type: 'string' }, example: shown }, loses: true }))
    expect(report?.verdict).toBe('broken')
    expect(failures(report)?.join('\n')).toContain('`name`')
  })
})
