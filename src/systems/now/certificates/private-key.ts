/**
 * Private keys as they come in PEM: PKCS#8, and the older forms of RSA (PKCS#1) and of elliptic curves (SEC 1), which lack the name
 * of their algorithm. WebCrypto takes PKCS#8 only.
 */
import { type PemBlock, readPem } from './pem.ts'

/** What WebCrypto imports, or what is wrong with the text as a sentence. Nothing of the key is in the sentence. */
export function readPrivateKey(
  text: string,
  publicKey: Uint8Array,
): { readonly pkcs8: Uint8Array<ArrayBuffer> } | { readonly problem: string } {
  // OpenSSL writes the curve in a block of its own before the key, which repeats it.
  const blocks = readPem(text)?.filter(({ label }) => label !== 'EC PARAMETERS')
  const block = blocks?.[0]
  if (block === undefined || blocks?.length !== 1) return { problem: '"key" is not one private key in PEM.' }
  if (block.isEncrypted) return { problem: '"key" is encrypted; a server could not use it.' }
  const pkcs8 = toPkcs8(block, publicKey)
  return pkcs8 === undefined ? { problem: '"key" is no private key.' } : { pkcs8 }
}

function toPkcs8({ label, der }: PemBlock, publicKey: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  switch (label) {
    case 'PRIVATE KEY':
      return Uint8Array.from(der)
    case 'RSA PRIVATE KEY':
    case 'EC PRIVATE KEY': {
      // A key that belongs to the certificate is of the algorithm and curve of the certificate's own.
      const algorithm = algorithmOf(publicKey)
      return algorithm && encode(sequence, [...encode(integer, [0]), ...algorithm, ...encode(octetString, [...der])])
    }
    default:
      return undefined
  }
}

const integer = 0x02
const octetString = 0x04
const sequence = 0x30

/** The AlgorithmIdentifier, which is the first element of a SubjectPublicKeyInfo. */
function algorithmOf(publicKey: Uint8Array): Uint8Array | undefined {
  const outer = headerAt(publicKey, 0)
  const inner = headerAt(publicKey, outer.length)
  if (publicKey[0] !== sequence || publicKey[outer.length] !== sequence) return undefined
  return publicKey.slice(outer.length, outer.length + inner.length + inner.contentLength)
}

function headerAt(der: Uint8Array, at: number): { readonly length: number; readonly contentLength: number } {
  const first = der[at + 1] ?? 0
  if (first < 0x80) return { length: 2, contentLength: first }
  let contentLength = 0
  for (const byte of der.slice(at + 2, at + 2 + (first & 0x7f))) contentLength = contentLength * 256 + byte
  return { length: 2 + (first & 0x7f), contentLength }
}

function encode(tag: number, content: readonly number[]): Uint8Array<ArrayBuffer> {
  const length: number[] = []
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256)
  const header = content.length < 0x80 ? [content.length] : [0x80 + length.length, ...length]
  return Uint8Array.from([tag, ...header, ...content])
}
