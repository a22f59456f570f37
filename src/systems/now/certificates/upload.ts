/**
 * A certificate of the user's own, parsed and proved: the key signs what the certificate's public key verifies.
 * The parser is only loaded when a certificate comes, see `certificates.ts`. The private key is not kept.
 */
import 'reflect-metadata'
import { type PublicKey, SubjectAlternativeNameExtension, X509Certificate } from '@peculiar/x509'
import type { BodyOf } from '../../../spec/operations.ts'
import { problemOfPair } from './key-pair.ts'
import { readPem } from './pem.ts'
import { readPrivateKey } from './private-key.ts'

/** What is known of a certificate once it is read. */
export interface CertificateFacts {
  readonly notAfterMs: number
}

interface Leaf extends CertificateFacts {
  readonly names: ReadonlySet<string>
  readonly publicKey: PublicKey
}

/** The facts, or what is wrong as a sentence. */
export async function readUpload(
  upload: BodyOf<'replaceNowCertificate'>,
): Promise<CertificateFacts | { readonly problem: string }> {
  const chain = readCertificates(upload.cert)
  const leaf = readLeaf(chain?.[0])
  if (leaf === undefined) return { problem: '"cert" is not a certificate in PEM.' }
  const { ca = '' } = upload
  if (ca.trim() !== '' && (readCertificates(ca) ?? []).length === 0) {
    return { problem: '"ca" is not a chain of certificates in PEM.' }
  }
  const uncovered = upload.domains.find((domain) => !isCovered(domain.toLowerCase(), leaf.names))
  if (uncovered !== undefined) return { problem: `The certificate does not cover "${uncovered}".` }

  const key = readPrivateKey(upload.key, new Uint8Array(leaf.publicKey.rawData))
  if ('problem' in key) return key
  const problem = await problemOfPair(leaf.publicKey, key.pkcs8)
  if (problem !== undefined) return { problem }
  return { notAfterMs: leaf.notAfterMs }
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

/** What a certificate says. Its parser reads extensions and key only when they are asked for; undefined when they are damaged. */
function readLeaf(certificate: X509Certificate | undefined): Leaf | undefined {
  if (certificate === undefined) return undefined
  try {
    const notAfterMs = certificate.notAfter.getTime()
    if (Number.isNaN(notAfterMs)) return undefined
    return { names: namesOf(certificate), publicKey: certificate.publicKey, notAfterMs }
  } catch {
    return undefined
  }
}

/** The names that it is for. The common name counts only where there are no alternative names, as with every browser of the time. */
function namesOf(certificate: X509Certificate): ReadonlySet<string> {
  const alternatives = certificate.getExtension(SubjectAlternativeNameExtension)
  const names =
    alternatives === null
      ? certificate.subjectName.getField('CN')
      : alternatives.names.items.filter(({ type }) => type === 'dns').map(({ value }) => value)
  return new Set(names.map((name) => name.toLowerCase()))
}

/** A star stands for exactly one label, the first. */
function isCovered(domain: string, names: ReadonlySet<string>): boolean {
  return names.has(domain) || names.has(`*${domain.slice(domain.indexOf('.'))}`)
}
