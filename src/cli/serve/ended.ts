/** How serving ends: by a signal. */
import type { RunningServer } from '../../adapters/node.ts'
import type { KeptFile } from '../files.ts'

/** Resolves when a signal has come and the server has closed. A second signal does not wait. */
export function ended(server: RunningServer, ca?: KeptFile): Promise<void> {
  return new Promise((resolve, reject) => {
    let isEnding = false
    const end = (): void => {
      if (isEnding) process.exit(1)
      isEnding = true
      ca?.remove()
      server.close().then(resolve, reject)
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  })
}
