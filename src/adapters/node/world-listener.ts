/** Every request of the node server comes here first: the world that it is for is found, whose listener then takes it. */
import type { Answer, Platform } from '../../platform.ts'
import { ownError } from '../own-error.ts'
import type { Incoming, Listener, ListenerParts } from './listener.ts'
import { receiveHead } from './receive.ts'
import { sendEarly } from './send.ts'
import type { ServedRequest, ServedResponse, ServeRequest } from './served.ts'

export interface WorldListener {
  readonly answer: ServeRequest
  /** Of a request that waits for `100 Continue` before it sends its body. */
  readonly answerExpecting: ServeRequest
}

export interface WorldListenerParts extends Pick<ListenerParts, 'control' | 'cors'> {
  readonly worlds: Platform['worlds']
  readonly listenerOf: (world: Platform) => Listener
}

export function createWorldListener({ worlds, listenerOf, control, cors }: WorldListenerParts): WorldListener {
  const main = listenerOf(worlds.main)
  const serve = (request: ServedRequest, response: ServedResponse, awaitsContinue: boolean): void => {
    const head = receiveHead(request)
    if (head === undefined) return sendEarly(nameless(request), {}, request, response)
    const incoming = { head, request, response, awaitsContinue }
    const refusalOfFork = (): Answer | undefined =>
      control.refusalOfFork(head, request.socket.remoteAddress, cors.mayRead(head))
    const found = worlds.find(head, refusalOfFork)
    if (found === undefined) return main.serve(incoming)
    if (!(found instanceof Promise)) return serveIn(found, incoming)
    found
      .then((opened) => serveIn(opened, incoming))
      .catch((error: unknown) => {
        console.error('nowhere: a world could not be opened, which is a bug of nowhere-kit:', error)
        main.refuse(ownError(500, 'internal_error', 'This is a bug of nowhere-kit.'), incoming)
      })
  }
  type InWorld = Exclude<Awaited<ReturnType<Platform['worlds']['find']>>, undefined>
  const serveIn = (found: InWorld, incoming: Incoming): void => {
    if (!('platform' in found)) return main.refuse(found, incoming)
    // Without the worlds beside it, so that a path behind a base path names none.
    const listener = listenerOf(found.platform.worlds.main)
    listener.serve({ ...incoming, head: { ...found.received, host: incoming.head.host } })
  }
  return {
    answer: (request, response) => serve(request, response, false),
    answerExpecting: (request, response) => serve(request, response, true),
  }
}

function nameless({ headers }: ServedRequest): Answer {
  const why = headers.host === undefined ? 'The request has no Host header.' : 'The request has two Host headers.'
  return ownError(400, 'bad_request', why)
}
