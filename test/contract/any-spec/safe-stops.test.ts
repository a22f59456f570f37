/** A run ends by itself where going on would blame the target, or make it worse. */
import { describe, expect, it } from 'vitest'
import { type Asked, answers, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

type Answer = readonly [number, unknown?]

/** Notes, until `spoil` answers in their place. */
function notes(spoil: (asked: Asked, count: number, plain: () => Answer) => Answer, more: object = {}): Tiny {
  const all = new Map<string, { readonly id: string; readonly name: string }>()
  let [made, count] = [0, 0]
  const plain = ({ method, path, body, token }: Asked): Answer => {
    const id = path.split('/')[2] ?? ''
    const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
    if (token !== 'Bearer a-token-of-mine') return [401]
    if (path === '/session') return [204]
    if (path === '/notes' && method === 'GET') return [200, [...all.values()]]
    if (path === '/notes') {
      if (typeof name !== 'string') return [400]
      const note = { id: `note-${++made}`, name }
      all.set(note.id, note)
      return [201, note]
    }
    const found = all.get(id)
    if (found === undefined) return [404]
    if (method === 'DELETE') all.delete(id)
    return method === 'DELETE' ? [204] : [200, found]
  }
  return {
    secured: true,
    paths: {
      '/notes': {
        get: { responses: { 200: answers({ type: 'array', items: thing() }) } },
        post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused, 401: refused } },
      },
      '/notes/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing()), 401: refused, 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 401: refused, 404: refused } },
      },
      ...more,
    },
    handle: (asked) => spoil(asked, ++count, () => plain(asked)),
  }
}

describe('a token that was accepted and is refused all at once', () => {
  it.each([
    [6, 401],
    [11, 403],
    [23, 401],
  ])(
    'ends the run after request %i, since it gets %i, which is said, and is held against nobody',
    async (last, status) => {
      const tiny = notes((_, count, plain) => (count > last ? [status] : plain()))
      const { report, asked } = await runOn(tiny)
      // What was refused, what was accepted before asked once more, and what the clean-up tries.
      const tried = asked.slice(last).filter(({ method, token }) => method === 'POST' && token !== '')
      expect(tried.length).toBeLessThanOrEqual(1)
      expect(report?.findings.filter(({ result }) => result === 'fail')).toEqual([])
      expect(report?.verdict).toBe('error')
      const reasons = report?.scenarios.flatMap(({ steps }) => steps.map(({ reason }) => reason ?? '')) ?? []
      expect(
        reasons.some((reason) =>
          /^the token of the role owner was accepted until request \d+ \(\w+ .*, and is refused since$/.test(reason),
        ),
      ).toBe(true)
    },
  )

  it('is told from one operation that refuses it', async () => {
    const tiny = notes((asked, _, plain) => (asked.method === 'DELETE' ? [401] : plain()))
    const { report } = await runOn(tiny)
    expect(report?.verdict).toBe('broken')
    expect(report?.findings.some(({ message }) => /^delete_notes\w* did not succeed/.test(message))).toBe(true)
    expect(
      report?.scenarios.flatMap(({ steps }) => steps).some(({ reason }) => reason?.includes('accepted until')),
    ).toBe(false)
  })
})

describe('a list that cannot be read any more', () => {
  it.each<[string, Answer]>([
    ['fails', [500]],
    ['is refused', [403]],
  ])('after a case that was answered with 5xx, since it %s, ends the run', async (_, answer) => {
    let isPoisoned = false
    const sent: unknown[] = []
    const tiny = notes((asked, __, plain) => {
      if (asked.path !== '/notes') return plain()
      if (asked.method === 'GET') return isPoisoned ? answer : plain()
      if (isPoisoned) sent.push(asked.body)
      const isOdd = asked.method === 'POST' && !JSON.stringify(asked.body ?? {}).includes('"name":"')
      if (!isOdd) return plain()
      isPoisoned = true
      return [500]
    })
    const { report, asked } = await runOn(tiny)
    expect(sent).toEqual([])
    const at = asked.findIndex(
      ({ method, body }) => method === 'POST' && !JSON.stringify(body ?? {}).includes('"name":"'),
    )
    expect(asked[at + 1]).toMatchObject({ method: 'GET', path: '/notes' })
    const reasons = report?.scenarios.flatMap(({ steps }) => steps.map(({ reason }) => reason ?? '')) ?? []
    const said = reasons.find((reason) => reason.includes('which was answered with 500'))
    expect(said).toMatch(
      /^get_notes answers (500|403) since request \d+, which was answered with 500: POST http\S+\/notes/,
    )
    expect(report?.verdict).not.toBe('conforms')
  })

  it('is read once after each, and the run goes on where it can be read', async () => {
    const tiny = notes((asked, _, plain) => {
      const isOdd = asked.method === 'POST' && !JSON.stringify(asked.body ?? {}).includes('"name":"')
      return isOdd ? [500] : plain()
    })
    const { report, asked } = await runOn(tiny)
    const odd = asked.flatMap(({ method, body }, index) =>
      method === 'POST' && !JSON.stringify(body ?? {}).includes('"name":"') ? [index] : [],
    )
    expect(odd.length).toBeGreaterThan(1)
    expect(odd.every((index) => asked[index + 1]?.path === '/notes' && asked[index + 1]?.method === 'GET')).toBe(true)
    expect(report?.verdict).toBe('broken')
  })
})
