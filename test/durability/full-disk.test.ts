/** A disk that fills up, and one that can only be read: small file systems of their own, which it takes the rights of root to mount. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLog } from '../../src/adapters/node.ts'
import { createPlatform, type Platform } from '../../src/index.ts'

const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const secrets = 'https://api.zeit.co/now/secrets'

/** Whether this process may mount one. */
const mayMount = ((): boolean => {
  try {
    const place = mkdtempSync(join(tmpdir(), 'nowhere-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', place], { stdio: 'pipe' })
    execFileSync('umount', [place])
    rmSync(place, { recursive: true })
    return true
  } catch {
    return false
  }
})()
const skipped = mayMount ? '' : ' (skipped: no file system can be mounted here)'

function mounted(options: string): string {
  const place = mkdtempSync(join(tmpdir(), 'nowhere-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'pipe' })
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', place])
    rmSync(place, { recursive: true })
  })
  return place
}

const make = (platform: Platform, name: string) =>
  platform.fetch(secrets, { method: 'POST', headers, body: JSON.stringify({ name, value: 'v'.repeat(3_000) }) })

describe.runIf(mayMount)(`a log on a disk that is full${skipped}`, () => {
  it.each(['always', 'interval'] as const)(
    'loses nothing that was answered, refuses in the shape of the system, and goes on when there is room (%s)',
    async (fsync) => {
      const place = mounted('size=400k')
      const dir = join(place, 'log')
      const problems: string[] = []
      const log = await openLog(dir, { fsync, onProblem: ({ message }) => problems.push(message) })
      const platform = createPlatform({ log, rateLimit: 'off' })
      const answered: string[] = []
      let refusal: Response | undefined
      for (let ordinal = 0; refusal === undefined && ordinal < 1_000; ordinal++) {
        const response = await make(platform, `secret-${ordinal}`)
        if (response.status === 200) answered.push(`secret-${ordinal}`)
        else refusal = response
        // At intervals what was written is found out later.
        await log.settled().catch(() => {})
      }
      expect(refusal?.status).toBe(500)
      expect(await refusal?.json()).toMatchObject({ error: { code: 'internal_server_error' } })
      expect(problems).toEqual([
        `Failed to write the log in ${dir}: the disk is full. What was answered before is kept. Make room, and ask again.`,
      ])
      expect(answered.length).toBeGreaterThan(20)
      const before = log.last
      expect((await platform.fetch(secrets, { headers })).status).toBe(500)
      expect(log.last).toBe(before)

      execFileSync('mount', ['-o', 'remount,size=4m', place])
      expect((await make(platform, 'afterwards')).status).toBe(200)
      await log.close()
      const again = await openLog(dir)
      const names = createPlatform({ log: again })
        .records('secrets')
        .map(({ name }) => name)
      expect(names).toEqual(expect.arrayContaining([...answered, 'afterwards']))
      await again.close()
    },
  )
})

describe.runIf(mayMount)(`a log on a disk that can only be read${skipped}`, () => {
  it('is refused in one sentence', async () => {
    const place = mounted('size=400k,ro')
    await expect(openLog(join(place, 'log'))).rejects.toThrow(
      `Failed to open the log in ${join(place, 'log')}: it is on a file system that can only be read. Give a folder that can be written.`,
    )
  })
})
