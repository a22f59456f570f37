/** Says on standard error how a run goes; on a terminal the line of what is running now is written over. */
import { progressText } from '../../contract/report/reporters/index.ts'
import type { Progress } from '../../contract/run/verify-options.ts'

export interface LiveView {
  /** @param who Stands before what is said, where there are two. */
  show(progress: Progress, who?: string): void
  end(): void
}

export function createLiveView(stream: NodeJS.WriteStream, isQuiet: boolean): LiveView {
  if (isQuiet) return { show: () => {}, end: () => {} }
  const options = { color: hasColor(stream) }
  const clear = stream.isTTY ? '\r\x1b[K' : ''
  return {
    show(progress, who = '') {
      const { line, status } = progressText(progress, options)
      if (line !== null) stream.write(`${clear}${who}${line}\n`)
      if (status !== null && stream.isTTY) stream.write(`${clear}${who}${status.slice(0, stream.columns ?? 80)}`)
    },
    end: () => void stream.write(clear),
  }
}

/** https://no-color.org */
export function hasColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR
}
