/**
 * What of a finding says which mistake it shows: texts, of which two findings of one mistake share one. By operation and status, by
 * property, by the answer that shows both, and by what a write, a deletion or a check that is missing leads to elsewhere.
 */
import { refusalIn, removerIn } from './cause-words.ts'
import type { Failure } from './failure.ts'

/** What has to be known of all that was found. */
export interface Given {
  /** Operations that take whatever they are sent, or fail on it. */
  readonly lax: ReadonlySet<string>
  /** Operations of which a step says that they failed with 5xx. */
  readonly failing: ReadonlySet<string>
  /** Collections of which a deletion removes nothing. */
  readonly undeleted: ReadonlySet<string>
  /** Answers that say of what had to be refused that it was taken, or show that it failed, and that are wrong in themselves. */
  readonly taken: ReadonlySet<string>
}

/** An operation that takes one wrong input may lack one check; one that takes as many as this, of as many properties, looks at none of what it is sent. */
const laxMin = 4

export function givenBy(failures: readonly Failure[]): Given {
  const taken = new Map<string, Set<string>>()
  for (const failure of failures) {
    const refusal = refusalIn(failure.headline)
    if (refusal === undefined || !isOfInput(failure)) continue
    const { operationId, verb, input, step } = refusal
    taken.set(operationId, (taken.get(operationId) ?? new Set()).add(keyOf(verb, input ?? step)))
  }
  const failing = failures.filter((failure) => !isOfEveryExchange(failure) && hasFailed(failure))
  return {
    lax: new Set([...taken].filter(([, inputs]) => inputs.size >= laxMin).map(([operationId]) => operationId)),
    failing: new Set(failing.flatMap(({ finding }) => finding.operationId ?? [])),
    taken: takenIn(failures),
    undeleted: new Set(failures.flatMap((failure) => (isGhost(failure) ? collectionOf(failure) : []))),
  }
}

function takenIn(failures: readonly Failure[]): ReadonlySet<string> {
  const refusable = failures.filter(({ headline }) => refusalIn(headline) !== undefined)
  const wrong = new Set(failures.filter(isOfEveryExchange).flatMap(answerOf))
  return new Set(refusable.flatMap(answerOf).filter((answer) => wrong.has(answer)))
}

/** Two findings are one mistake when they share one of these. */
export function causesOf(failure: Failure, given: Given): string[] {
  const { finding, exchange } = failure
  const { operationId } = finding
  if (operationId === null) return []
  // What was taken that had to be refused is seen in the same answer.
  const isRefusable = isOfEveryExchange(failure) || refusalIn(failure.headline) !== undefined
  return [
    ...(isOfEveryExchange(failure) ? ofEveryExchange(failure, given) : ofStep(failure, given)),
    ...ofDeletion(failure, given),
    // What no operation looks at is one mistake of all of them.
    ...wholeAspects.flatMap((aspect) => (isAbout(failure, aspect) ? [keyOf(aspect, collectionOf(failure))] : [])),
    ...(hasFailed(failure) && given.failing.has(operationId) ? [keyOf('failing', operationId)] : []),
    ...answerOf(failure).filter((answer) => isRefusable && given.taken.has(answer)),
    ...(exchange?.answer.body === '' && exchange.request.method === 'GET' ? [keyOf('empty', operationId)] : []),
  ]
}

/** What says most of a mistake is told, and the rest below it. */
export function rankOf(failure: Failure): number {
  const { requirements } = failure.finding
  if (refusalIn(failure.headline) !== undefined && isOfInput(failure)) return 0
  // A status that is not declared says less than what failed.
  if (isOfEveryExchange(failure)) return hasFailed(failure) ? 3 : 1
  return requirements.some((id) => /\/(?:versions|idempotent|safe|nested)$/.test(id)) ? 3 : 2
}

export function isOfEveryExchange({ finding }: Failure): boolean {
  return finding.scenario === null && finding.operationId !== null && finding.check !== ghostCheck
}

