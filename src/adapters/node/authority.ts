/**
 * A certificate authority that lives as long as the process: its key is never written anywhere. Whoever trusts its certificate
 * trusts nothing that outlives the server.
 */
import 'reflect-metadata'
import { isIP } from 'node:net'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate and its key, as PEM. */
export interface Issued {
  readonly cert: string
  readonly key: string
}

export interface Authority {
  /** Its own certificate, as PEM. */
  readonly ca: string
  /** A certificate for host names and addresses, valid for a year. */
  issue(names: readonly string[]): Promise<Issued>
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export async function createAuthority(): Promise<Authority> {
  const makeKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const keys = await makeKeys()
  // A day before what the library takes for now, because clocks are not quite equal.
  const name = 'CN=Nowhere local authority'
  const { notBefore } = await X509CertificateGenerator.createSelfSigned(
    { name, keys, signingAlgorithm: algorithm },
    crypto,
  )
  notBefore.setUTCDate(notBefore.getUTCDate() - 1)
  const ca = await X509CertificateGenerator.createSelfSigned(
    {
      name,
      notBefore,
      keys,
      signingAlgorithm: algorithm,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  )
  // One key is enough for every certificate of one process.
  const leafKeys = await makeKeys()
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey), 'PRIVATE KEY')
  const identifier = await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, crypto)

  return {
    ca: ca.toString('pem'),
    async issue(names) {
      const certificate = await X509CertificateGenerator.create(
        {
          subject: 'CN=Nowhere',
          notBefore,
          issuer: ca.subject,
          publicKey: leafKeys.publicKey,
          signingKey: keys.privateKey,
          signingAlgorithm: algorithm,
          extensions: [
            new BasicConstraintsExtension(false, undefined, true),
            new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
            new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
            new SubjectAlternativeNameExtension(
              names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
            ),
            identifier,
          ],
        },
        crypto,
      )
      return { cert: certificate.toString('pem'), key }
    },
  }
}
