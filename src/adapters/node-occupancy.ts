/** What each connection does, and which of them makes way when there are too many. */
import type { Socket } from 'node:net'
import { hasBody } from './node-receive.ts'
import type { ServedRequest, ServedResponse } from './node-served.ts'

export interface Occupancy {
  /** A new connection; past the number another one ends for it, or it ends itself where all are being answered. */
  enter(socket: Socket): void
  /** A request on a connection, until it is answered or gone. */
  ask(request: ServedRequest, response: ServedResponse): void
  /** Whether a request that has come whole waits for its answer. */
  isAnswering(socket: Pick<Socket, 'remoteAddress' | 'remotePort'>): boolean
}

interface Place {
  readonly socket: Socket
  /** Requests whose body is still coming, and those that wait for their answer. */
  receiving: number
  answering: number
}

export function createOccupancy(connectionsMax: number): Occupancy {
  /** By the address of the other end, which the connection below TLS has as well; the one that was used least lately is first. */
  const places = new Map<string, Place>()

  const use = (key: string): Place | undefined => {
    const place = places.get(key)
    if (place === undefined) return undefined
    places.delete(key)
    places.set(key, place)
    return place
  }
  const makeWay = (): void => {
    const all = [...places.values()]
    const idle = all.find(({ receiving, answering }) => receiving + answering === 0)
    // The new one is the last, and idle, so one is found.
    const first = idle === all.at(-1) ? (all.find(({ answering }) => answering === 0) ?? idle) : idle
    first?.socket.destroy()
  }

  return {
    enter(socket) {
      const key = keyOf(socket)
      places.set(key, { socket, receiving: 0, answering: 0 })
      socket.once('close', () => places.delete(key))
      if (places.size > connectionsMax) makeWay()
    },
    ask(request, response) {
      const key = keyOf(request.socket)
      const place = use(key)
      if (place === undefined) return
      let doing: 'receiving' | 'answering' | undefined
      const go = (next: typeof doing): void => {
        if (doing !== undefined) place[doing]--
        if (next !== undefined) place[next]++
        doing = next
      }
      go(hasBody(request, request) ? 'receiving' : 'answering')
      request.once('end', () => doing && go('answering'))
      response.once('close', () => {
        go(undefined)
        use(key)
      })
    },
    isAnswering: (socket) => (places.get(keyOf(socket))?.answering ?? 0) > 0,
  }
}

function keyOf({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string {
  return `${remoteAddress} ${remotePort}`
}
