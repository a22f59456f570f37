/** A system that nobody named is verified only where something answers as it does; a refusal is what anybody answers. */
import { describe, expect, it } from 'vitest'
import { type Report, verify } from '../../src/contract/index.ts'
import { createFake } from './fake.ts'

const reason = 'nothing of it was found there (--system asks for it all the same)'

/** The secrets of projects of a fake, and of everything else what a server answers that knows nothing of it. */
function besideProjects(other: () => Response) {
  const { target } = createFake()
  const { isNowhere: _, fetch: ask, ...others } = target
  const asked = { count: 0 }
  const fetch = async (input: string, init: RequestInit): Promise<Response> => {
    if (new URL(input).pathname.startsWith('/api/v1/') && ask !== undefined) return ask(input, init)
    asked.count++
    return other()
  }
  return { asked, target: { ...others, fetch, capabilities: ['leftovers'] } }
}

const systemsOf = ({ systems }: Report): unknown => systems.map(({ name, skipped }) => [name, skipped])

const strangers: readonly (readonly [string, () => Response])[] = [
  ['401 in JSON', () => Response.json({ error: { code: 'forbidden', message: 'Who are you?' } }, { status: 401 })],
  ['403 in JSON', () => Response.json({ message: 'Forbidden' }, { status: 403 })],
  ['404 in JSON', () => Response.json({ error: { code: 'not_found', message: 'Nothing here.' } }, { status: 404 })],
  ['a page', () => new Response('<!doctype html><p>Hello</p>', { headers: { 'content-type': 'text/html' } })],
  ['an object of its own', () => Response.json({ ok: true })],
]

describe.each(strangers)('where everything else is answered with %s', (_, other) => {
  it('only the system is verified that answers as it does', async () => {
    const { target } = besideProjects(other)
    const report = await verify(target, { seed: 1 })
    expect(report.findings.filter(({ result }) => result === 'fail')).toEqual([])
    expect(report.verdict).toBe('conforms')
    expect(systemsOf(report)).toEqual([
      ['now', reason],
      ['vercel-secrets', reason],
      ['environment-secrets', reason],
      ['project-secrets', null],
    ])
  })
})

it('a token that every system refuses is told', async () => {
  const { target } = createFake()
  await expect(verify({ ...target, tokens: { owner: 'nobody' } }, { seed: 1 })).rejects.toMatchObject({
    code: 'REFUSED_TOKEN',
  })
})

it('all systems of the fake are verified', async () => {
  const report = await verify(createFake().target, { seed: 1 })
  expect(report.systems.map(({ skipped }) => skipped)).toEqual([null, null, null, null])
})
