/** Starts a server in a process of its own and waits for its line `{ "url": ... }`. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Started {
  readonly url: string
  readonly stop: () => void
}

export async function start(command: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await Promise.race([
    new Promise<[string]>((resolve) =>
      createInterface({ input: child.stdout }).once('line', (text) => resolve([text])),
    ),
    new Promise<never>((_, reject) =>
      child.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code}`))),
    ),
  ])
  // Both servers print one line of this shape when they are ready.
  const { url } = JSON.parse(line) as { url: string }
  return { url, stop: () => child.kill() }
}
