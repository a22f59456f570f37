/** Runs the now CLI in a process of its own, with a home of its own and no way out of this machine. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningNow {
  readonly finished: Promise<Finished>
  printed(): { readonly stdout: string; readonly stderr: string }
  stop(): Promise<Finished>
}

const guard = fileURLToPath(new URL('./loopback-only.cjs', import.meta.url))

export function startNow(args: readonly string[], { clients, url, token, home, stdin = '' }: NowOptions): RunningNow {
  const program = join(clients, 'node_modules/now/bin/now.js')
  const child = spawn(process.execPath, ['--require', guard, program, ...args, '--url', url, '--token', token], {
    cwd: home,
    // Nothing else is inherited: FORCE_COLOR, DEBUG, NOW_JSON or NODE_OPTIONS would change what is printed.
    env: { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT, HOME: home, USERPROFILE: home },
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
