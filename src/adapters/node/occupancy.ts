/** What each connection does, and which of them makes way when there are too many. */
import type { Socket } from 'node:net'
import { hasBody } from './receive.ts'
import type { ServedRequest, ServedResponse } from './served.ts'

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
  /** The higher, the later it was used. */
  usedAt: number
  /** Requests whose body is still coming, and those that wait for their answer. */
  receiving: number
  answering: number
}

export function createOccupancy(connectionsMax: number): Occupancy {
  /** By the address of the other end, which the connection below TLS has as well. */
  const places = new Map<string, Place>()
  /** The same by the socket as requests have it, so that an address is put together once a connection. */
  const known = new WeakMap<object, Place>()
  let uses = 0

  const placeOf = (socket: ServedRequest['socket']): Place | undefined => {
    const place = known.get(socket) ?? places.get(keyOf(socket))
    if (place !== undefined) known.set(socket, place)
    return place
  }
  const leastLately = (may: (place: Place) => boolean): Place | undefined => {
    let least: Place | undefined
    for (const place of places.values()) {
      if (may(place) && (least === undefined || place.usedAt < least.usedAt)) least = place
    }
    return least
  }
  /** @param entered The newest, which is idle. */
  const makeWay = (entered: Place): void => {
    const idle = leastLately((place) => place !== entered && place.receiving + place.answering === 0)
    const first = idle ?? leastLately((place) => place !== entered && place.answering === 0) ?? entered
    first.socket.destroy()
  }

  return {
    enter(socket) {
      const key = keyOf(socket)
      const place = { socket, usedAt: ++uses, receiving: 0, answering: 0 }
      places.set(key, place)
      socket.once('close', () => places.delete(key))
      if (places.size > connectionsMax) makeWay(place)
    },
    ask(request, response) {
      const place = placeOf(request.socket)
      if (place === undefined) return
      place.usedAt = ++uses
      let doing: 'receiving' | 'answering' | undefined
      const go = (next: typeof doing): void => {
        if (doing !== undefined) place[doing]--
        if (next !== undefined) place[next]++
        doing = next
      }
      if (hasBody(request, request)) {
        go('receiving')
        request.once('end', () => doing && go('answering'))
      } else go('answering')
      response.once('close', () => {
        go(undefined)
        place.usedAt = ++uses
      })
    },
    isAnswering: (socket) => (places.get(keyOf(socket))?.answering ?? 0) > 0,
  }
}

function keyOf({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string {
  return `${remoteAddress} ${remotePort}`
}
