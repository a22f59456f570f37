/** Whether anything may be sent still, and if not, why: the run was ended, may send no more, or stopped by itself. */
import type { Call } from '../../exchange/exchange.ts'
import { endedEarly } from '../../speak/conversation.ts'
import { type Limit, usedUp } from './limit.ts'
import type { Stops } from './stops.ts'

export interface Leave {
  isAborted(): boolean
  /** Why nothing more is sent; undefined as long as something is. */
  reason(call?: Call): string | undefined
  /** Sends nothing more for a reason that blames nobody, so that what was found is taken back. */
  stop(reason: string): void
  /** Lets the clean-up send, whatever the signal and the limit say. */
  resume(): void
  /** What comes after the clean-up is held to the limit again. */
  goOn(): void
}

export interface LeaveOptions {
  readonly signal: AbortSignal | undefined
  readonly limit: Limit | undefined
  readonly stops: () => Stops
  /** Whether what is left of so many requests is needed for the clean-up, were a call sent. */
  readonly needsRest: (most: number, call: Call | undefined) => boolean
}

export function createLeave({ signal, limit, stops, needsRest }: LeaveOptions): Leave {
  let isOver = false
  let isCleaning = false
  const isAborted = (): boolean => !isOver && signal?.aborted === true
  return {
    isAborted,
    reason(call) {
      if (isAborted()) return endedEarly
      return limit !== undefined && !isCleaning && needsRest(limit.most, call) ? usedUp(limit) : stops().reason
    },
    stop: (reason) => stops().end(reason),
    resume() {
      isOver = true
      isCleaning = true
      stops().resume()
    },
    goOn() {
      isCleaning = false
    },
  }
}
