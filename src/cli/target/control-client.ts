/** Asks the control endpoint of a running fake, and whether a URL has one. */
import { connect, type NodeConnection } from '../../contract/exchange/node-connection.ts'
import { realNowMs, type SettableClock, timeOf } from '../../contract/exchange/waiting.ts'
import type { OutsideDns } from '../../contract/target/target.ts'
import { UsageError } from '../../errors/usage-error.ts'

/** How a connection trusts and speaks. */
export interface ConnectFlags {
  readonly ca?: string
  readonly insecure?: boolean
  readonly http2?: boolean
}

/** What a fake says of itself. */
export interface Health {
  readonly profile: string
  readonly clock: { readonly now: string; readonly mode: string }
}

export interface Control {
  readonly health: Health
  readonly outsideDns: OutsideDns
  readonly clock: SettableClock
  /** Hands it what was found, for whoever looks into it. It is no reason to fail where it does not take it. */
  keepReport(report: object): Promise<void>
}

/**
 * The fake at a URL; null when something else answers there.
 *
 * @throws UsageError UNREACHABLE_TARGET
 */
export async function findControl(url: string, flags: ConnectFlags): Promise<Control | null> {
  const base = baseOf(url)
  const health = await withConnection(flags, async (connection) => {
    const answer = await ask(connection, 'GET', healthOf(url), null).catch((cause: unknown) => {
      throw new UsageError('UNREACHABLE_TARGET', `Failed to reach ${base}: ${reasonOf(cause)}. ${adviceFor(cause)}`, {
        cause,
      })
    })
    return readHealth(answer)
  })
  if (health === null) return null
  const control = async (method: string, path: string, body: object): Promise<unknown> =>
    withConnection(flags, async (connection) => {
      const answer = await ask(connection, method, `${base}/_nowhere/${path}`, JSON.stringify(body))
      if (answer.status !== 200) throw new Error(`${method} ${base}/_nowhere/${path} answered ${answer.status}`)
      return answer.body
    })
  const keepReport = (report: object): Promise<void> =>
    control('PUT', 'report', report).then(
      () => undefined,
      () => undefined,
    )
  return { health, outsideDns: dnsOf(control), clock: clockOf(health, control), keepReport }
}

/** What tells whether it is the fake. */
export function healthOf(url: string): string {
  return `${baseOf(url)}/_nowhere/health`
}

function baseOf(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '').replace(/\/_nowhere(\/health)?$/, '')
}

type Ask = (method: string, path: string, body: object) => Promise<unknown>

function dnsOf(control: Ask): OutsideDns {
  return {
    set: async ({ name, type, value }) => void (await control('PUT', 'dns', { name, type, value })),
    remove: async ({ name, type }) => void (await control('DELETE', 'dns', { name, type })),
  }
}

/** Between two moves it runs as the fake says that it does: with the machine's time, or not at all. */
function clockOf(health: Health, control: Ask): SettableClock {
  let seenMs = timeOf(health.clock.now)
  let seenAtMs = realNowMs()
  return {
    now: () => seenMs + (health.clock.mode === 'stopped' ? 0 : realNowMs() - seenAtMs),
    async advance(ms) {
      // The endpoint has whole milliseconds, and refuses none at all to no purpose.
      const answer = await control('POST', 'clock', { advance: Math.ceil(ms) })
      const now = isObject(answer) ? answer.now : undefined
      seenMs = typeof now === 'string' ? timeOf(now) : seenMs + ms
      seenAtMs = realNowMs()
    },
  }
}

function readHealth({ status, body }: { readonly status: number; readonly body: unknown }): Health | null {
  if (status !== 200 || !isObject(body) || body.name !== 'nowhere-kit') return null
  const { profile, clock } = body
  const isClock = isObject(clock) && typeof clock.now === 'string' && typeof clock.mode === 'string'
  if (typeof profile !== 'string' || !isClock) return null
  return { profile, clock: { now: String(clock.now), mode: String(clock.mode) } }
}

async function withConnection<T>(flags: ConnectFlags, use: (connection: NodeConnection) => Promise<T>): Promise<T> {
  const connection = connect(flags)
  try {
    return await use(connection)
  } finally {
    await connection.close()
  }
}

async function ask(
  connection: NodeConnection,
  method: string,
  url: string,
  body: string | null,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== null) headers['content-type'] = 'application/json'
  const token = process.env.NOWHERE_CONTROL_TOKEN
  if (token !== undefined && token !== '') headers.authorization = `Bearer ${token}`
  const answer = await connection.send({ method, url, headers, body })
  try {
    return { status: answer.status, body: JSON.parse(new TextDecoder().decode(answer.bytes)) }
  } catch {
    return { status: answer.status, body: undefined }
  }
}

/** What to do about it, by the codes of Node and of OpenSSL. */
function adviceFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) {
    return 'Give the certificate of its authority with --ca, or --insecure to trust it whatever it shows.'
  }
  if (/SSL|EPROTO/.test(code)) return 'Perhaps it speaks plain HTTP there: give the URL with http.'
  return 'Give the URL of a target that is running.'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // What several addresses refused comes without words.
  return error.message || code || error.name
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
