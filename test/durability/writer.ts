/**
 * Somebody who writes until killed: `writer DIR FSYNC` opens the log, makes secrets, several at once, and says the name of each that
 * was answered with success, as soon as it was.
 */

import { openLog } from '../../src/adapters/node.ts'
import { createPlatform } from '../../src/index.ts'

const [dir = '', fsync = 'always'] = process.argv.slice(2)
const log = await openLog(dir, { fsync: fsync as 'always' | 'interval', segmentEntries: 100, keep: 1_000 })
const platform = createPlatform(log.last === 0 ? { log, rateLimit: 'off', clock: 'system' } : { log })
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

let next = log.last
async function write(): Promise<void> {
  for (;;) {
    const name = `secret-${next++}`
    const body = JSON.stringify({ name, value: `the value of ${name}` })
    const { status } = await platform.fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
    if (status === 200) process.stdout.write(`${name}\n`)
  }
}
process.stdout.write('ready\n')
await Promise.all([write(), write(), write(), write()])
