/** Answers that go on with what comes, until the client has gone or the server closes. */
import type { ControlAnswer } from '../../control/control.ts'
import type { Answer } from '../../platform.ts'
import { sendHead } from './send.ts'
import type { ServedResponse } from './served.ts'

export interface Streams {
  begin(answer: ControlAnswer, added: Answer['headers'], response: ServedResponse): void
  /** A stream has no end of its own that closing could wait for. */
  endAll(): void
}

export function createStreams(): Streams {
  const open = new Set<ServedResponse>()
  return {
    begin(answer, added, response) {
      const { more, leave } = answer
      sendHead(answer, added, response)
      if (more === undefined) return void response.end()
      open.add(response)
      response.once('close', () => {
        open.delete(response)
        leave?.()
      })
      follow(more, response).catch((error: unknown) => {
        console.error('nowhere: a stream of the control API ended:', error)
        response.end()
      })
    },
    endAll() {
      for (const response of open) response.end()
    },
  }
}

async function follow(more: AsyncIterable<string>, response: ServedResponse): Promise<void> {
  for await (const text of more) {
    if (response.writableEnded || response.destroyed) return
    if (!write(response, text)) await drained(response)
  }
  response.end()
}

/** The two responses declare it each in its own way. */
function write(response: ServedResponse, text: string): boolean {
  return 'stream' in response ? response.write(text) : response.write(text)
}

/** Once there is room again, or nobody who would take it. */
function drained(response: ServedResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
  })
}
