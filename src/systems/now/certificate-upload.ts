/**
 * A certificate of the user's own, parsed and proved: the key signs what the certificate's public key verifies.
 * The parser is only loaded when a certificate comes, see `certificates.ts`. The private key is not kept.
 */
import 'reflect-metadata'
import { SubjectAlternativeNameExtension, X509Certificate } from '@peculiar/x509'
import type { BodyOf } from '../../spec/operations.ts'
import { readPem } from './pem.ts'
import { readPrivateKey } from './private-key.ts'

/** What is known of a certificate once it is read. */
export interface CertificateFacts {
  readonly notAfterMs: number
}

/** The facts, or what is wrong as a sentence. */
export async function readUpload(
  upload: BodyOf<'replaceNowCertificate'>,
): Promise<CertificateFacts | { readonly problem: string }> {
  const chain = readCertificates(upload.cert)
  const [certificate] = chain ?? []
  if (certificate === undefined) return { problem: '"cert" is not a certificate in PEM.' }
  const { ca = '' } = upload
  if (ca.trim() !== '' && (readCertificates(ca) ?? []).length === 0) {
    return { problem: '"ca" is not a chain of certificates in PEM.' }
  }
  const names = namesOf(certificate)
  const uncovered = upload.domains.find((domain) => !names.some((name) => covers(name, domain.toLowerCase())))
  if (uncovered !== undefined) return { problem: `The certificate does not cover "${uncovered}".` }

  const key = readPrivateKey(upload.key, new Uint8Array(certificate.publicKey.rawData))
  if ('problem' in key) return key
  const problem = await problemOfPair(certificate, key.pkcs8)
  if (problem !== undefined) return { problem }
  return { notAfterMs: certificate.notAfter.getTime() }
}

/** The certificates in a text, the leaf first; undefined when something else is in it. */
function readCertificates(text: string): X509Certificate[] | undefined {
  const blocks = readPem(text)
  if (blocks === undefined || blocks.some(({ label }) => label !== 'CERTIFICATE')) return undefined
  try {
    return blocks.map(({ der }) => new X509Certificate(Uint8Array.from(der)))
  } catch {
    return undefined
  }
}

/** The names that it is for. The common name counts only where there are no alternative names, as with every browser of the time. */
function namesOf(certificate: X509Certificate): string[] {
  const alternatives = certificate.getExtension(SubjectAlternativeNameExtension)
  const names =
    alternatives === null
      ? certificate.subjectName.getField('CN')
      : alternatives.names.items.filter(({ type }) => type === 'dns').map(({ value }) => value)
  return names.map((name) => name.toLowerCase())
}

/** A star stands for exactly one label, the first. */
function covers(name: string, domain: string): boolean {
  return name === domain || (name.startsWith('*.') && domain.slice(domain.indexOf('.')) === name.slice(1))
}

async function problemOfPair(
  certificate: X509Certificate,
  pkcs8: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> {
  const { subtle } = globalThis.crypto
  const { algorithm, rawData } = certificate.publicKey
  const named = { ...algorithm, hash: 'SHA-256' }
  const sample = Uint8Array.of(1, 2, 3)
  let publicKey: CryptoKey
  try {
    publicKey = await subtle.importKey('spki', rawData, named, false, ['verify'])
  } catch {
    return `The certificate has a key of a kind that is not known here: ${algorithm.name}.`
  }
  try {
    const privateKey = await subtle.importKey('pkcs8', pkcs8, named, false, ['sign'])
    if (await subtle.verify(named, publicKey, await subtle.sign(named, privateKey, sample), sample)) return undefined
  } catch {
    // No such key: of another algorithm, of another curve, or no key at all.
  }
  return '"key" is not the key of the certificate.'
}
