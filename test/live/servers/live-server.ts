/** A server that nobody here wrote, started on loopback by a test, and what is known of it. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface LiveServer {
  /** Where the paths of the document begin. */
  readonly url: string
  readonly document: unknown
  readonly token?: string
  /** What is in it, read by other ways than those of the contract kit; anything that JSON can say. */
  state(): Promise<unknown>
  stop(): Promise<void>
}

export interface LiveKind {
  readonly name: string
  /** Why it cannot be had on this machine; undefined where it can. */
  readonly obstacle: string | undefined
  /** @param folder Whose `node_modules` has what test/live/package.json names. */
  start(folder: string): Promise<LiveServer>
}

/** Starts a process and waits until it says that it listens. */
export async function startProcess(
  command: string,
  args: readonly string[],
  listening: RegExp,
  cwd: string,
): Promise<{ readonly match: RegExpExecArray; stop(): Promise<void> }> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = listening.exec(said)
      if (found !== null) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Failed to start ${command}: it ended with ${code}.\n${said}`)))
  })
  return { match, stop: () => stopped(child) }
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill()
  return gone
}

export async function getJson(url: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const response = await fetch(url, { headers })
  if (!response.ok) throw new Error(`Failed to read ${url}: it answered ${response.status}.`)
  return response.json()
}

export async function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`Failed to write to ${url}: it answered ${response.status}.`)
}
