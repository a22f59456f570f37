/** Calls operations for a scenario with one credential, and says what came in the terms of the step. */
import { errorCodeIn, hasText } from '../../checks/check-answer.ts'
import type { Operation } from '../../spec/contract.ts'
import type { Fact } from '../../spec/facts.ts'
import type { Names } from '../exchange/chance.ts'
import { type Call, type Exchange, type Input, isSafe, isSuccess } from '../exchange/exchange.ts'
import type { Visibility } from '../exchange/visibility.ts'
import type { Disappointment } from '../judge/expect.ts'
import { isMaking } from '../specification/making.ts'
import { operationAt } from '../specification/path-template.ts'
import type { Specification } from '../specification/specification.ts'
import { actCapability, type Role, type Target } from '../target/target.ts'
import type { Actor, Answer, Reason } from './actor.ts'
import { baseHeaders, buildRequest, lowerCase } from './build-request.ts'
import type { Conversation } from './conversation.ts'
import { walkPages } from './paging.ts'
import { withRequestKey } from './request-key.ts'
import { Lacking, StepEnded } from './step-ended.ts'

/** Asks what has to be known before a call is sent; it throws where the call is not to be. */
export type LookUp = (
  call: Call,
  read: (operation: Operation, path: Readonly<Record<string, string>>, refusal: readonly string[]) => Promise<Exchange>,
) => Promise<void>

/** Asks what has to be known after an answer came; it throws where the run is not to go on. */
export type Check = (
  exchange: Exchange,
  ask: (operation: Operation, input: Input) => Promise<Exchange>,
) => Promise<void>

export interface ActorOptions {
  readonly role: Role | 'anonymous'
  readonly system: string
  readonly specification: Specification
  readonly target: Target
  readonly conversation: Conversation
  readonly names: Names
  /** Told of what a refusal should have been, and what says so. */
  readonly onWrongRefusal: (fact: Fact, disappointment: Disappointment, exchange: Exchange) => void
  readonly onExchange: (exchange: Exchange) => void
  readonly lookUp: LookUp
  readonly check: Check
  /** Without it nothing is waited for. */
  readonly visibility: Visibility | undefined
  readonly isPaced: boolean
}

/** Who speaks to whom, for each of the calls. */
interface Speaking extends Pick<ActorOptions, 'role' | 'system' | 'specification' | 'target' | 'conversation'> {
  readonly options: ActorOptions
}

export function createActor(options: ActorOptions): Actor {
  const { role, system, specification, target, conversation, names } = options
  const token = role === 'anonymous' ? undefined : target.tokenOf(system, role)
  // Nobody needs a token where no operation asks for one.
  const needsToken = role !== 'anonymous' && (role !== 'owner' || specification.isSecured(system))
  if (needsToken && token === undefined) throw new Lacking(role)

  const speaking: Speaking = { role, system, specification, target, conversation, options }
  const actor: Omit<Actor, 'call' | 'list'> & UntypedCalls = {
    role,
    get unpaced() {
      return createActor({ ...options, isPaced: false })
    },
    async call(id, input = {}) {
      const exchange = await reach(speaking, specification.operation(id), input)
      if (isSuccess(exchange)) return answerOf(exchange)
      throw new StepEnded({
        message: `${id} did not succeed.`,
        expected: successesOf(exchange.call.operation),
        seen: summarize(exchange),
        requirements: [],
      })
    },
    async refused(id, input, ...reason) {
      const operation = specification.operation(id)
      const codes = codesOf(speaking, reason)
      const exchange = await send(speaking, operation, input, codes)
      const { status } = exchange.answer
      if (status < 400 || status >= 500) {
        throw new StepEnded({
          message: status < 400 ? `${id} accepted what it has to refuse.` : `${id} failed on what it has to refuse.`,
          expected: `a refusal: ${codes.map((each) => each.replace(/^http-/, '')).join(' or ')}`,
          seen: summarize(exchange),
          requirements: [],
        })
      }
      const stated = reason.flatMap((each) => (typeof each === 'string' ? [] : [each.statedBy]))
      checkRefusal(speaking, exchange, codes, stated)
      return answerOf(exchange)
    },
    send: async (id, input = {}, ...likely) =>
      answerOf(await send(speaking, specification.operation(id), input, codesOf(speaking, likely))),
    reach: async (id, input = {}) => answerOf(await reach(speaking, specification.operation(id), input)),
    async list(id, input = {}, isEnough) {
      return walkPages(specification, specification.operation(id), input, (each) => actor.call(id, each), isEnough)
    },
    async request({ method, path, headers = {}, body }) {
      const origin = target.originOf(specification.system(system))
      const request = {
        method,
        url: `${origin}${path}`,
        headers: { ...baseHeaders({ origin, token, headers: target.headers }), ...lowerCase(headers) },
        body: body ?? null,
      }
      const operation = operationAt(specification.contract, system, method, path.split('?')[0] ?? '')
      return answerOf(await exchangeOf(speaking, { system, operation, role, token, input: {}, request, refusal: [] }))
    },
    unique: (kind) => names.word(kind),
    uniqueKey: (kind) => names.key(kind),
    uniqueHost: (kind) => names.host(kind),
    secretValue: () => names.secretValue(),
  }
  // The operations' types are facts about the document, which nothing can check at run time but the checks themselves.
  return actor as unknown as Actor
}

