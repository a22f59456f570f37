/** What is wrong with a log in a folder, and what to do about it. */
import { UsageError } from '../../errors/usage-error.ts'

export function logProblem(what: string, dir: string, why: string, next: string, cause?: unknown): UsageError {
  const message = `Failed to ${what} the log in ${dir}: ${why}. ${next}`
  return new UsageError('INVALID_LOG', message, cause === undefined ? undefined : { cause })
}

/** In words, for those that whoever runs this can do something about. */
export function reasonOf(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException
  return reasons[code] ?? message
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'it is on a file system that can only be read',
  EACCES: 'this process has no right to',
  EPERM: 'this process has no right to',
  ENOTDIR: 'it is, or lies below, a file and no folder',
  EEXIST: 'it is, or lies below, a file and no folder',
  EIO: 'the disk fails',
}
