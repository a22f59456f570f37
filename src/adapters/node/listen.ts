/** Binds a server to its port, and says in words what went wrong when it cannot. */
import type { Server } from 'node:net'
import { UsageError } from '../../errors/usage-error.ts'

/**
 * @returns The port that it listens on.
 * @throws UsageError CANNOT_LISTEN, INVALID_OPTION
 */
export function listenOn(server: Server, port: number, host: string): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to listen on port ${JSON.stringify(port)}: it is no port. Give a whole number from 0 to 65535; 0 picks a free one.`,
    )
  }
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      const { why, next } = reasons[error.code ?? ''] ?? { why: error.message, next: 'Give another port or host.' }
      const message = `Failed to listen on ${authorityOf(host, port)}: ${why}. ${next}`
      reject(new UsageError('CANNOT_LISTEN', message, { cause: error }))
    }
    server.once('error', fail)
    server.listen({ port, host }, () => {
      server.off('error', fail)
      // A connection that cannot be accepted, for want of file descriptors say, is no reason to end the process.
      server.on('error', () => {})
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

const otherPort = 'Give another port; 0 picks a free one.'
const otherHost = 'Give a host name or address of this machine.'
const reasons: Readonly<Record<string, { readonly why: string; readonly next: string }>> = {
  EADDRINUSE: { why: 'the port is in use', next: otherPort },
  EACCES: { why: 'the port needs more rights than this process has', next: otherPort },
  EADDRNOTAVAIL: { why: 'the address is not one of this machine', next: otherHost },
  ENOTFOUND: { why: 'the host name is unknown', next: otherHost },
}

/** The URL at which this machine reaches a server; one that listens on every address is reached on loopback. */
export function urlOf(scheme: 'http' | 'https', host: string, port: number): string {
  const reached = host === '0.0.0.0' || host === '' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `${scheme}://${authorityOf(reached, port)}`
}

function authorityOf(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
