/** Runs a published command-line client in a process of its own, with no way out of this machine. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ClientCommand {
  /** The script that Node runs. */
  readonly program: string
  readonly args: readonly string[]
  /** HOME and working directory. */
  readonly home: string
  /** What the client reads of its environment. */
  readonly env?: Readonly<Record<string, string>>
  /** What is typed at a prompt. */
  readonly stdin?: string
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningClient {
  readonly finished: Promise<Finished>
  printed(): { readonly stdout: string; readonly stderr: string }
  stop(): Promise<Finished>
}

const guard = fileURLToPath(new URL('./loopback-only.cjs', import.meta.url))

export function startClient({ program, args, home, env = {}, stdin = '' }: ClientCommand): RunningClient {
  const child = spawn(process.execPath, ['--require', guard, program, ...args], {
    cwd: home,
    // Nothing else is inherited: FORCE_COLOR, DEBUG, NOW_JSON or NODE_OPTIONS would change what is printed.
    env: { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT, HOME: home, USERPROFILE: home, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // A command that fails before its prompt has closed the pipe by then.
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)

  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return {
    finished,
    printed: () => ({ stdout, stderr }),
    stop() {
      child.kill()
      return finished
    },
  }
}

/** What was printed, without what differs from run to run: durations, and the width that they give to a column. */
export function steady(text: string): string {
  return text
    .replaceAll(/\[\d+(?:ms|s)\]/g, '[TIME]')
    .replaceAll(/\d+(?:ms|s) ago/g, 'TIME ago')
    .replaceAll(/ {2,}/g, '  ')
}
