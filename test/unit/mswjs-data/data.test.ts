/** The world as a database of @mswjs/data that is only read. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform } from '../../../src/index.ts'
import { dataOf, type WorldData } from '../../../src/mswjs-data/index.ts'

const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

async function made(): Promise<{ platform: Platform; data: WorldData }> {
  const platform = createPlatform({ seed: 1, clock: '2017-02-20T08:00:00.000Z' })
  await platform.populate(12)
  return { platform, data: dataOf(platform) }
}

describe('the view of a world', () => {
  it('has every record of every model', async () => {
    const { platform, data } = await made()
    const names = Object.keys(data) as (keyof WorldData)[]
    expect(names.map((name) => [name, data[name].count()])).toEqual(
      names.map((name) => [name, platform.records(name).length]),
    )
  })

  it('answers the query language of @mswjs/data, over relations too', async () => {
    const { platform, data } = await made()
    const found = data.aliases.findMany({
      where: { deployment: { owner: { username: { equals: 'alice' } } } },
      orderBy: { createdAt: 'desc' },
      take: 2,
    })
    const ids = new Map(platform.records('accounts').map(({ username, id }) => [username, id]))
    const own = platform
      .records('aliases')
      .filter(({ ownerId }) => ownerId === ids.get('alice'))
      .toReversed()
    expect(found.map(({ alias }) => alias)).toEqual(own.slice(0, 2).map(({ alias }) => alias))
    expect(found[0]?.deployment.owner.username).toBe('alice')
  })

  it('tells a secret of a team from one of its maker', async () => {
    const { platform, data } = await made()
    const ofTeam = data.secrets.findMany({ where: { team: { slug: { equals: 'nowhere' } } } })
    expect(ofTeam.map(({ id }) => id)).toEqual(
      platform.records('secrets').flatMap(({ id, ownerId }) => (ownerId === 'team_nowhere' ? id : [])),
    )
    expect(data.secrets.getAll().filter(({ team }) => team === null).length).toBe(12 - ofTeam.length)
  })

  it('is as the world is when it is asked', async () => {
    const { platform, data } = await made()
    const answer = await platform.fetch('https://api.zeit.co/now/deployments', {
      method: 'POST',
      headers,
      body: '{"package":{"name":"own"}}',
    })
    const { uid } = (await answer.json()) as { readonly uid: string }
    const stateOf = (): string | undefined => data.deployments.findFirst({ where: { id: { equals: uid } } })?.state
    expect(stateOf()).toBe('BOOTING')
    platform.clock.advance('3s')
    expect(stateOf()).toBe('READY')
    platform.reset()
    expect([stateOf(), data.accounts.count()]).toEqual([undefined, 3])
  })

  it.each(['create', 'update', 'updateMany', 'delete', 'deleteMany'])('refuses to %s', async (verb) => {
    const { data } = await made()
    // What the types do not have, a program without types can call.
    const model = data.secrets as unknown as Readonly<Record<string, () => void>>
    expect(() => model[verb]?.()).toThrow(`Failed to ${verb} in the view of secrets: it is only read.`)
  })

  it('refuses a question with a member that the model has not, where it is strict', async () => {
    const { data } = await made()
    const query = { where: { id: { equals: 'x' } }, strict: true }
    expect(() => data.secrets.findFirst(query)).toThrow()
  })
})
