/** With what values are made up, and what a schema itself gives as one. */
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

export interface MakeOptions {
  readonly document: JsonObject
  readonly random: () => number
  /** A text that nobody used before, for a property of that name. */
  readonly word: (name: string) => string
  /** `whole` has every property, `required` only what must be there. */
  readonly extent: 'whole' | 'required'
  /** What a request may hold, or what an answer may. */
  readonly direction: 'request' | 'response'
}

/** The example that a schema or media type gives, if any. */
export function exampleOf({ example, examples, default: initial }: JsonObject): Json | undefined {
  if (example !== undefined) return example
  if (Array.isArray(examples) && examples.length > 0) return examples[0]
  const [first] = isObject(examples) ? Object.values(examples) : []
  return isObject(first) ? first.value : initial
}
