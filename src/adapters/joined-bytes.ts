/** Bytes that came in pieces, as one. */

/** A copy even of a single piece: one can be a view of a buffer that is used again, or far larger. */
export function joinBytes(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
