/** What `expect` says of platforms, responses and records. */
import { describe, expect, it } from 'vitest'
import { createPlatform } from '../../../src/index.ts'
import { expect as expectOf, test } from '../../../src/vitest/index.ts'

const headers = { Authorization: 'Bearer nowhere_alice' }
const list = 'https://api.zeit.co/now/secrets'

function messageOf(hold: () => void): string {
  try {
    hold()
  } catch (error) {
    if (error instanceof Error) return error.message
    throw error
  }
  return ''
}

describe('toHaveReceived', () => {
  it('counts, and says what it found', async () => {
    const platform = createPlatform()
    await platform.fetch(list, { headers })
    expect(platform).toHaveReceived('listNowSecrets', { times: 1, status: 200 })
    expect(platform).not.toHaveReceived('createNowSecret')
    expect(messageOf(() => expect(platform).not.toHaveReceived('listNowSecrets'))).toBe(
      'Expected exactly 0 requests of listNowSecrets, and found 1: #1 GET /now/secrets (200).',
    )
    expect(messageOf(() => expect(platform).toHaveReceived('listNowSecrets', { atLeast: 2 }))).toBe(
      'Expected at least 2 requests of listNowSecrets, and found 1: #1 GET /now/secrets (200).',
    )
  })

  it.each<[string, () => void]>([
    ['this is none', () => expect(1).toHaveReceived('listNowSecrets')],
    ['The nearest are listNowSecrets', () => expect(createPlatform()).toHaveReceived('listSecrets')],
    ['that leaves open', () => expect(createPlatform()).not.toHaveReceived('listNowSecrets', { times: 2 })],
  ])('refuses what is a mistake: %s', (why, hold) => {
    expect(messageOf(hold)).toContain(why)
  })
})

describe('toConformToContract', () => {
  it('holds a response to the document, which can be read after it', async () => {
    const platform = createPlatform()
    const answer = await platform.fetch(list, { headers })
    await expect(answer).toConformToContract(platform)
    expect(await answer.json()).toEqual({ secrets: [] })
    await expect(Response.json({ secrets: 1 })).not.toConformToContract(platform, 'listNowSecrets')
  })

  it.each<[string, unknown, unknown]>([
    ['no platform was given', new Response(), undefined],
    ['it is no Response', {}, createPlatform()],
  ])('refuses what is a mistake: %s', async (why, response, platform) => {
    await expect(expect(response).toConformToContract(platform as never)).rejects.toThrow(why)
  })

  const alone = test.extend({ msw: 'off' })
  alone('is about the platform of the test where none is given', async ({ platform }) => {
    await expectOf(await platform.fetch(list, { headers })).toConformToContract()
    await expectOf(Response.json({ secrets: 1 })).not.toConformToContract(undefined, 'listNowSecrets')
  })

  it('refuses a body that was read', async () => {
    const answer = new Response('{}')
    await answer.text()
    await expect(expect(answer).toConformToContract(createPlatform(), 'listNowSecrets')).rejects.toThrow(
      'its body was read already',
    )
  })
})

describe('toBeInState', () => {
  it('reads the state where a record has it', () => {
    expect({ uid: 'dpl_1', state: 'READY' }).toBeInState('READY')
    expect({ id: 'o1', status: 'paid' }).toBeInState('paid')
    expect({ readyState: 'ERROR' }).not.toBeInState('READY')
    expect(messageOf(() => expect({ name: 'shop', state: 'BOOTING' }).toBeInState('READY'))).toContain(
      'Expected shop to be in the state READY, and it is in BOOTING.',
    )
    expect(messageOf(() => expect(undefined).toBeInState('READY'))).toContain('there is no such thing')
    expect(messageOf(() => expect({}).toBeInState('READY'))).toContain('it has none of state, readyState, status')
  })
})
