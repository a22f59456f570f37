/** Whether a private key is the one of a certificate: it signs what the certificate's public key verifies. */
import type { PublicKey } from '@peculiar/x509'

/** An RSA signature costs the cube of this; nobody certified larger ones. */
const modulusBytesMax = 1_024

/** What is wrong with the pair as a sentence. Nothing of the key is in the sentence. */
export async function problemOfPair(
  { algorithm, rawData }: PublicKey,
  pkcs8: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> {
  const { subtle } = globalThis.crypto
  const named = { ...algorithm, hash: 'SHA-256' }
  const sample = Uint8Array.of(1, 2, 3)
  let publicKey: CryptoKey
  try {
    publicKey = await subtle.importKey('spki', rawData, named, true, ['verify'])
  } catch {
    return `The certificate has a key of a kind that is not known here: ${algorithm.name}.`
  }
  const { n: modulus = '' } = await subtle.exportKey('jwk', publicKey)
  if (bytesOf(modulus) > modulusBytesMax) return `The certificate has a key of more than ${modulusBytesMax * 8} bits.`
  try {
    const privateKey = await subtle.importKey('pkcs8', pkcs8, named, true, ['sign'])
    const isBounded = hasPartsOf(modulus, await subtle.exportKey('jwk', privateKey))
    if (isBounded && (await subtle.verify(named, publicKey, await subtle.sign(named, privateKey, sample), sample))) {
      return undefined
    }
  } catch {
    // No such key: of another algorithm, of another curve, or no key at all.
  }
  return '"key" is not the key of the certificate.'
}

/**
 * Whether no part of an RSA key is larger than the modulus, which is the certificate's own. Signing takes the parts as they come: one
 * prime of 64,000 bits occupies a thread for more than a minute.
 */
function hasPartsOf(modulus: string, { n = '', d, p, q, dp, dq, qi }: JsonWebKey): boolean {
  return n === modulus && (n === '' || [d, p, q, dp, dq, qi].every((part = '') => part.length <= n.length))
}

/** The length of what stands in base64 without padding. */
function bytesOf(base64: string): number {
  return Math.floor((base64.length * 3) / 4)
}
