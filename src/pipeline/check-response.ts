/**
 * Eighth stage: every answer is held to the document before it leaves. Types let a stored record through where a view was
 * meant; this does not. What it finds is a bug of this package, answered as an internal error and told to the log.
 */
import { checkAnswer } from '../checks/check-answer.ts'
import { problemOf } from '../schema/validator.ts'
import type { Engine } from './engine.ts'
import type { Reached } from './exchange.ts'
import { leaksIn } from './secrecy/secrecy.ts'

/** The answer does not fit the document. */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join(' '))
    this.problems = problems
  }
}

/** An answer in the making; its headers are its own to add to. */
export interface Draft {
  readonly status: number
  readonly headers: Record<string, string>
  /** JSON not yet written, the content of a file, or undefined. */
  readonly body: unknown
  readonly isRaw: boolean
  /** The part of it that a behaviour told; the rest is the document's own words. */
  readonly told: unknown
  /** Of a refusal: its code, and the sentence that says why, whether or not its body has a place for that. */
  readonly refusal?: { readonly code: string; readonly why: string }
}

/** @throws BrokenAnswer */
export function checkResponse(draft: Draft, reached: Reached, engine: Engine): void {
  if (!engine.checkResponses) return
  const findings =
    reached.operation === undefined ? problemsOfRefusal(draft, reached, engine) : problemsOf(draft, reached, engine)
  if (findings.length > 0) throw new BrokenAnswer(findings)
}

/** Before an operation was found there is only the form of errors to be held to. */
function problemsOfRefusal({ body }: Draft, { system }: Reached, { validatorOf }: Engine): string[] {
  const envelope = body === undefined ? undefined : validatorOf(`errors.${system.errors}`)
  const problem = envelope && problemOf(envelope, body, 'body')
  return problem === undefined ? [] : [`body fits its schema: ${problem.sentence}`]
}

function problemsOf(draft: Draft, reached: Reached, engine: Engine): string[] {
  const { operation } = reached
  const catalogue = operation && engine.contract.errors[operation.catalogue]
  if (operation === undefined || catalogue === undefined) return []
  const findings = checkAnswer(
    { status: draft.status, headers: lowerCase(draft.headers), body: draft.isRaw ? undefined : draft.body },
    {
      operation,
      catalogue,
      catalogueName: operation.catalogue,
      validatorOf: engine.validatorOf,
      secrets: draft.isRaw || draft.told === undefined ? [] : leaksIn(draft.told, reached, engine),
    },
  )
  return findings.map(({ check, message }) => `${check}: ${message}`)
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lowered: Record<string, string> = {}
  for (const name in headers) lowered[lowerCaseOf(name)] = headers[name] ?? ''
  return lowered
}

/** The few names of headers that the document and its behaviours have, in both forms: making one anew costs more than all else here. */
const lowerCaseNames = new Map<string, string>()

function lowerCaseOf(name: string): string {
  const known = lowerCaseNames.get(name)
  if (known !== undefined) return known
  const lowered = name.toLowerCase()
  lowerCaseNames.set(name, lowered)
  return lowered
}
