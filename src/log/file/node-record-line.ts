/** One record a line: a checksum, and JSON. */
import { crc32 } from 'node:zlib'

export function lineOf(record: object): Buffer {
  const json = Buffer.from(JSON.stringify(record))
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, lineFeed])
}

/** Undefined of a line that is not as it was written. */
export function recordIn(line: Buffer): unknown {
  const json = line.subarray(checksumLength + 1)
  if (line.length <= checksumLength || line.toString('latin1', 0, checksumLength) !== checksum(json)) return undefined
  return JSON.parse(json.toString())
}

const lineFeed = Buffer.from('\n')
const checksumLength = 8

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(checksumLength, '0')
}
