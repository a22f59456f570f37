/** A certificate and its key, as a user would bring them: PEM, valid for a day from the given moment. */
import 'reflect-metadata'
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY_MS = 86_400_000

export interface Pem {
  readonly cert: string
  readonly key: string
}

export async function createSelfSigned(host: string, nowMs: number = Date.now()): Promise<Pem> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=${host}`,
      keys,
      signingAlgorithm: ALGORITHM,
      notBefore: new Date(nowMs),
      notAfter: new Date(nowMs + DAY_MS),
    },
    crypto,
  )
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { cert: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') }
}
