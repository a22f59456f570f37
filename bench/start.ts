/** Starts a server in a process of its own, which tells what it costs, and waits for its line `{ "url": ... }`. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Started {
  readonly url: string
  /** The time of the processor that the process has used, in microseconds. */
  readonly cpuUs: () => Promise<number>
  readonly stop: () => void
}

export async function start(command: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, ['--import', teller, ...command], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const { stdout } = child
  if (stdout === null) throw new Error(`${command.join(' ')} has no output`)
  const [line] = await Promise.race([
    new Promise<[string]>((resolve) => createInterface({ input: stdout }).once('line', (text) => resolve([text]))),
    new Promise<never>((_, reject) =>
      child.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code}`))),
    ),
  ])
  // Both servers print one line of this shape when they are ready.
  const { url } = JSON.parse(line) as { url: string }
  const cpuUs = (): Promise<number> =>
    new Promise((resolve) => {
      // `bench/tell-cpu.js` answers with a number.
      child.once('message', (used) => resolve(used as number))
      child.send('cpu')
    })
  return { url, cpuUs, stop: () => child.kill() }
}

const teller = './bench/tell-cpu.js'
