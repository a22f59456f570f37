/** What is wrong in one sentence: what, of which operation, and whether it is what it was before. */
import { type Exchange, isSafe } from '../exchange/exchange.ts'
import type { Disappointment } from '../judge/expect.ts'

export interface HeadlineContext {
  /** Of the step: what is true when it passes. */
  readonly title: string
  /** What is true when all of its steps pass. */
  readonly scenario: string
  readonly shown: Exchange | undefined
  /** Every exchange of the scenario so far. */
  readonly past: readonly Exchange[]
  /** What the step looked at. */
  readonly actual: unknown
}

export interface Headline {
  readonly message: string
  /** What of the answer is wrong; undefined where nobody can tell. */
  readonly property: string | undefined
}

export function headlineOf(
  { message, clause, isHeadline = false }: Disappointment,
  context: HeadlineContext,
): Headline {
  if (isHeadline) return { message, property: undefined }
  const { title, scenario, shown, actual } = context
  const id = shown?.call.operation?.id
  const of = id === undefined ? '' : ` (${id})`
  if (clause === undefined) {
    const said = message.replace(/\.$/, '')
    if (id === undefined || shown === undefined) return { message, property: undefined }
    // Which of the cases it was is the title of the step.
    const place =
      title.includes(id) || message.includes('what it has to refuse') === false
        ? `"${title}"`
        : `"${title}" of "${scenario}"`
    const told = message.includes(id) ? `${said}: it answered ${shown.answer.status}, at ${place}.` : `${said}${of}.`
    return { message: told, property: undefined }
  }
  const name = propertyOf(clause.path) ?? nameIn(clause.path === '' ? actual : undefined, shown)
  if (name === undefined)
    return {
      message: `It does not hold that ${title} (${scenario}): ${clause.say(subjectOf(actual))}${of}.`,
      property: name,
    }
  const isOld = clause.isValue && wasBefore(name, clause.actual, context)
  const subject = name === 'status' && clause.path === '' ? 'The status' : `\`${name}\``
  return { message: `${clause.say(subject)}${isOld ? ', and it is the old one' : ''}${of}.`, property: name }
}

/** The last name of a path, which is what a reader looks for. */
function propertyOf(path: string): string | undefined {
  return path
    .split(/\.|\[\d+\]/)
    .filter((part) => part !== '')
    .at(-1)
}

/** What the answer calls a value that a step took out of it: its only place in it, or the status. */
function nameIn(value: unknown, shown: Exchange | undefined): string | undefined {
  if (shown === undefined || value === undefined) return undefined
  if (value === shown.answer.status) return 'status'
  const names = new Set<string>()
  visit(shown.body, (name, member) => {
    if (member === value) names.add(name)
  })
  return names.size === 1 ? [...names][0] : undefined
}

function visit(value: unknown, see: (name: string, member: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) see(name, member)
    visit(member, see)
  }
}

/** Whether a property of the same thing had a value before the last change, where it should have another one now. */
function wasBefore(name: string, value: unknown, { past, shown }: HeadlineContext): boolean {
  if (value === undefined || value === null || shown === undefined) return false
  const told = JSON.stringify(value)
  const changed = past.findLast((exchange) => exchange.number <= shown.number && !isSafe(exchange.call))?.number ?? 0
  return past.some((exchange) => {
    const { number, body, call } = exchange
    let had = false
    const see = (each: string, member: unknown): void => {
      if (each === name && (member === value || JSON.stringify(member) === told)) had = true
    }
    visit(body, see)
    visit(call.input.body, see)
    return had && number < changed && isOfSameThing(exchange, shown)
  })
}

/** Whether two exchanges are about one thing: at one address, or the one made what the other is at the address of. */
function isOfSameThing({ call, body }: Exchange, { call: later }: Exchange): boolean {
  const [one, other] = [call, later].map(({ request }) => new URL(request.url).pathname)
  if (one === undefined || other === undefined) return false
  // What is made at one address are several things.
  if (one === other) return later.request.method !== 'POST'
  const segment = decodeURIComponent(other.slice(other.lastIndexOf('/') + 1))
  let isNamed = false
  visit(body, (_, member) => {
    if (String(member) === segment) isNamed = true
  })
  return isNamed && other.startsWith(`${one}/`)
}

function subjectOf(actual: unknown): string {
  return Array.isArray(actual) ? 'what was found' : 'it'
}
