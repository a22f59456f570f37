/** What the tests of the now CLI share: a platform behind the node server, the CLI beside it, and records to begin with. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createServer } from '../../src/adapters/node.ts'
import { createPlatform, type PlatformOptions } from '../../src/index.ts'
import { installClients } from './install.ts'
import { type Finished, type RunningClient, steady } from './run-client.ts'
import { startNow } from './run-now.ts'

/** A platform, its server, a home, and the two things a test does with them: run the CLI, and read the world back. */
export async function start(options: PlatformOptions = {}) {
  const clients = await installClients()
  const platform = createPlatform({ profile: 'observed', ...options })
  const server = await createServer(platform).listen({ port: 0 })
  const home = await mkdtemp(join(tmpdir(), 'nowhere-now-cli-'))
  const running: RunningClient[] = []
  onTestFinished(async () => {
    await Promise.all(running.map((process) => process.stop()))
    await server.close()
    await rm(home, { recursive: true, force: true })
  })

  const begin = (args: readonly string[], { stdin = '', token = 'nowhere_alice' } = {}): RunningClient => {
    const process = startNow(args, { clients, url: server.url, token, home, stdin })
    running.push(process)
    return process
  }
  return {
    platform,
    home,
    begin,
    now: async (args: readonly string[], io?: { readonly stdin?: string; readonly token?: string }) => {
      const { code, stdout, stderr } = await begin(args, io).finished
      return { code, stdout: steady(stdout), stderr: steady(stderr) }
    },
    /** A cast: what comes back is what a test then asserts on, so that a wrong shape fails there. */
    api: async <T>(method: string, path: string, body?: unknown, token = 'nowhere_alice'): Promise<T> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
      const answer = await fetch(server.url + path, init)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
      return JSON.parse(text) as T
    },
    bytes: async (path: string): Promise<Buffer> => {
      const answer = await fetch(server.url + path, { headers: { authorization: 'Bearer nowhere_alice' } })
      return Buffer.from(await answer.arrayBuffer())
    },
  }
}

export type Scene = Awaited<ReturnType<typeof start>>

export const success = (...lines: readonly string[]): Finished => ({
  code: 0,
  stdout: `${lines.join('\n')}\n`,
  stderr: '',
})
export const failure = (message: string): Finished => ({ code: 1, stdout: '', stderr: `> Error! ${message}\n` })
export const YES = { stdin: 'y\n' }

export interface Secret {
  readonly uid: string
  readonly name: string
}
export interface Deployment {
  readonly uid: string
  readonly name: string
  readonly url: string
}
export interface Alias {
  readonly uid: string
  readonly alias: string
  readonly deploymentId: string
}
export interface Domain {
  readonly uid: string
  readonly name: string
  readonly verified: boolean
}
export interface DnsRecord {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly value: string
  readonly mxPriority?: number
}
export interface Certificate {
  readonly uid: string
  readonly cn: string
  readonly autoRenew: boolean
}

export const secretsOf = async ({ api }: Scene) => (await api<{ secrets: Secret[] }>('GET', '/now/secrets')).secrets
export const aliasesOf = async ({ api }: Scene) => (await api<{ aliases: Alias[] }>('GET', '/now/aliases')).aliases
export const domainsOf = async ({ api }: Scene) => (await api<{ domains: Domain[] }>('GET', '/domains')).domains
export const certsOf = async ({ api }: Scene) => (await api<{ certs: Certificate[] }>('GET', '/now/certs')).certs
export const deploymentsOf = async ({ api }: Scene) =>
  (await api<{ deployments: Deployment[] }>('GET', '/now/deployments')).deployments
export const recordsOf = async ({ api }: Scene, domain: string) =>
  (await api<{ records: DnsRecord[] }>('GET', `/domains/${domain}/records`)).records

export const createSecret = ({ api }: Scene, name: string) =>
  api<{ uid: string }>('POST', '/now/secrets', { name, value: 'a value' })
export const createDeployment = ({ api }: Scene, name: string) =>
  api<{ uid: string; host: string }>('POST', '/now/deployments', { package: { name }, 'index.js': '1' })
export const createAlias = ({ api }: Scene, deploymentId: string, alias: string) =>
  api<{ uid: string }>('POST', `/now/deployments/${deploymentId}/aliases`, { alias })
export const createDomain = ({ api }: Scene, name: string, isExternal = false) =>
  api<{ uid: string }>('POST', '/domains', { name, isExternal })
export const createCert = ({ api }: Scene, cn: string) => api<{ uid: string }>('POST', '/now/certs', { domains: [cn] })

/** Registers an external domain, publishes its token at the outside nameserver, and registers it again. */
export async function verifyExternal({ api, platform }: Scene, name: string): Promise<void> {
  const { verifyToken } = await api<{ verifyToken: string }>('POST', '/domains', { name, isExternal: true })
  platform.outsideDns.set({ name: `_now.${name}`, type: 'TXT', value: verifyToken })
  await api('POST', '/domains', { name, isExternal: true })
}