/** What was not found was not done either, so that it can be asked for once more; an action is called once, whatever it answers. */
function reach(speaking: Speaking, operation: Operation, input: Input): Promise<Exchange> {
  const { specification, options } = speaking
  const ask = (): Promise<Exchange> => send(speaking, operation, input)
  const isAction = operation.method === 'POST' && !isMaking(specification.resource(operation)?.action ?? '')
  return isAction || options.visibility === undefined ? ask() : options.visibility.found(ask)
}

function send(
  speaking: Speaking,
  operation: Operation,
  given: Input,
  refusal: readonly string[] = [],
): Promise<Exchange> {
  const { role, specification, target, options } = speaking
  const input = withRequestKey(specification, operation, given, options.names)
  const origin = target.originOf(specification.system(operation.system))
  // Of a system that is not the scenario's, the token may be another.
  const own = role === 'anonymous' ? undefined : target.tokenOf(operation.system, role)
  const placement = specification.placement(operation)
  const writing = specification.writing(operation)
  const request = buildRequest(operation, input, { origin, token: own, placement, headers: target.headers, writing })
  return exchangeOf(speaking, { system: operation.system, operation, role, token: own, input, request, refusal })
}

async function exchangeOf(speaking: Speaking, call: Call): Promise<Exchange> {
  const { system, target, conversation, options } = speaking
  const lacked = needsOf(speaking, call).find((capability) => !target.can(capability, system))
  if (lacked !== undefined) throw new Lacking(lacked)
  await options.lookUp(call, (operation, path, refusal) => send(speaking, operation, { path }, refusal))
  const exchange = await conversation.send(call, options.isPaced)
  options.onExchange(exchange)
  await options.check(exchange, (operation, input) => send(speaking, operation, input))
  return exchange
}

function needsOf({ specification }: Speaking, call: Call): readonly string[] {
  // A GET that does more than read is called only when somebody names it.
  const isActing = call.operation?.method === 'GET' && specification.acts(call.operation) !== undefined
  if (isActing) return ['writes', actCapability(call.operation.id)]
  const needs = isSafe(call) ? [] : ['writes']
  const resource = call.operation && specification.resource(call.operation)
  if (call.operation === undefined || resource === undefined || !isMaking(resource.action)) return needs
  return [...needs, ...resource.needs, ...(specification.isRemovable(call.operation) ? [] : ['leftovers'])]
}

/** A situation's code, or the code itself. */
function codesOf(speaking: Speaking, reasons: readonly Reason[]): string[] {
  return reasons.map((each) => codeOf(speaking, typeof each === 'string' ? each : each.code))
}

function codeOf(speaking: Speaking, reason: string): string {
  const situations: Readonly<Record<string, { readonly code: string } | undefined>> = catalogue(speaking).situations
  return situations[reason]?.code ?? reason
}

/**
 * The status and the code are two facts: a document that lists statuses may know no codes. Where the status is another one, its code
 * is no mistake of its own.
 */
function checkRefusal(
  speaking: Speaking,
  exchange: Exchange,
  codes: readonly string[],
  [stated]: readonly string[],
): void {
  const { system, specification, options } = speaking
  const [first] = codes
  if (first === undefined) return
  const { operation } = exchange.call
  const { status } = exchange.answer
  const statuses = codes.map((each) => catalogue(speaking).codes[each]?.status)
  const fact =
    (stated === undefined ? specification.errorFact(system, first, operation) : specification.factOf(stated)) ?? nobody
  const tell = (known: Fact, what: string, expected: readonly unknown[], seen: string): void => {
    const message = `${operation?.id} refused with ${what} ${seen} and not ${expected.join(' or ')}.`
    options.onWrongRefusal(known, { message, expected: expected.join(' or '), seen, requirements: [] }, exchange)
  }
  if (!statuses.includes(status)) {
    tell(fact, 'the status', statuses, String(status))
    return
  }
  // A catalogue whose errors have no place for a code knows them by their status alone.
  if (Object.keys(catalogue(speaking).body).length === 0) return
  // Where it stands in the body is said by the check of the body.
  if (codes.some((each) => hasText(exchange.body, each))) return
  const coded = specification.wordFact(system, first) ?? fact
  tell(coded, 'the code', codes, errorCodeIn(exchange.body, catalogue(speaking)) ?? '(no code)')
}

function catalogue({ system, specification }: Speaking): Specification['contract']['errors'][string] {
  const found = specification.contract.errors[specification.system(system).errors]
  if (found === undefined) throw new Error(`no error catalogue of ${system}`)
  return found
}

interface UntypedCalls {
  call(id: string, input?: Input): Promise<Answer>
  list(id: string, input?: Input, isEnough?: (elements: readonly unknown[]) => boolean): Promise<unknown>
}

export function answerOf(exchange: Exchange): Answer {
  const { answer, body, text, number, atMs } = exchange
  return { status: answer.status, headers: answer.headers, body, text, bytes: answer.bytes, exchange: number, atMs }
}

/** The statuses that an operation may succeed with, as a clause. */
export function successesOf(operation: Operation | undefined): string {
  const statuses = (operation?.responses ?? []).map(({ status }) => status).filter((status) => status < 400)
  return statuses.length === 0 ? 'a success' : `one of ${statuses.join(', ')}`
}

const nobody: Fact = { level: 'ASSUMED', requirements: [] }

function summarize({ answer, text }: Exchange): string {
  return `${answer.status} ${text}`.trim()
}
