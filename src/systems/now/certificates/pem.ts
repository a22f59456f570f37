/** PEM: texts that hold blocks of DER between two lines, here cut out and decoded. */

export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, ... */
  readonly label: string
  readonly der: Uint8Array
  /** The block has the header of a key that needs a password. */
  readonly isEncrypted: boolean
}

const begin = '-----BEGIN '
const dashes = '-----'
/** The longest that OpenSSL writes has 22 signs; the end of a block is searched for with the whole label. */
const labelLengthMax = 64

/** The blocks in their order; what stands around them is commentary. undefined when a block is damaged. */
export function readPem(text: string): PemBlock[] | undefined {
  const blocks: PemBlock[] = []
  for (let at = text.indexOf(begin); at !== -1; at = text.indexOf(begin, at)) {
    const labelAt = at + begin.length
    const labelEnd = text.indexOf(dashes, labelAt)
    const label = text.slice(labelAt, labelEnd)
    const end = `-----END ${label}-----`
    const isLabel = labelEnd !== -1 && label.length <= labelLengthMax && !label.includes('\n')
    const bodyEnd = isLabel ? text.indexOf(end, labelEnd) : -1
    if (bodyEnd === -1) return undefined
    const block = readBlock(label, text.slice(labelEnd + dashes.length, bodyEnd))
    if (block === undefined) return undefined
    blocks.push(block)
    at = bodyEnd + end.length
  }
  return blocks
}

function readBlock(label: string, body: string): PemBlock | undefined {
  const lines = body.split('\n')
  const headers = lines.filter((line) => line.includes(':'))
  const base64 = lines.filter((line) => !line.includes(':')).join('')
  try {
    const der = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const isEncrypted = label.startsWith('ENCRYPTED ') || headers.some((header) => header.includes('ENCRYPTED'))
    return der.length === 0 ? undefined : { label, der, isEncrypted }
  } catch {
    return undefined
  }
}
