/** What a run made or attempted, and by what it is known again in a call. */
import type { Call } from '../exchange/exchange.ts'
import { textsIn } from '../exchange/marks.ts'
import { oncePer } from '../specification/once-per.ts'
import type { Specification } from '../specification/specification.ts'
import type { Role } from '../target/target.ts'
import type { Intention, Named, Removal } from './journal.ts'

export interface Made {
  readonly intention: Intention
  readonly role: Role | 'anonymous'
  /** Null when no operation removes it, or when it is not known how to name it. */
  removal: Removal | null
  /** The answer to its making was an error, never came or does not name it, so only its list tells whether it is there. */
  isDoubtful: boolean
  /** Its making was answered with success. */
  isAnswered: boolean
  /** Where else it may stand, because a change told another id of it. */
  readonly former: Removal[]
  /** Where in the answer to its making the id stood by which it is removed. */
  toldBy: string | undefined
  /** Its making was refused, which makes nothing if the target is right. */
  readonly isRefused: boolean
  /** A change of it was sent, which may call it otherwise. */
  isChanged: boolean
  /** Texts by which the target may call it. */
  readonly references: Set<string>
  /** What was sent of it, by member. */
  named: Named
  /** What it stands below: the values of the path with which it was made. */
  readonly parents: readonly string[]
}

/** Why something is not outstanding any more. */
export type Parting = 'refused' | 'removed' | 'with its parent' | 'the same as another'

/** What is made and how it is removed, while it is watched. */
export interface Stock {
  readonly specification: Specification
  readonly prefix: string
  /** Not removed yet. */
  readonly made: Made[]
}

/** Whether a call names what was made. */
export function isAbout(call: Call, collection: string, { intention, role, references }: Made): boolean {
  if (intention.collection !== collection || role !== call.role) return false
  return namesIn(call).some((name) => references.has(name))
}

/** A call is compared with everything that was made. Where its path ends with what it names, a word of its body is no name, such as that of a state. */
const namesIn = oncePer(({ input, operation }: Call) => [
  ...Object.values(input.path ?? {}),
  ...(operation?.path.endsWith('}') === true ? [] : textsIn(input.body)),
])
