/** Certificates and keys as a user would bring them: PEM, made on the spot, of every kind and form that OpenSSL writes. */
import 'reflect-metadata'
import { createPrivateKey } from 'node:crypto'
import { PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'
import { startMs } from './client.ts'

export const dayMs = 86_400_000

const kinds = {
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
  p256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  p384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-256' },
  p521: { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' },
  ed25519: { name: 'Ed25519' },
} as const

export type Kind = keyof typeof kinds

export interface Certified {
  readonly cert: string
  /** PKCS#8. */
  readonly key: string
}

export interface CertifyOptions {
  readonly kind?: Kind
  readonly commonName?: string
  /** Left out, the certificate has no alternative names at all. */
  readonly names?: readonly string[]
  readonly notBeforeMs?: number
  readonly notAfterMs?: number
}

/** A certificate that is in force on the day at which the tests' clock stands. */
export async function certify({
  kind = 'p256',
  commonName = 'testing.zeit.co',
  names,
  notBeforeMs = startMs - dayMs,
  notAfterMs = startMs + dayMs,
}: CertifyOptions = {}): Promise<Certified> {
  const algorithm = kinds[kind]
  const generated = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  if (!('privateKey' in generated)) throw new Error(`${kind} makes no pair of keys`)
  const extensions =
    names === undefined
      ? []
      : [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))]
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${commonName}`,
    keys: generated,
    signingAlgorithm: algorithm,
    notBefore: new Date(notBeforeMs),
    notAfter: new Date(notAfterMs),
    extensions,
  })
  const key = await crypto.subtle.exportKey('pkcs8', generated.privateKey)
  return { cert: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') }
}

/** The same key in the form that older tools write. */
export function asForm(key: string, type: 'pkcs1' | 'sec1' | 'pkcs8', password?: string): string {
  const cipher = password === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: password }
  return createPrivateKey(key)
    .export({ type, format: 'pem', ...cipher })
    .toString()
}
