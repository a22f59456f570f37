/** The certificate of a server with TLS: the caller's own, or one of a local authority that is made on the spot. */
import { createSecureContext, type SecureContext } from 'node:tls'
import { UsageError } from '../../errors/usage-error.ts'

/** PEM, as texts. */
export interface TlsOptions {
  readonly cert: string
  readonly key: string
  /** The authority that signed it, for clients that have to be told. */
  readonly ca?: string
}

export interface TlsContext {
  /** What a secure server of Node takes. */
  readonly secure: {
    readonly cert: string
    readonly key: string
    readonly SNICallback?: (name: string, done: (error: Error | null, context?: SecureContext) => void) => void
  }
  /** What its clients have to trust. */
  readonly ca: string | undefined
}

/**
 * @param names Host names and addresses that a certificate made here is for, beside those of loopback.
 * @throws UsageError INVALID_OPTION
 */
export async function readTls(tls: true | TlsOptions, names: readonly string[]): Promise<TlsContext> {
  if (tls === true) return localTls(names)
  try {
    createSecureContext({ cert: tls.cert, key: tls.key })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to serve TLS with the given certificate: ${why}. Give a certificate and the key that belongs to it, both as PEM.`,
      { cause },
    )
  }
  return { secure: { cert: tls.cert, key: tls.key }, ca: tls.ca }
}

const contextsMax = 200

async function localTls(names: readonly string[]): Promise<TlsContext> {
  // Loaded here, so that a server without TLS starts without it.
  const { createAuthority } = await import('./authority.ts')
  const authority = await createAuthority()
  const known = new Set(['localhost', '127.0.0.1', '::1', ...names])
  const { cert, key } = await authority.issue([...known])

  // Deployments and their aliases have names of their own, which nobody knows before a client asks for one.
  const contexts = new Map<string, Promise<SecureContext>>()
  const contextOf = (name: string): Promise<SecureContext> => {
    const made = contexts.get(name) ?? authority.issue([name]).then(createSecureContext)
    contexts.set(name, made)
    const [oldest] = contexts.keys()
    if (contexts.size > contextsMax && oldest !== undefined) contexts.delete(oldest)
    return made
  }
  const SNICallback: TlsContext['secure']['SNICallback'] = (asked, done) => {
    const name = asked.toLowerCase()
    if (known.has(name) || !/^[a-z0-9.-]+$/.test(name)) return done(null)
    contextOf(name).then((context) => done(null, context), done)
  }
  return { secure: { cert, key, SNICallback }, ca: authority.ca }
}