/** What is said of one operation, without which one, and whether of one thing or of each in a list. */
export function sharedText({ finding: { check, message, operationId, level, requirements } }: Failure): string {
  const told = operationId === null ? message : message.replaceAll(operationId, '')
  return keyOf(check, told.replace(/^"[^"]*\*\.(?=[^"])/, '"'), level, ...(isOfMany(message) ? [] : requirements))
}

/** A property that an answer has wrong, it has wrong in a list of such things too; and so it is with a header. */
const ofMany = /^(?:"[^"]+" (?:is missing|must |has |is not |does not )|The header )/

function isOfMany(message: string): boolean {
  return ofMany.test(message)
}

function ofEveryExchange(failure: Failure, { failing, lax }: Given): string[] {
  const { message, operationId, requirements } = failure.finding
  // What fails at something that a step names is told of that.
  if (hasFailed(failure) && failing.has(operationId ?? '')) return []
  const missing = /^"([^"]+)" is missing/.exec(message)?.[1]
  return [
    sharedText(failure),
    // What is taken without a look is shown as it was sent.
    ...(lax.has(operationId ?? '') && requirements.includes('document/formats') ? [keyOf('lax', operationId)] : []),
    // What may be left out of what is sent is missing in the answer.
    ...(missing === undefined
      ? []
      : [keyOf('missing', operationId, memberOf(missing)), keyOf('input', operationId, 'accepted', memberOf(missing))]),
    ...(lax.size === 0 || !isOfMany(message)
      ? []
      : [keyOf('shown', message.replace(/^"(?:[^"]*\.)?([^".*]+[.*]*)"/, '"$1"'))]),
  ]
}

/**
 * By property, or by operation and status: what is found there twice is one mistake in all likelihood. What of a thing does not come back
 * as it was sent is missed by whatever shows the thing, and a write that does nothing leaves all of it as it was.
 */
function ofStep(failure: Failure, given: Given): string[] {
  const { finding, headline } = failure
  const { operationId } = finding
  const collection = collectionOf(failure)
  const kept = /(?:^| changed )`([^`]+)` /.exec(headline)?.[1]
  if (kept !== undefined)
    return [
      keyOf('kept', collection, kept),
      ...(/ is missing, and /.test(headline) ? [keyOf('missing', operationId, kept)] : []),
      ...(isUnwritten(headline) ? [keyOf('unwritten', collection)] : []),
    ]
  const refusal = refusalIn(headline)
  if (refusal !== undefined) return ofRefusal(failure, refusal, given)
  const status = /^\S+ did not succeed: it answered (\d+),/.exec(headline)?.[1]
  const isAbsent = status === '404' || / does not have what \S+ made |, leaves out /.test(headline)
  const parameter = /, asked for ([^=\s]+)=/.exec(headline)?.[1]
  return [
    ...(status === undefined ? [] : [keyOf('status', operationId, status)]),
    ...(isAbsent && collection !== operationId ? [keyOf('absent', collection)] : []),
    ...(parameter === undefined ? [] : [keyOf('asked', operationId, parameter)]),
    ...(isTwice(headline) ? [keyOf('twice', operationId)] : []),
  ]
}

/** What a write that does nothing leaves as it was. */
function isUnwritten(headline: string): boolean {
  const still = headline.indexOf(' is still ')
  return (
    [', and it is the old one', ' left it out, and by default '].some((words) => headline.includes(words)) ||
    /, which [^\s,]{1,200} left out/.test(headline) ||
    (still !== -1 && headline.includes(' changed what ', still))
  )
}

function ofRefusal(
  failure: Failure,
  { operationId, verb, step, input }: NonNullable<ReturnType<typeof refusalIn>>,
  { lax }: Given,
): string[] {
  const collection = collectionOf(failure)
  const [aspect = ''] = failure.finding.requirements
  if (aspect.endsWith('/credentials')) return [keyOf('credentials', operationId)]
  if (aspect.endsWith('/versions'))
    return [
      keyOf('versions', operationId),
      // Where nothing was written the version is the same.
      ...(step.includes('the version before it') ? [keyOf('unwritten', collection)] : []),
    ]
  if (!isOfInput(failure)) return []
  if (lax.has(operationId)) return [keyOf('lax', operationId)]
  return input === undefined ? [] : [keyOf('input', operationId, verb, input)]
}

/** What was deleted and is listed is seen when it is looked for, when it is asked for, and again when all is cleaned up. */
function ofDeletion(failure: Failure, { undeleted }: Given): string[] {
  const { finding, headline, exchange, before } = failure
  const collection = collectionOf(failure)
  const isDeleted = isAbout(failure, 'deleted')
  const isNested = isAbout(failure, 'nested') && exchange !== null
  const remover = finding.check === ghostCheck ? finding.operationId : removerIn(headline)
  const asked = isNested ? [...before, exchange].map(({ request }) => pathOf(request.url)) : []
  const isBelow = [...undeleted].filter((each) => asked.some((path) => path.includes(`/${each}/`)))
  return [
    ...(remover === undefined ? [] : [keyOf('remover', remover)]),
    ...(isDeleted && (isGhost(failure) || / accepted what it has to refuse: /.test(headline))
      ? [keyOf('deleted', collection)]
      : []),
    ...isBelow.map((each) => keyOf('deleted', each)),
  ]
}

const wholeAspects = ['unique', 'within']

function isAbout({ finding }: Failure, aspect: string): boolean {
  return finding.requirements.some((id) => id.endsWith(`/${aspect}`))
}

const ghostCheck = 'what was removed is gone'

function isGhost({ headline }: Failure): boolean {
  return removerIn(headline) !== undefined
}

/** `items` of `items/read-back`, and where nothing says it the operation. */
function collectionOf({ finding }: Failure): string {
  const aspect = finding.requirements.find((id) => id.includes('/') && !id.startsWith('document/'))
  return aspect?.replace(/\/[^/]*$/, '') ?? finding.operationId ?? ''
}

/** Whether it is about what the schemas say of an input. */
function isOfInput({ finding }: Failure): boolean {
  return !/\/(?:credentials|unique|versions|deleted|nested)$/.test(finding.requirements[0] ?? '')
}

function hasFailed({ exchange }: Failure): boolean {
  return exchange !== null && exchange.answer.status >= 500
}

function answerOf({ finding, exchange }: Failure): string[] {
  if (exchange === null) return []
  const { status, body } = exchange.answer
  return [keyOf('answer', finding.operationId, status, body)]
}

function isTwice(headline: string): boolean {
  const isShownTwice = [' on two pages: ', ' with all that was sent once'].some((words) => headline.includes(words))
  const made = headline.indexOf(' made ')
  return isShownTwice || (made !== -1 && / \d{1,9} times/.test(headline.slice(made)))
}

/** `name` of `data.*.name`. */
function memberOf(path: string): string {
  return path.split('.').at(-1) ?? ''
}

function pathOf(url: string): string {
  const [path = ''] = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)
  return path
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts)
}
