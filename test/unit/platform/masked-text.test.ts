/** Texts that are shown as they come, such as paths in the lines of requests: no secret and no token stands in them. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform } from '../../../src/index.ts'

const world = {
  accounts: [{ username: 'ann' }],
  tokens: [{ token: 'token_of_ann_1', account: 'ann' }],
  secrets: [{ account: 'ann', name: 'db', value: 'value-from-before' }],
}

function platformOf(options: object = {}): Platform {
  return createPlatform({ world, rateLimit: 'off', ...options })
}

function create(platform: Platform, name: string, value: string, token = 'token_of_ann_1'): void {
  void platform.handle({
    method: 'POST',
    host: 'api.zeit.co',
    path: '/now/secrets',
    query: '',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify({ name, value })),
  })
}

const shown = (platform: Platform, part: string): string => platform.inspection.maskedText(`/now/secrets/${part}`)

describe('a text that is shown', () => {
  it('has *** in place of the secrets and tokens of the world, and of those that requests said', () => {
    const platform = platformOf()
    expect(shown(platform, 'value-from-before')).toBe('/now/secrets/***')
    expect(shown(platform, 'token_of_ann_1/more')).toBe('/now/secrets/***/more')
    expect(shown(platform, 'value-of-later')).toBe('/now/secrets/value-of-later')
    create(platform, 'later', 'value-of-later')
    expect(shown(platform, 'value-of-later')).toBe('/now/secrets/***')
    create(platform, 'other', 'whatever-value', 'token_of_nobody')
    expect(shown(platform, 'token_of_nobody')).toBe('/now/secrets/***')
    expect(shown(platform, 'later')).toBe('/now/secrets/later')
  })

  it('knows the secrets of a world that was restored', () => {
    const other = platformOf({
      world: { ...world, secrets: [{ account: 'ann', name: 'db', value: 'restored-value' }] },
    })
    const platform = platformOf()
    expect(shown(platform, 'restored-value')).toBe('/now/secrets/restored-value')
    platform.restore(other.snapshot())
    expect(shown(platform, 'restored-value')).toBe('/now/secrets/***')
  })

  it('knows what was said while more happened than the journal holds', () => {
    const platform = platformOf({ journalSize: 2 })
    expect(shown(platform, 'value-0-of-many')).toBe('/now/secrets/value-0-of-many')
    for (let index = 0; index < 6; index++) create(platform, `name-${index}`, `value-${index}-of-many`)
    expect(shown(platform, 'value-0-of-many')).toBe('/now/secrets/***')
  })

  it('knows them where no journal is kept', () => {
    const platform = platformOf({ journalSize: 0 })
    create(platform, 'later', 'value-of-later')
    expect(shown(platform, 'value-of-later')).toBe('/now/secrets/***')
  })
})
