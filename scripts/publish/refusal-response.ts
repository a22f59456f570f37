/** The response of one status that an operation refuses with: its codes in words, its headers, an example of each code. */
import type { ErrorCode } from '../../src/spec/contract.ts'
import { child, type JsonObject, type Located } from '../../src/spec/pointer.ts'
import { assumptionIn } from './annotations.ts'
import { objectIn } from './map-operations.ts'

export interface Refused {
  readonly code: string
  readonly entry: ErrorCode
  /** The code as the document has it. */
  readonly fact: JsonObject
  readonly example: JsonObject
}

/** `fallback` is what the document says of every refusal. */
export function refusalResponse(
  refused: readonly Refused[],
  schema: string,
  document: JsonObject,
  fallback: Located,
): JsonObject {
  const lines = refused.map(
    ({ code, fact }) => `\`${code}\`: ${[fact.description, assumptionIn(fact)].join(' ').trim()}`,
  )
  return {
    description: lines.length === 1 ? lines.join() : lines.map((line) => `- ${line}`).join('\n'),
    headers: headersOf(refused, document, fallback),
    content: {
      'application/json': {
        schema: { $ref: schema },
        examples: Object.fromEntries(refused.map(({ code, example }) => [code, { summary: code, value: example }])),
      },
    },
  }
}

/** Those that every refusal has, and those that one of these codes adds. */
function headersOf(refused: readonly Refused[], document: JsonObject, fallback: Located): JsonObject {
  const added = new Set(refused.flatMap(({ entry }) => Object.keys(entry.headers)))
  return Object.fromEntries(
    Object.entries(objectIn(fallback.value.headers)).filter(
      ([name]) => added.has(name) || child(document, fallback, 'headers', name)?.value.required === true,
    ),
  )
}
