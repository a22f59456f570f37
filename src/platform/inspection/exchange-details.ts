/** One exchange of the journal in full, and what is to be said of it: where it stands in the log, how to send it again, what is wrong with it. */
import { checkAnswer, errorCodeIn } from '../../checks/check-answer.ts'
import type { Log } from '../../log/log.ts'
import type { JournalEntry } from '../../world/journal/journal.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'

export interface ExchangeFinding {
  /** Name of the check, such as `body fits its schema`. */
  readonly check: string
  readonly message: string
}

type Held = Pick<Blueprint, 'contract' | 'validatorOf'>

/** What does not fit the document in an answer, as it is kept; nothing of one that no operation took. */
export function findingsOf(entry: JournalEntry, held: Held): ExchangeFinding[] {
  const known = findings.get(entry.answer) ?? lookAt(entry, held)
  findings.set(entry.answer, known)
  return known
}

/** An answer never changes, and is asked about again and again. */
const findings = new WeakMap<object, ExchangeFinding[]>()

function lookAt({ operationId, answer }: JournalEntry, { contract, validatorOf }: Held): ExchangeFinding[] {
  const operation = contract.operations[operationId ?? '']
  const catalogue = operation && contract.errors[operation.catalogue]
  if (operation === undefined || catalogue === undefined || answer.leftOut !== undefined) return []
  const { status, body } = answer
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]))
  const parsed = parsedBody(headers['content-type'] ?? '', body)
  const checked = checkAnswer(
    { status, headers, body: parsed },
    { operation, catalogue, catalogueName: operation.catalogue, validatorOf, secrets: [] },
  )
  return checked.map(({ check, message }) => ({ check, message }))
}

/** The code of a refusal, as its catalogue spells it; null of any other answer. */
export function codeOf({ operationId, answer }: JournalEntry, { contract }: Held): string | null {
  if (answer.status < 400) return null
  const body = parsedBody('application/json', answer.body)
  const own = contract.operations[operationId ?? '']?.catalogue
  const catalogues = own === undefined ? Object.values(contract.errors) : [contract.errors[own]]
  for (const catalogue of catalogues) {
    const code = catalogue && errorCodeIn(body, catalogue)
    if (code !== undefined) return code
  }
  return null
}

/** undefined of what is no JSON. */
function parsedBody(mediaType: string, body: JournalEntry['answer']['body']): unknown {
  if (typeof body !== 'string' || body === '' || !/\bjson\b/.test(mediaType)) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * The place in the log of an exchange of the journal: both have every request, so that the last but so many of one is the last but so
 * many of the other. null where the log holds it no more.
 */
export function placeOf(ordinal: number, journal: readonly JournalEntry[], log: Pick<Log, 'read'>): number | null {
  const places: number[] = []
  for (const entry of log.read()) if (entry.kind === 'request') places.push(entry.n)
  const index = journal.findIndex((entry) => entry.ordinal === ordinal)
  return index === -1 ? null : (places.at(index - journal.length) ?? null)
}
