/** What was sent with the bytes of a file: the name that it had, and its media type. It goes with the bytes, and is nothing of their value. */

export interface SentFile {
  readonly name: string | undefined
  readonly mediaType: string
}

const files = new WeakMap<Uint8Array, SentFile>()

export function keepSentFile(bytes: Uint8Array, file: SentFile): void {
  files.set(bytes, file)
}

export function sentFileOf(bytes: Uint8Array): SentFile | undefined {
  return files.get(bytes)
}
