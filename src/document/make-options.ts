/** With what values are made up, and what a schema itself gives as one. */
import { isObject, type Json, type JsonObject } from '../spec/pointer.ts'

export interface MakeOptions {
  readonly document: JsonObject
  readonly random: () => number
  /** A text that nobody used before, for a property of that name. */
  readonly word: (name: string) => string
  /** `whole` has every property, `required` only what must be there. */
  readonly extent: 'whole' | 'required'
  /** What a request may hold, or what an answer may. */
  readonly direction: 'request' | 'response'
  /** Which of several alternatives to take, by its position; without it, by chance. */
  readonly branch?: number
  /** How far to go: lists and nullable values with nothing in them, or full lists and texts of unusual letters. */
  readonly manner?: 'empty' | 'full'
  /** Whether to take the document's examples, where they fit and do not identify anything. */
  readonly byExample?: boolean
  /** When it is, by the clock of whoever asks. */
  readonly nowMs?: number
  /** What the target was seen to want: times that are to come, or that are of today. */
  readonly times?: 'usual' | 'coming' | 'today'
  /** Of times that are to come: which of many that do not overlap. */
  readonly slot?: number
  /** Whether numbers are whole ones, also where a fraction is allowed. */
  readonly isWhole?: boolean
  /** Whether to pass over what is there anyway where nothing is sent: a value like that shows nothing when it comes back. */
  readonly besideDefault?: boolean
}

/** What tells one thing from another is never taken from an example. */
export function isIdentity(name: string): boolean {
  return /^(name|key|idempotency_?key|alias|domains?|slug|code|handle|login|user_?name|e-?mail|.*id)$/i.test(name)
}

/** The example that a schema or media type gives, if any. */
export function exampleOf({ example, examples, default: initial }: JsonObject): Json | undefined {
  if (example !== undefined) return example
  if (Array.isArray(examples) && examples.length > 0) return examples[0]
  const [first] = isObject(examples) ? Object.values(examples) : []
  return isObject(first) ? first.value : initial
}
