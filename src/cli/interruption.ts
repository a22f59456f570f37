/** What the first Ctrl-C does: the run ends early and removes what it made. The second one ends the process. */

export interface Interruption {
  readonly signal: AbortSignal
  /** Signals do again what they do by default. */
  stop(): void
}

/** @param lines Commands that remove what was not removed. */
export function listenForInterruption(...lines: readonly string[]): Interruption {
  const controller = new AbortController()
  const end = (): void => {
    if (controller.signal.aborted) process.exit(3)
    controller.abort()
    process.stderr.write(
      `\nEnding early and removing what was made. Again ends at once; then \`${lines.join('` and `')}\` removes it.\n`,
    )
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, end)
  return {
    signal: controller.signal,
    stop: () => {
      for (const signal of signals) process.off(signal, end)
    },
  }
}
