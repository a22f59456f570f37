/** Whoever forgets the platform is told so, and not by an error of ours from deeper down. */
import { describe, expect, it } from 'vitest'
import { createHandlers } from '../../../src/adapters/msw.ts'
import { createServer } from '../../../src/adapters/node.ts'
import { UsageError } from '../../../src/index.ts'

const givenBy = (create: (platform: never) => unknown, given: unknown) => (): unknown => create(given as never)

describe('what is made without a platform', () => {
  it.each([
    [undefined, 'none was given'],
    [null, 'it is null'],
    [{ seed: 42 }, 'it is of type object'],
    ['http://127.0.0.1:4700', 'it is of type string'],
  ])('is a mistake of the one who gives %s', (given, why) => {
    expect(givenBy(createHandlers, given)).toThrow(UsageError)
    expect(givenBy(createHandlers, given)).toThrow(
      `Failed to create handlers of a platform: ${why}. Give what createPlatform() returned: createHandlers(createPlatform()).`,
    )
    expect(givenBy(createServer, given)).toThrow(
      `Failed to create a server of a platform: ${why}. Give what createPlatform() returned: createServer(createPlatform()).`,
    )
  })
})
