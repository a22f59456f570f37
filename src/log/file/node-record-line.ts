/** One record a line: a checksum, and JSON. */
import { crc32 } from 'node:zlib'

const checksumLength = 8
/** What stands around the JSON. */
const aroundLength = checksumLength + 2

export function lineOf(record: object): string {
  const json = JSON.stringify(record)
  return `${checksum(json)} ${json}\n`
}

/** More than its line takes, or as much; of what is long it is counted, for three bytes a sign would be much too much. */
export function lineBytesMax(json: string): number {
  return aroundLength + (json.length > 10_000 ? Buffer.byteLength(json) : json.length * 3)
}

/**
 * As `lineOf`, to where it is wanted: the bytes that the checksum is of are those that are written.
 * @returns Where it ends.
 */
export function lineWritten(json: string, bytes: Buffer, at: number): number {
  const from = at + checksumLength + 1
  const end = from + bytes.write(json, from)
  let rest = crc32(bytes.subarray(from, end))
  // Eight digits without a text for them, of which there would be one for each record.
  for (let place = at + checksumLength - 1; place >= at; place--) {
    bytes[place] = (rest & 15) < 10 ? 0x30 + (rest & 15) : 0x57 + (rest & 15)
    rest >>>= 4
  }
  bytes[at + checksumLength] = 0x20
  bytes[end] = lineEnd
  return end + 1
}

/** Undefined of a line that is not as it was written. */
export function recordIn(line: Buffer): unknown {
  const json = line.subarray(checksumLength + 1)
  if (line.length <= checksumLength || line.toString('latin1', 0, checksumLength) !== checksum(json)) return undefined
  return JSON.parse(json.toString())
}

/** Of whole lines. */
export function* recordsOf(bytes: Buffer): Generator<unknown> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, at)
    yield recordIn(bytes.subarray(at, end))
    at = end + 1
  }
}

export const lineEnd = 10

/** Of bytes, or of a text in UTF-8. */
function checksum(bytes: Buffer | string): string {
  return crc32(bytes).toString(16).padStart(checksumLength, '0')
}
