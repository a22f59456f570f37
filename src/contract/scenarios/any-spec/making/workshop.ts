/** What the scenarios of a document have in hand. */
import type { Input } from '../../../exchange/exchange.ts'
import type { Actor, Answer } from '../../../speak/actor.ts'
import type { Specification } from '../../../specification/specification.ts'
import type { Context } from '../../scenario.ts'

/** The operations of a document that somebody brings are known when it runs, not to the compiler. */
interface LooseActor {
  call(id: string, input: Input): Promise<Answer>
  list(id: string, input: Input, isEnough?: (elements: readonly unknown[]) => boolean): Promise<unknown>
}

export interface Workshop {
  readonly specification: Specification
  readonly context: Context
}

export function loose(actor: Actor): LooseActor {
  // Its methods take any operationId and input; only their types know those of this package's document.
  return actor as unknown as LooseActor
}
