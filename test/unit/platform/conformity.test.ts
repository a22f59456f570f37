/** An answer of anybody, held to the document. */
import { describe, expect, it } from 'vitest'
import { createPlatform } from '../../../src/index.ts'
import type { GivenAnswer } from '../../../src/platform/conformity.ts'

const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const list = 'https://api.zeit.co/now/secrets'

async function given(answer: Response, more: Partial<GivenAnswer> = {}): Promise<GivenAnswer> {
  const { url, status } = answer
  return { url, status, headers: Object.fromEntries(answer.headers), body: await answer.text(), ...more }
}

describe('conformityOf', () => {
  it('knows the operation of an answer of its own, and finds nothing', async () => {
    const platform = createPlatform()
    const answer = await given(await platform.fetch(list, { headers }))
    expect(platform.conformityOf(answer)).toEqual({ operation: 'listNowSecrets', problems: [] })
    const refused = await given(await platform.fetch(list))
    expect(platform.conformityOf({ ...refused, url: '' })).toEqual({ operation: 'listNowSecrets', problems: [] })
  })

  it('finds what the document does not say, of an answer from elsewhere', () => {
    const answer = { operation: 'listNowSecrets', status: 202, headers: {}, body: '' }
    expect(createPlatform().conformityOf(answer).problems).toContain(
      'status is declared: listNowSecrets declares no status 202.',
    )
    const odd = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"secrets":[],"more":1}' }
    expect(createPlatform().conformityOf({ ...odd, operation: 'listNowSecrets' }).problems).toContain(
      'body fits its schema: "more" is not a known property.',
    )
  })

  it('finds a secret that comes back, where the journal has what was sent', async () => {
    const platform = createPlatform()
    const body = JSON.stringify({ name: 'api-key', value: 'a value to hide' })
    const answer = await given(await platform.fetch(list, { method: 'POST', headers, body }))
    expect(platform.conformityOf(answer)).toEqual({ operation: 'createNowSecret', problems: [] })
  })

  it('takes the only operation at a URL, of whatever world', () => {
    const answer = { status: 404, headers: {}, body: '' }
    const { operation } = createPlatform().conformityOf({ ...answer, url: 'http://127.0.0.1:1/~w1/now/aliases' })
    expect(operation).toBe('listNowAliases')
  })

  it.each<[string, Partial<GivenAnswer>, string]>([
    ['no URL', {}, 'it has no URL'],
    ['a URL of nobody', { url: 'https://api.zeit.co/nothing' }, 'no operation is at /nothing'],
    ['a URL of several', { url: list }, 'at /now/secrets are listNowSecrets, createNowSecret'],
    ['an operation that is none', { operation: 'listNowSecret' }, 'The nearest are listNowSecrets'],
  ])('asks which operation it is of where it has %s', (_, more, why) => {
    const answer = { status: 200, headers: {}, body: '{}', ...more }
    expect(() => createPlatform().conformityOf(answer)).toThrow(why)
  })
})
