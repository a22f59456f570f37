/** A process that is killed for good in the middle of a run, and `nowhere clean`: the target is as it was, looked at from outside. */
import { writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '../../src/adapters/node.ts'
import { createPlatform } from '../../src/index.ts'
import { settings } from './any-spec/settings.ts'
import { type Asked, documentOf, type Tiny } from './any-spec/tiny.ts'
import { zonesOf } from './any-spec/zones.ts'
import { buildCommand, type CommandLine, type Running } from './command.ts'
import { recordsOf } from './fake.ts'

let command: CommandLine
beforeAll(async () => {
  command = await buildCommand()
})
afterAll(() => command.remove())

type Handle = (asked: Request) => Promise<Response>

/** What is asked for is done, and nobody is told, because whoever asked is killed at that moment. */
async function serveKilling(handle: Handle, killedAt: number, victim: () => Running | undefined) {
  let count = 0
  const server = createHttpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { host: _, connection: __, 'transfer-encoding': ___, 'content-length': ____, ...headers } = request.headers
    const init = { method: request.method ?? 'GET', headers: headers as Record<string, string> }
    const body = Buffer.concat(chunks)
    const url = `http://127.0.0.1${request.url}`
    const answer = await handle(new Request(url, { ...init, ...(body.length > 0 && { body }) }))
    const isControl = request.url?.startsWith('/_nowhere') === true
    if (!isControl && ++count === killedAt) {
      victim()?.child.kill('SIGKILL')
      return
    }
    const { 'content-encoding': _c, 'content-length': _l, ...passed } = Object.fromEntries(answer.headers)
    response.writeHead(answer.status, passed)
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Of a server that listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => count,
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** @returns What the two processes came to. */
async function killAndClean(handle: Handle, killedAt: number, flags: readonly string[], cleaning: readonly string[]) {
  let running: Running | undefined
  const server = await serveKilling(handle, killedAt, () => running)
  const journal = join(command.folder, `${crypto.randomUUID()}.jsonl`)
  try {
    running = command.start(['verify', server.url, '--seed', '1', '--quiet', '--journal', journal, ...flags])
    const { code } = await running.ended
    const cleaned = await command.run(['clean', journal, ...cleaning])
    return { killed: code, asked: server.count() >= killedAt, cleaned: cleaned.code, said: cleaned.stdout }
  } finally {
    await server.close()
  }
}

const handleOf =
  (tiny: Tiny): Handle =>
  async (request) => {
    const text = await request.text()
    const { pathname: path, searchParams: query } = new URL(request.url)
    const asked: Asked = {
      method: request.method,
      path,
      query,
      body: text === '' ? undefined : parsed(text),
      token: '',
      headers: request.headers,
    }
    const [status, body, headers = {}] = tiny.handle(asked)
    return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
  }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function specOf(name: string, tiny: Tiny): string {
  const file = join(command.folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(documentOf(tiny)))
  return file
}

describe('kill -9 at a request, and clean', () => {
  it.each([6, 13, 22, 31])('leave zones that are called like those of others: at request %i', async (killedAt) => {
    const tiny = zonesOf(['localhost'])
    const flags = ['--spec', specOf('zones', tiny)]
    const came = await killAndClean(handleOf(tiny), killedAt, flags, flags)
    expect(came).toMatchObject({ killed: null, asked: true, cleaned: 0 })
    expect([...tiny.zones.keys()]).toEqual(['others.example'])
  })

  it.each([3, 4, 5])('put back what there is one of: at request %i', async (killedAt) => {
    const tiny = settings()
    const before = tiny.now()
    const flags = ['--spec', specOf('settings', tiny)]
    const came = await killAndClean(handleOf(tiny), killedAt, [...flags, '--allow', 'singletons'], flags)
    expect(came).toMatchObject({ killed: null, asked: true, cleaned: 0 })
    expect(tiny.now()).toEqual(before)
  })

  it.each([19, 88, 170, 251])('leave a fake as it was, and the DNS outside of it: at request %i', async (killedAt) => {
    const platform = createPlatform({ rateLimit: 100_000, bootingMs: 0 })
    const served = await createServer(platform).listen()
    const state = (): unknown => ({
      ...recordsOf(platform),
      // Contents of files are kept for whoever uploads the same again.
      blobs: 0,
      outsideDns: platform.outsideDns.list(),
    })
    const before = state()
    const handle: Handle = async (request) => {
      const { pathname, search } = new URL(request.url)
      const { method, headers } = request
      const body = await request.arrayBuffer()
      return fetch(`${served.url}${pathname}${search}`, { method, headers, ...(body.byteLength > 0 && { body }) })
    }
    try {
      const came = await killAndClean(handle, killedAt, ['--system', 'now'], [])
      expect(came).toMatchObject({ killed: null, asked: true, cleaned: 0 })
      expect(state()).toEqual(before)
    } finally {
      await served.close()
    }
  })
})
