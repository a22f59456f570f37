/** Certificates of one's own as a target is given them: PEM, made on the spot. The library is only loaded when one is wanted. */
import { dateOf } from '../../exchange/waiting.ts'

export interface OwnCertificate {
  /** The authority that signed it. */
  readonly ca: string
  readonly cert: string
  /** PKCS#8. */
  readonly key: string
}

export interface OwnCertificateOptions {
  /** Host names, the first of which is its common name. */
  readonly names: readonly string[]
  /** Whole seconds, for a certificate counts no milliseconds. */
  readonly fromMs: number
  readonly untilMs: number
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

export async function makeCertificate({ names, fromMs, untilMs }: OwnCertificateOptions): Promise<OwnCertificate> {
  // The library's decorators need it before anything else.
  await import('reflect-metadata')
  const { BasicConstraintsExtension, PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } =
    await import('@peculiar/x509')
  const { subtle } = globalThis.crypto
  const [authorityKeys, keys] = [
    await subtle.generateKey(algorithm, true, ['sign', 'verify']),
    await subtle.generateKey(algorithm, true, ['sign', 'verify']),
  ]
  const life = { signingAlgorithm: algorithm, notBefore: dateOf(fromMs), notAfter: dateOf(untilMs) }
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...life,
    name: 'CN=Nowhere Contract Test Authority',
    keys: authorityKeys,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  })
  const certificate = await X509CertificateGenerator.create({
    ...life,
    subject: `CN=${names[0]}`,
    issuer: authority.subject,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))],
  })
  const key = await subtle.exportKey('pkcs8', keys.privateKey)
  return {
    ca: authority.toString('pem'),
    cert: certificate.toString('pem'),
    key: PemConverter.encode(key, 'PRIVATE KEY'),
  }
}
