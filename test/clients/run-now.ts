/** Runs the now CLI against a server, with a home of its own. */
import { join } from 'node:path'
import { type RunningClient, startClient } from './run-client.ts'

export interface NowOptions {
  /** Where the clients are installed. */
  readonly clients: string
  readonly url: string
  readonly token: string
  /** HOME and working directory. */
  readonly home: string
  /** What is typed at a prompt. */
  readonly stdin?: string
}

export function startNow(
  args: readonly string[],
  { clients, url, token, home, stdin = '' }: NowOptions,
): RunningClient {
  const program = join(clients, 'node_modules/now/bin/now.js')
  return startClient({ program, args: [...args, '--url', url, '--token', token], home, stdin })
}
