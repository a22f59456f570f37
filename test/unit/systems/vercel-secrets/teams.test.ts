/** Secrets of a team, apart from those of the users in it. */
import { describe, expect, it } from 'vitest'
import { type Ask, createAsker } from '../ask.ts'
import { worlds } from '../worlds.ts'
import { badRequest, forbidden, notFound } from './refusals.ts'

const named = (name: string) => ({ name, value: `value of ${name}` })

async function namesAt(ask: Ask, path: string, as?: string) {
  const options = as === undefined ? {} : { as }
  const { body } = await ask<{ secrets: { name: string }[] }>('GET', path, options)
  return body.secrets.map(({ name }) => name)
}

describe('a team', () => {
  it.each(['teamId=team_nowhere', 'slug=nowhere', 'teamId=team_nowhere&slug=nowhere'])(
    'VER-TEAM-1 named by %s has secrets of its own',
    async (query) => {
      const { ask } = createAsker('vercel-secrets')
      const made = await ask<{ uid: string }>('POST', `/v2/secrets/shared?${query}`, { body: named('shared') })
      expect([made.status, made.body]).toEqual([
        200,
        expect.objectContaining({ name: 'shared', teamId: 'team_nowhere', userId: '2qDDuGFTWXBLDNnqZfWPDp1A' }),
      ])
      await ask('POST', '/v2/secrets/shared', { body: named('shared') })
      await ask('POST', '/v2/secrets/own', { body: named('own') })

      expect(await namesAt(ask, `/v3/secrets?${query}`)).toEqual(['shared'])
      expect(await namesAt(ask, '/v3/secrets')).toEqual(['own', 'shared'])
      // The id of a team's secret means nothing outside the team.
      expect((await ask('GET', `/v3/secrets/${made.body.uid}`)).body).toEqual(notFound(made.body.uid))
      expect((await ask('GET', `/v3/secrets/own?${query}`)).body).toEqual(notFound('own'))
    },
  )

  it('VER-TEAM-1, VER-NAME-1, VER-DEL-1 is what renaming and deleting act for, too', async () => {
    const { ask } = createAsker('vercel-secrets')
    await ask('POST', '/v2/secrets/a', { body: named('a') })
    await ask('POST', '/v2/secrets/a?slug=nowhere', { body: named('a') })
    await ask('POST', '/v2/secrets/b', { body: named('b') })
    // "b" is the user's, so the team may have one.
    expect((await ask('PATCH', '/v2/secrets/a?slug=nowhere', { body: { name: 'b' } })).body).toMatchObject({
      name: 'b',
    })
    expect(await namesAt(ask, '/v3/secrets')).toEqual(['b', 'a'])
    expect((await ask('DELETE', '/v2/secrets/a?slug=nowhere')).status).toBe(404)
    expect((await ask('DELETE', '/v2/secrets/b?slug=nowhere')).status).toBe(200)
    expect(await namesAt(ask, '/v3/secrets?slug=nowhere')).toEqual([])
    expect(await namesAt(ask, '/v3/secrets')).toEqual(['b', 'a'])
  })

  it('VER-TEAM-1 is shared by its members, whatever their role', async () => {
    const { ask } = createAsker('vercel-secrets')
    await ask('POST', '/v2/secrets/shared?slug=nowhere', { body: named('shared'), as: 'bob' })
    expect(await namesAt(ask, '/v3/secrets?slug=nowhere')).toEqual(['shared'])
    expect(await namesAt(ask, '/v3/secrets', 'bob')).toEqual([])
  })
})

describe("a team that is not the caller's", () => {
  const operations: [method: string, path: string, body?: unknown][] = [
    ['GET', '/v3/secrets'],
    ['GET', '/v3/secrets/a'],
    ['POST', '/v2/secrets/a', named('a')],
    ['PATCH', '/v2/secrets/a', { name: 'b' }],
    ['DELETE', '/v2/secrets/a'],
    ['POST', '/v2/now/secrets', named('a')],
  ]

  it.each(operations)(
    'VER-TEAM-2, VER-AUTH-2 is forbidden to %s %s, as one that does not exist is',
    async (method, path, body) => {
      const { ask } = createAsker('vercel-secrets', { world: worlds.roles })
      const options = body === undefined ? {} : { body }
      for (const [query, name] of [
        ['teamId=team_elsewhere', 'team_elsewhere'],
        ['teamId=team_unknown', 'team_unknown'],
        ['slug=elsewhere', 'elsewhere'],
        ['slug=unknown', 'unknown'],
        ['teamId=team_elsewhere&slug=elsewhere', 'team_elsewhere'],
      ] as const) {
        const answer = await ask(method, `${path}?${query}`, options)
        expect([answer.status, answer.body]).toEqual([403, forbidden(name)])
      }
    },
  )

  it.each(operations)(
    "VER-TEAM-2 is a bad request to %s %s when the other name is another team's",
    async (method, path, body) => {
      const { ask } = createAsker('vercel-secrets', { world: worlds.roles })
      const options = body === undefined ? {} : { body }
      for (const query of [
        'teamId=team_nowhere&slug=elsewhere',
        'teamId=team_elsewhere&slug=nowhere',
        'teamId=team_nowhere&slug=unknown',
        'teamId=team_unknown&slug=nowhere',
      ]) {
        const answer = await ask(method, `${path}?${query}`, options)
        expect([answer.status, answer.body]).toEqual([400, badRequest('"teamId" and "slug" name different teams.')])
      }
    },
  )

  it.each(['teamId=', 'slug='])('VER-TEAM-2 is a bad request without a name: %s', async (query) => {
    const { ask } = createAsker('vercel-secrets')
    expect((await ask('GET', `/v3/secrets?${query}`)).status).toBe(400)
  })
})
