/** A server below a path: what of a request is counted off, and what is no path. */
import { describe, expect, it } from 'vitest'
import { createRebase, readBasePath } from '../../../src/adapters/node/base-path.ts'
import { createPlatform, type Received, UsageError } from '../../../src/index.ts'

const received = (path: string, host = '127.0.0.1:4700', isForServer = true): Received => ({
  method: 'GET',
  host,
  path,
  query: '',
  headers: {},
  body: null,
  isForServer,
})

describe('a base path', () => {
  it.each([
    ['/api', '/api'],
    ['/api/', '/api'],
    ['/a/b%20c', '/a/b%20c'],
    ['/', ''],
    ['', ''],
  ])('may be "%s"', (given, base) => {
    expect(readBasePath(given)).toBe(base)
  })

  it.each(['api', '//api', '/api//', '/a/../b', '/api?x', '/api#x', '/a b', 'http://localhost/api', 7, null])(
    'is not %j',
    (given) => {
      expect(() => readBasePath(given)).toThrow(UsageError)
      expect(() => readBasePath(given)).toThrow(
        `Failed to serve below the path ${JSON.stringify(given)}: it is no path.`,
      )
    },
  )

  it.each(['/_nowhere', '/_nowhere/', '/_nowhere/api'])('is not %j, where the control API stands', (given) => {
    expect(() => readBasePath(given)).toThrow(
      `Failed to serve below the path ${JSON.stringify(given)}: the control API stands there. Give another one, such as '/api'.`,
    )
  })

  it('is counted off, and what is outside of it is nothing', () => {
    const rebase = createRebase('/api', createPlatform())
    expect(
      ['/api/now/secrets', '/api', '/api/', '/now/secrets', '/apis/now'].map((path) => rebase(received(path))?.path),
    ).toEqual(['/now/secrets', '/', '/', undefined, undefined])
  })

  it('is not counted off where the origin of a system has a path, which the platform counts off itself', () => {
    const rebase = createRebase('/api', createPlatform({ origins: { now: 'http://localhost:5173/api' } }))
    const atOrigin = received('/api/now/secrets', 'localhost:5173')
    expect(rebase(atOrigin)).toBe(atOrigin)
    expect(rebase(received('/api/now/secrets', 'api.zeit.co', false))?.path).toBe('/now/secrets')
  })
})
