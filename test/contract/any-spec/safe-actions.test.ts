/** What is done is done once: actions of a thing, and reads that by their name or description do more than read. */
import { describe, expect, it } from 'vitest'
import { answers, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

interface Invites extends Tiny {
  /** What every sending, and every call of a GET that acts, was asked for, in order. */
  readonly done: string[]
}

const item = thing()

/** Invitations that can be sent, and what each sending answers in turn. */
function invites(sent: readonly number[], more: Record<string, unknown> = {}): Invites {
  const all = new Map<string, { readonly id: string; readonly name: string }>()
  const done: string[] = []
  let [count, turn] = [0, 0]
  return {
    done,
    paths: {
      '/invites': { post: { requestBody: sends(named), responses: { 201: answers(item), 400: refused } } },
      '/invites/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(item), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
      '/invites/{id}/send': {
        parameters: inPath('id'),
        post: { summary: 'Sends the mail.', responses: { 202: { description: 'Sent.' }, 400: refused } },
      },
      ...more,
    },
    handle({ method, path, body }) {
      const [, , id = '', action] = path.split('/')
      if (path === '/invites') {
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
        if (typeof name !== 'string') return [400]
        const made = { id: `i${++count}`, name }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(id)
      if (action !== undefined || !path.startsWith('/invites')) done.push(`${method} ${path.replace(/i\d+/, 'ID')}`)
      if (!path.startsWith('/invites')) return [200, {}]
      if (found === undefined) return [404]
      if (action === 'send') return [sent[Math.min(turn++, sent.length - 1)] ?? 202]
      if (action !== undefined) return [200, {}]
      if (method === 'DELETE') all.delete(id)
      return method === 'DELETE' ? [204] : [200, found]
    },
  }
}

describe('an action', () => {
  it.each([[202], [200], [204], [302], [400], [404], [409], [418], [429], [500], [502], [503]])(
    'is called once when it answers %i',
    async (status) => {
      const tiny = invites([status])
      const { error } = await runOn(tiny)
      expect(error).toBeUndefined()
      expect(tiny.done.filter((each) => each.endsWith('/send'))).toEqual(['POST /invites/ID/send'])
    },
  )

  it('that succeeds in another way than the declared one is one finding, and no mistake of the run', async () => {
    const { report } = await runOn(invites([200]))
    expect(report?.findings.filter(({ result }) => result === 'fail').map(({ check }) => check)).toEqual([
      'status is declared',
    ])
    expect(report?.counts.error).toBe(0)
  })
})

describe('a GET that does more than read', () => {
  const plain = { responses: { 200: answers({ type: 'object' }) } }
  const acting = {
    '/session/logout': { get: { operationId: 'leave', ...plain } },
    '/account': { get: { operationId: 'account', ...plain } },
    '/account/rotation': { get: { operationId: 'rotation', description: 'Rotates the key of the account.', ...plain } },
    '/invites/{id}/confirm': { parameters: inPath('id'), get: { operationId: 'confirm', ...plain } },
  }

  it('is not sent unless it is named, and the report says so', async () => {
    const tiny = invites([202], acting)
    const { report } = await runOn(tiny)
    expect([...new Set(tiny.done.filter((each) => each.startsWith('GET')))]).toEqual(['GET /account'])
    const reasons = report?.scenarios.flatMap(({ steps }) => steps.map(({ reason }) => reason))
    for (const id of ['leave', 'rotation', 'confirm'])
      expect(reasons).toContain(`needs leave to call ${id}, which does more than read (--allow ${id})`)
  })

  it('is called once when it is named, whatever it answers', async () => {
    const tiny = invites([202], acting)
    const failing: Tiny = {
      ...tiny,
      handle: (asked) => {
        const answer = tiny.handle(asked)
        return asked.path.endsWith('/confirm') || asked.path.endsWith('/logout') ? [500, {}] : answer
      },
    }
    await runOn(failing, [], { acts: ['leave', 'confirm'] })
    // What only reads may be read at the beginning too, to see who answers.
    const acted = tiny.done.filter((each) => each.startsWith('GET') && each !== 'GET /account')
    expect(acted.toSorted()).toEqual(['GET /invites/ID/confirm', 'GET /session/logout'])
  })

  it('is asked for last of all, when what was made is removed, for the token may be gone then', async () => {
    const tiny = invites([202], acting)
    let isOut = false
    const strict: Tiny = {
      ...tiny,
      handle: (asked) => {
        if (isOut) return [401]
        isOut = asked.path.endsWith('/logout')
        return tiny.handle(asked)
      },
    }
    const { report, asked } = await runOn(strict, [], { acts: ['leave'] })
    expect(asked.at(-1)?.path).toBe('/session/logout')
    expect(asked.filter(({ path }) => path.endsWith('/logout'))).toHaveLength(1)
    expect(report?.leftovers).toEqual([])
    expect(report?.scenarios.at(-1)?.steps.map(({ title, result }) => [title, result])).toContainEqual([
      'GET /session/logout',
      'pass',
    ])
  })

  it('is not sent where only reads are allowed', async () => {
    const tiny = invites([202], acting)
    await runOn(tiny, [], { acts: ['leave'], readOnly: true })
    expect(tiny.done).toEqual(['GET /account'])
  })
})
