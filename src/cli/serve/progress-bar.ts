/** A line of a terminal that says how far something has come, and is gone when it is done. */

export interface Progress {
  readonly made: number
  readonly of: number
}

const width = 30

/** `[###############               ] 50% of 1000 records` */
export function barOf({ made, of }: Progress): string {
  const share = of === 0 ? 1 : made / of
  const done = Math.round(share * width)
  return `[${'#'.repeat(done)}${' '.repeat(width - done)}] ${Math.floor(share * 100)}% of ${of} records`
}

/** What is written to a stream that is no terminal is read later, by somebody who wants no bar. */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean },
): ((progress: Progress) => void) | undefined {
  if (stream.isTTY !== true) return undefined
  return (progress) => {
    const isDone = progress.made === progress.of
    // From the beginning of the line, and nothing of what stood there before.
    stream.write(isDone ? '\r\u001b[K' : `\r${barOf(progress)}`)
  }
}
