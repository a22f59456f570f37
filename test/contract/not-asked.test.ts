/** Where nothing could be asked every report that was wanted is written all the same, and says why. */
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/contract/index.ts'
import { buildCommand, type CommandLine } from './command.ts'

let command: CommandLine
const servers: Server[] = []

beforeAll(async () => {
  command = await buildCommand()
})
afterAll(() => {
  for (const server of servers) server.close()
  command.remove()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Of a server that listens on a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closedUrl(): Promise<string> {
  const url = await serve(() => {})
  await new Promise((resolve) => servers.at(-1)?.close(resolve))
  return url
}

const refusing: RequestListener = (request, response) =>
  response
    .writeHead(request.url?.startsWith('/_nowhere') === true ? 404 : 401, { 'content-type': 'application/json' })
    .end('{}')
const page: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Hello')

const cases: readonly (readonly [string, () => Promise<string>, RegExp, RegExp])[] = [
  ['nobody answers', closedUrl, /^nowhere: Failed to reach http:/m, /Failed to reach http:/],
  [
    'the token is refused',
    () => serve(refusing),
    /^nowhere: Failed to verify now: no call accepted the token of the role owner/m,
    /no call accepted the token of the role owner/,
  ],
]

describe.each(cases)('where %s', (_, url, line, why) => {
  it('the exit code is 3, and every report says why', async () => {
    const forms = 'json=a.json,junit=a.xml,html=a.html,sarif=a.sarif,har=a.har,github'
    const args = ['verify', await url(), '--token', 'some-token', '--system', 'now', '--report', forms]
    const { code, stdout, stderr } = await command.run(args)
    expect(code).toBe(3)
    expect(stderr).toMatch(line)
    const read = (name: string): string => readFileSync(join(command.folder, name), 'utf8')
    const report: Report = JSON.parse(read('a.json'))
    expect(['none', 'error']).toContain(report.verdict)
    expect(report.evidence.lack).toMatch(why)
    expect(read('a.xml')).toMatch(why)
    expect(read('a.xml')).toMatch(/<error message="no verdict/)
    expect(read('a.html')).toMatch(why)
    expect(read('a.sarif')).toMatch(why)
    expect(stdout).toMatch(/^::error title=nowhere verify%3A no verdict::no verdict/m)
    expect(stdout.match(/^::error/gm)).toHaveLength(1)
    expect(stdout).toMatch(why)
    expect(report.leftovers).toEqual([])
  })
})

it('a page for everything is told after a few requests, and has the exit code 3', async () => {
  const { code, stdout } = await command.run(['verify', await serve(page), '--token', 'some-token', '--quiet'])
  expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('no verdict (3)') })
})
