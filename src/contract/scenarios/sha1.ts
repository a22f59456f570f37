/** The SHA-1 by which a file is known, as 40 hex digits. */
export async function sha1(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-1', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
