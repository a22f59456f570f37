/** One record a line: a checksum, and JSON. */
import { crc32 } from 'node:zlib'

export function lineOf(record: object): string {
  const json = JSON.stringify(record)
  return `${checksum(json)} ${json}\n`
}

/** Undefined of a line that is not as it was written. */
export function recordIn(line: Buffer): unknown {
  const json = line.subarray(checksumLength + 1)
  if (line.length <= checksumLength || line.toString('latin1', 0, checksumLength) !== checksum(json)) return undefined
  return JSON.parse(json.toString())
}

const checksumLength = 8

/** Of bytes, or of a text in UTF-8. */
function checksum(bytes: Buffer | string): string {
  return crc32(bytes).toString(16).padStart(checksumLength, '0')
}
