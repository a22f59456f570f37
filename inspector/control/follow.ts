/** Follows the log of a world: Server-Sent Events read from a fetch, because an EventSource can send no token. */
import { ask, type Place, type Who } from './client.ts'

export interface Follower {
  /** Something came, or it begins to listen. */
  onEvents(): void
  onProblem(problem: unknown): void
}

/** Until the signal is aborted; asks again a moment after it has ended. */
export async function follow(place: Place, who: Who, follower: Follower, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { body } = await ask(place, who, 'log/stream', { signal })
      const reader = body?.getReader()
      follower.onEvents()
      for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) follower.onEvents()
    } catch (problem) {
      if (!signal.aborted) follower.onProblem(problem)
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

const pauseMs = 2_000
