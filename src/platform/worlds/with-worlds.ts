/** A platform with worlds beside it: what it is asked goes to the one that the request is for. */
import type { Answer, Received } from '../../pipeline/exchange.ts'
import type { Head } from './address.ts'
import { addressIn, createFindWorld } from './find-world.ts'
import { createWorlds, type Forkable, type FoundWorld, type Worlds, type WorldsParts } from './worlds.ts'

export interface OneWorld<P> extends Forkable<P> {
  readonly handle: (received: Received) => Answer | Promise<Answer>
  readonly serves: (request: Head) => boolean
  readonly servesHost: (host: string, headers?: Received['headers']) => boolean
  readonly worlds: Worlds<P>
}

/** @param alone A platform that lacks nothing but this. */
export function withWorlds<P extends OneWorld<P>>(alone: Omit<P, 'worlds'>, parts: Omit<WorldsParts<P>, 'main'>): P {
  // The member that it lacks is the next one that it gets.
  const main = alone as P
  const kept = createWorlds<P>({ ...parts, main })
  const worlds: Worlds<P> = Object.assign(kept, { find: createFindWorld(kept) })
  Object.assign(main, { worlds })
  const answered = (found: FoundWorld<P> | Answer): Answer | Promise<Answer> =>
    'platform' in found ? found.platform.handle(found.received) : found
  const routed: Pick<OneWorld<P>, 'handle' | 'serves' | 'servesHost'> = {
    handle(received) {
      const found = worlds.find(received)
      if (found === undefined) return main.handle(received)
      return found instanceof Promise ? found.then(answered) : answered(found)
    },
    serves(request) {
      const within = addressedIn(worlds, request)
      // What names no world rightly is told so.
      return within === undefined || within.platform.serves(within.request)
    },
    servesHost(host, headers) {
      const within = addressedIn(worlds, { host, path: '/', ...(headers && { headers }) })
      return within?.platform.servesHost(within.request.host) === true
    },
  }
  const descriptors = Object.getOwnPropertyDescriptors(main)
  // All of the members of the main world's, some of them with others in front.
  return Object.defineProperties({}, { ...descriptors, ...Object.getOwnPropertyDescriptors(routed) }) as P
}

interface Within<P> {
  readonly platform: P
  readonly request: Head
}

/** Of a world that is not there yet, the main one: its start is the same. Undefined of what names none rightly. */
function addressedIn<P extends OneWorld<P>>(worlds: Worlds<P>, request: Head): Within<P> | undefined {
  try {
    const addressed = addressIn(worlds, request)
    if (addressed === undefined) return { platform: worlds.main, request }
    return { platform: worlds.get(addressed.name) ?? worlds.main, request: addressed.request }
  } catch {
    return undefined
  }
}
