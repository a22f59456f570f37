/** The shared suite over Mock Service Worker 3, in a process of its own: it refuses the oldest Node that this project supports. */
import { expect, it } from 'vitest'
import { installMsw3, obstacle } from './msw3/install.ts'
import { runSuite } from './suite-process.ts'

it.skipIf(obstacle !== undefined)(
  `the shared suite passes over MSW 3${obstacle === undefined ? '' : ` (skipped: ${obstacle})`}`,
  { timeout: 240_000 },
  async () => {
    const { folder, node } = await installMsw3()
    const { output, results } = await runSuite({
      node,
      config: 'test/adapters/msw3/vitest.config.ts',
      env: { NOWHERE_MSW3_FOLDER: folder },
    })
    const others = results.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName)
    expect(others, output).toEqual([])
    expect(results.map(({ fullName }) => fullName)).toContain('is about MSW 3')
    // As many as over MSW 2, and the one about the version.
    expect(results.length, output).toBeGreaterThan(40)
  },
)
