/**
 * Eighth stage: every answer is held to the document before it leaves. Types let a stored record through where a view was
 * meant; this does not. What it finds is a bug of this package, answered as an internal error and told to the log.
 */
import { checkAnswer, holds } from '../checks/check-answer.ts'
import { secretsIn } from '../checks/secrets.ts'
import { problemOf } from '../schema/validator.ts'
import { formatTime } from '../world/clock.ts'
import type { Engine } from './engine.ts'
import type { Reached } from './exchange.ts'

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
  /** Of a refusal. */
  readonly code?: string
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
  const { operation, system } = reached
  const catalogue = engine.contract.errors[system.errors]
  if (operation === undefined || catalogue === undefined) return []
  const findings = checkAnswer(
    { status: draft.status, headers: lowerCase(draft.headers), body: draft.isRaw ? undefined : draft.body },
    {
      operation,
      catalogue,
      catalogueName: system.errors,
      validatorOf: engine.validatorOf,
      secrets: draft.isRaw || draft.told === undefined ? [] : secretsTold(draft.told, reached, engine),
    },
  )
  return findings.map(({ check, message }) => `${check}: ${message}`)
}

/**
 * What a behaviour told of the write-only values of the request. A value that the world or the document says openly anyway, such as
 * one that equals the key of its own record, is no secret that came back.
 */
function secretsTold(told: unknown, reached: Reached, { world, contract }: Engine): string[] {
  const suspects = secretsSent(reached).filter((secret) => holds(told, secret))
  if (suspects.length === 0) return []
  const names = new Set(reached.operation?.body?.secrets.map((path) => path.at(-1) ?? ''))
  // Both are searched whole, which is why they are searched for a suspect alone.
  const open = JSON.stringify([contract, world.snapshot().collections], (name, value: unknown) =>
    names.has(name) ? undefined : isTime(name, value) ? formatTime(value) : value,
  )
  return suspects.filter((secret) => !open.includes(JSON.stringify(secret).slice(1, -1)))
}

/** Records keep their times as numbers; answers write them. */
function isTime(name: string, value: unknown): value is number {
  return name.endsWith('At') && typeof value === 'number'
}

/** The write-only values of the request that it does not say openly as well, in its path or its query. */
function secretsSent({ operation, body, path = {}, query = {} }: Reached): string[] {
  if (body === undefined || operation?.body == null) return []
  return secretsIn(body, operation.body.secrets, [...Object.values(path), ...Object.values(query)].map(String))
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lowered: Record<string, string> = {}
  for (const name in headers) lowered[name.toLowerCase()] = headers[name] ?? ''
  return lowered
}
