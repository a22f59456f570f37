/** A server as its caller has it: it listens, once at a time, and is closed. */
import { UsageError } from '../../errors/usage-error.ts'

export interface ListenOptions {
  /** 0, the default, picks a free one. */
  readonly port?: number
  /** Loopback by default. */
  readonly host?: string
}

export interface Server {
  /** @throws UsageError CANNOT_LISTEN, also while it listens already; INVALID_OPTION */
  listen(options?: ListenOptions): Promise<RunningServer>
}

export interface RunningServer {
  /** Without a trailing slash. */
  readonly url: string
  readonly port: number
  /** With TLS: the certificate, as PEM, of the authority that a client has to trust; undefined when the caller's own is not known. */
  readonly ca: string | undefined
  /** Takes no more requests, finishes those that are being answered, and ends every connection. */
  close(): Promise<void>
}

/** A second server on another port would have no one who closes it. */
export function listeningOnce(listen: (options: ListenOptions) => Promise<RunningServer>): Server {
  /** Where it listens; empty while it is about to. */
  let place: { at: string } | undefined
  return {
    async listen(options = {}) {
      if (place !== undefined) {
        throw new UsageError(
          'CANNOT_LISTEN',
          `Failed to listen: this server listens${place.at} already. Close it first, or make another one with createServer().`,
        )
      }
      const mine = { at: '' }
      place = mine
      try {
        const running = await listen(options)
        mine.at = ` at ${running.url}`
        return {
          ...running,
          async close() {
            await running.close()
            if (place === mine) place = undefined
          },
        }
      } catch (error) {
        place = undefined
        throw error
      }
    },
  }
}
