/** A folder has one process that writes to it: a file says which. One that is gone is no reason to wait. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { logProblem } from './log-problem.ts'

/** @returns What gives it back. */
export function lockFolder(dir: string): () => void {
  const file = join(dir, 'LOCK')
  const mine = ownerText(process.pid)
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      return () => {
        if (readIfThere(file) === mine) rmSync(file, { force: true })
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      const text = readIfThere(file)
      const pid = Number.parseInt(text ?? '', 10)
      if (attempt > 2 || (text !== undefined && isAlive(pid, text))) {
        throw logProblem(
          'open',
          dir,
          `the process ${pid} has it open`,
          `End that first, or give another folder. If it is none of yours, remove ${file}.`,
        )
      }
      rmSync(file, { force: true })
    }
  }
}

function isAlive(pid: number, text: string): boolean {
  if (!Number.isInteger(pid)) return false
  if (pid === process.pid) return text === ownerText(pid)
  try {
    process.kill(pid, 0)
  } catch (error) {
    // It is there, and somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return text === ownerText(pid)
}

/** Its number, and where the system tells it the time of its start: numbers come again. One that has ended has none. */
function ownerText(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`)
  // What stands in brackets is a name, which may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(')')).split(' ') ?? []
  const [, state] = fields
  return `${pid} ${state === 'Z' || state === 'X' ? 'ended' : (fields[20] ?? '')}\n`
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
