/**
 * When a run stops by itself, because going on would blame the target for it or make it worse: a token that was accepted is refused from one
 * request on, or a list cannot be read any more after something that the target answered with 5xx.
 */
import { listingOf } from '../../clean-up/removal.ts'
import { type Call, type Exchange, isSafe, isSuccess } from '../../exchange/exchange.ts'
import type { Acceptance } from '../../judge/acceptance.ts'
import type { Finding } from '../../judge/finding.ts'
import { RunnerError } from '../../speak/conversation.ts'
import type { Check } from '../../speak/create-actor.ts'
import type { Specification } from '../../specification/specification.ts'
import type { RunHiding } from '../hiding.ts'

export interface Stops {
  learn(exchange: Exchange): void
  readonly check: Check
  /** Why nothing more is sent; undefined as long as something is. */
  readonly reason: string | undefined
  /** For a reason that is found elsewhere; nothing that was found is the target's fault then. */
  end(reason: string): void
  /** Lets the clean-up send. */
  resume(): void
}

export interface StopsOptions {
  readonly specification: Specification
  readonly acceptance: Acceptance
  readonly hiding: Pick<RunHiding, 'mask'>
  /** What was found so far; of what is not the target's fault it is taken back. */
  readonly findings: Finding[]
}

interface Seen extends StopsOptions {
  reason: string | undefined
  isAsking: boolean
  isResumed: boolean
  /** By system and role: the last exchange in which the token was accepted, and the last of them that only read. */
  readonly accepted: Map<string, { last: Exchange; read: Exchange | undefined }>
  /** Operations that refuse a token though others accept it. */
  readonly refusing: Set<string>
  /** Lists that could be read. */
  readonly listed: Set<string>
}

export function createStops(options: StopsOptions): Stops {
  const seen: Seen = {
    ...options,
    reason: undefined,
    isAsking: false,
    isResumed: false,
    accepted: new Map(),
    refusing: new Set(),
    listed: new Set(),
  }
  const { accepted, listed } = seen
  return {
    get reason() {
      return seen.isResumed ? undefined : seen.reason
    },
    end(reason) {
      seen.reason = reason
      seen.findings.length = 0
    },
    resume() {
      seen.isResumed = true
    },
    learn(exchange) {
      const { call } = exchange
      if (!isSuccess(exchange) || call.operation === undefined) return
      if (seen.specification.resource(call.operation)?.action === 'list') listed.add(call.operation.id)
      if (call.token === undefined || !call.operation.secured) return
      const key = keyOf(call)
      const isRead = isSafe(call) && seen.specification.acts(call.operation) === undefined
      accepted.set(key, { last: exchange, read: isRead ? exchange : accepted.get(key)?.read })
    },
    async check(exchange, ask) {
      if (seen.isAsking || seen.reason !== undefined) return
      seen.isAsking = true
      try {
        await checkToken(seen, exchange, ask)
        seen.reason ??= await checkList(seen, exchange, ask)
      } finally {
        seen.isAsking = false
      }
      if (seen.reason !== undefined) throw new RunnerError(seen.reason)
    },
  }
}

type Ask = Parameters<Check>[1]

/** Asks again what was accepted: whether it is this operation that refuses, or whoever looks at the token. */
async function checkToken(seen: Seen, exchange: Exchange, ask: Ask): Promise<void> {
  const { call } = exchange
  const before = seen.accepted.get(keyOf(call))
  const operation = before?.read?.call.operation
  const isSuspect = call.refusal.length === 0 && isRefused(seen, exchange) && !isUsedUp(exchange)
  if (!isSuspect || before === undefined || operation === undefined || seen.refusing.has(call.operation?.id ?? ''))
    return
  const again = await ask(operation, before.read?.call.input ?? {})
  if (!isRefused(seen, again)) {
    seen.refusing.add(call.operation?.id ?? '')
    return
  }
  const { findings } = seen
  const kept = findings.filter((each) => (each.exchange ?? 0) < exchange.number)
  findings.splice(0, findings.length, ...kept)
  seen.reason = `the token of the role ${call.role} was accepted until request ${before.last.number} (${shown(before.last.call, seen)}), and is refused since`
}

/** Of one that is no token any more some say that it may not. */
function isRefused({ acceptance }: Seen, exchange: Exchange): boolean {
  return acceptance.isRefused(exchange) || exchange.answer.status === 403
}

/** Whether the answer says that a limit is used up, so that it is no wonder what else it says. */
function isUsedUp({ answer: { headers } }: Exchange): boolean {
  const rests = Object.entries(headers).filter(([name]) => name.endsWith('remaining'))
  return headers['retry-after'] !== undefined || rests.some(([, value]) => value.trim() === '0')
}

/** Once, after what the target failed on. */
async function checkList(seen: Seen, exchange: Exchange, ask: Ask): Promise<string | undefined> {
  const { specification, listed } = seen
  const { call, answer } = exchange
  const resource = call.operation && specification.resource(call.operation)
  if (answer.status < 500 || isSafe(call) || resource === undefined) return undefined
  const { path = {}, query = {} } = call.input
  const given = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const list = listingOf(specification, { system: call.system, collection: resource.collection, path, query: given })
  if (list === undefined || !listed.has(list.operation.id)) return undefined
  const status = await ask(list.operation, { path: list.path, query: list.query }).then(
    (read) => (isSuccess(read) ? undefined : `answers ${read.answer.status}`),
    () => 'does not answer',
  )
  if (status === undefined) return undefined
  return `${list.operation.id} ${status} since request ${exchange.number}, which was answered with ${answer.status}: ${shown(call, seen)}`
}

/** What was sent, as it may be said. */
function shown({ request, input }: Call, { hiding }: Seen): string {
  const { body } = input
  const sent = body === undefined ? '' : ` ${typeof body === 'string' ? body : JSON.stringify(body)}`
  return hiding.mask().hide(`${request.method} ${request.url}${sent}`).slice(0, shownMax)
}

const shownMax = 500

function keyOf({ system, role, token }: Call): string {
  return JSON.stringify([system, role, token])
}
