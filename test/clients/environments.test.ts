/**
 * The shared suite in the environments of front-end tests, with the clients that they use, each in a process of its own. What a
 * client does otherwise is listed with its reason; a line that no longer holds fails.
 */
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { runSuite } from '../adapters/suite-process.ts'
import { installClients } from './install.ts'

const sources = fileURLToPath(new URL('environments/', import.meta.url))

/** axios takes the Content-Type off a request without a body, where it uses XMLHttpRequest. */
const withoutBody =
  "over axios bad input NOW-NET-2, NOW-NET-3, NOW-ERR-1, NOW-ERR-4, NOW-ERR-5 refuses 'no body at all'"

/** An XMLHttpRequest of these environments shows what came of a body that was cut off as if it were whole. */
const cutBody = ['axios', 'XMLHttpRequest'].map(
  (way) => `over ${way} a fault that cuts the body off lets no whole answer through`,
)

/** It names the platform's host, at which the server lets nobody order a fault. */
const ordered = [
  'over undici a fault is ordered by X-Nowhere-Fault for the one request',
  'over undici a fault is not ordered by a request where the platform does not let it',
]

const environments = [
  { name: 'node', ways: ['axios', 'ky', 'got', 'undici'], otherwise: ordered },
  {
    name: 'jsdom',
    ways: ['platform.fetch', 'MSW', 'axios', 'ky', 'XMLHttpRequest'],
    otherwise: [withoutBody, ...cutBody],
  },
  {
    name: 'happy-dom',
    ways: ['platform.fetch', 'MSW', 'axios', 'ky', 'XMLHttpRequest'],
    otherwise: [withoutBody, ...cutBody],
  },
]

describe('the shared suite', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await installClients(sources)
  })

  // Side by side, for much of it is waiting.
  it.concurrent.each(environments)('passes in $name', { timeout: 300_000 }, async ({ name, ways, otherwise }) => {
    const { output, results } = await runSuite({
      node: process.execPath,
      config: 'test/clients/environments/vitest.config.ts',
      env: {
        NOWHERE_ENVIRONMENT: name,
        NOWHERE_ENVIRONMENTS_FOLDER: folder,
        NODE_OPTIONS: `--import=${new URL('environments/from-folder.js', import.meta.url).href}`,
      },
    })
    const others = results.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName)
    expect(others.toSorted(), output).toEqual(otherwise.toSorted())
    expect(results.map(({ fullName }) => fullName)).toContain(`is about ${name}`)
    for (const way of ways) {
      expect(results.filter(({ fullName }) => fullName.startsWith(`over ${way} `)).length, way).toBeGreaterThan(50)
    }
  })
})
