/** `nowhere serve --data`, `replay` and `why` as their user has them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPlatform } from '../../../src/index.ts'
import { alice, buildNowhere, serveNowhere, startNowhere } from './run-nowhere.ts'

buildNowhere()

const json = { ...alice, 'Content-Type': 'application/json' }

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nowhere-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'state')
}

const secretsOf = async (url: string) => (await fetch(`${url}/now/secrets`, { headers: alice })).json()

async function lived(state: string): Promise<{ readonly uid: string; readonly listed: unknown }> {
  const { url, child, finished } = await serveNowhere('--data', state, '--fsync', 'always', '--seed', '42')
  const made = await fetch(`${url}/now/secrets`, {
    method: 'POST',
    headers: json,
    body: '{"name":"db","value":"hidden-42"}',
  })
  const { uid } = (await made.json()) as { uid: string }
  await fetch(`${url}/now/secrets/db`, { method: 'PATCH', headers: json, body: '{"name":"database"}' })
  await fetch(`${url}/_nowhere/clock`, { method: 'POST', headers: json, body: '{"set":"2030-01-01T00:00:00.000Z"}' })
  const listed = await secretsOf(url)
  child.kill('SIGKILL')
  await finished
  return { uid, listed }
}

describe('a server with --data', () => {
  it('is where it was after a kill: things, clock and quotas', async () => {
    const state = scratch()
    const { listed } = await lived(state)
    const { url, printed, child, finished } = await serveNowhere('--data', state)
    const answer = await fetch(`${url}/now/secrets`, { headers: alice })
    expect(await answer.json()).toEqual(listed)
    expect(answer.headers.get('Date')).toContain('2030')
    expect(answer.headers.get('X-Rate-Limit-Remaining')).toBe('598')
    expect(printed().stderr).not.toContain('torn')
    child.kill('SIGTERM')
    expect((await finished).code).toBe(0)
  })

  it('has the worlds beside the main one again, each with its own log', async () => {
    const state = scratch()
    const first = await serveNowhere('--data', state)
    const inWorld = { 'X-Nowhere-World': 'checkout-3' }
    const init = { method: 'POST', headers: { ...json, ...inWorld }, body: '{"name":"there","value":"v"}' }
    expect((await fetch(`${first.url}/now/secrets`, init)).status).toBe(200)
    first.child.kill('SIGTERM')
    expect((await first.finished).code).toBe(0)
    const { url, child, finished } = await serveNowhere('--data', state)
    expect(await secretsOf(url)).toEqual({ secrets: [] })
    expect(await secretsOf(`${url}/~checkout-3`)).toMatchObject({ secrets: [{ name: 'there' }] })
    child.kill('SIGTERM')
    await finished
    expect((await startNowhere('replay', state, '--world', 'checkout-3').finished).stdout).toBe(
      'Told 3 entries up to 3 again: every answer is the same, byte for byte.\n',
    )
  })

  it('refuses a folder that another process has, and options that contradict the log', async () => {
    const state = scratch()
    const { child, finished } = await serveNowhere('--data', state)
    const other = await startNowhere('serve', '--port', '0', '--data', state).finished
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining(`the process ${child.pid} has it open`)])
    child.kill('SIGTERM')
    await finished
    const seeded = await startNowhere('serve', '--port', '0', '--data', state, '--seed', '5').finished
    expect([seeded.code, seeded.stderr]).toEqual([2, expect.stringContaining('Leave seed out, or give an empty log.')])
  })

  it('refuses the folder of something else, and writes nothing there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nowhere-data-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    const { code, stderr } = await startNowhere('serve', '--port', '0', '--data', folder).finished
    expect([code, stderr]).toEqual([2, expect.stringContaining('it is that of something else, with "notes.txt" in it')])
  })
})

describe('nowhere replay', () => {
  it('tells all of a folder again', async () => {
    const state = scratch()
    await lived(state)
    expect(await startNowhere('replay', state).finished).toEqual({
      code: 0,
      stdout: 'Told 5 entries up to 5 again: every answer is the same, byte for byte.\n',
      stderr: '',
    })
    expect((await startNowhere('replay', state, '--until', '9').finished).stdout).toBe(
      'Told 5 entries up to 5 again: every answer is the same, byte for byte.\nThere is no entry 9: the log ends at 5.\n',
    )
  })

  it('names the answer that differs, in a file of an export', async () => {
    const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z' })
    await platform.fetch('https://api.zeit.co/now/secrets', { headers: alice })
    await platform.fetch('https://api.zeit.co/now/secrets?q=1', { headers: alice })
    const file = `${scratch()}.json`
    onTestFinished(() => rmSync(file))
    writeFileSync(
      file,
      JSON.stringify(platform.log.export({ secrets: true })).replace(
        '/now/secrets","query":"q=1',
        '/now/nothing","query":"q=1',
      ),
    )
    expect(await startNowhere('replay', file).finished).toEqual({
      code: 1,
      stdout:
        'Told 3 entries up to 3 again: entry 3 is answered otherwise.\n  GET /now/nothing?q=1\n  was answered 200, and is answered 404 now\n',
      stderr: '',
    })
  })

  it('serves the platform as it was after an entry, and leaves the folder alone', async () => {
    const state = scratch()
    await lived(state)
    const before = readFileSync(join(state, 'main/000000000001.log'))
    const running = startNowhere('replay', state, '--until', '2', '--serve', '--port', '0')
    await running.until('stdout', 'Ctrl-C')
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.printed().stdout)?.[0] ?? ''
    expect(await secretsOf(url)).toMatchObject({ secrets: [{ name: 'db' }] })
    const second = JSON.parse(before.toString().split('\n')[1]?.slice(9) ?? '')
    const clock = await (await fetch(`${url}/_nowhere/clock`)).json()
    expect(clock).toMatchObject({ mode: 'stopped', nowMs: second.atMs })
    expect(running.printed().stdout).toContain(`Its clock stands at ${clock.now}, when that was answered.`)
    expect(readFileSync(join(state, 'main/000000000001.log'))).toEqual(before)
  })

  it('says what it cannot read', async () => {
    const { code, stderr } = await startNowhere('replay', '/nowhere/at/all').finished
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is none. Give the folder that --data named.')])
  })
})

describe('nowhere why', () => {
  it('says which entries wrote a value, without the secret', async () => {
    const state = scratch()
    const { uid } = await lived(state)
    const { code, stdout } = await startNowhere('why', state, `${uid}.name`).finished
    expect(code).toBe(0)
    expect(stdout.replaceAll(/ at \S+Z:/g, ':')).toBe(
      `${uid}.name of secrets: "db"\n  entry 2: POST /now/secrets (createNowSecret)\n    {"name":"db","value":"${/"value":"([^"]+)"/.exec(stdout)?.[1]}"}\n` +
        `${uid}.name of secrets: "db" -> "database"\n  entry 3: PATCH /now/secrets/db (renameNowSecret)\n    {"name":"database"}\n`,
    )
    expect(stdout).not.toContain('hidden-42')
    expect((await startNowhere('why', state, uid, '--secrets').finished).stdout).toContain('hidden-42')
  })

  it('says so when nothing ever did', async () => {
    const state = scratch()
    await lived(state)
    const { code, stderr } = await startNowhere('why', state, 'sec_none.name').finished
    expect([code, stderr]).toEqual([2, expect.stringContaining('no entry of the log ever wrote it')])
  })
})
