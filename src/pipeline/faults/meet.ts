/** What a test ordered to go wrong, met on a request's way: by the header `X-Nowhere-Fault` of its own, and by faults of the world. */
import { Refusal, refuse } from '../../errors/refusal.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { answers, type FaultyCall } from '../../world/faults.ts'
import { principalOf } from '../authenticate.ts'
import type { Engine } from '../engine.ts'
import { type Answer, type Arrived, grow, type Prepared, type Routed } from '../exchange.ts'

export const faultHeader = 'x-nowhere-fault'

/** Of a request that is lost before anything was done: it was never answered. */
const unanswered: Answer = { status: 0, headers: {}, body: null }

/** Reads what the request orders for itself; an answer where that is nothing that can be done, or where it is to be lost. */
export function answerOrder(arrived: Arrived, { orderedBy }: Engine): Answer | undefined {
  const header = orderedBy && arrived.received.headers[faultHeader]
  if (orderedBy === undefined || header === undefined) return undefined
  const { method } = arrived.received
  const operation = arrived.match?.routes.get(method === 'HEAD' ? 'GET' : method)?.operation
  try {
    const { effects } = grow(arrived, { effects: orderedBy(header, operation) })
    if (effects.drop !== 'before') return undefined
    // It goes no further, and the journal still says what was asked.
    if (operation !== undefined) grow(arrived, { operation })
    return unanswered
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return refused(error)
  }
}

/** As the control API says it, in no system's shape: it is this fake that is asked. */
function refused({ code, message }: UsageError): Answer {
  return {
    status: 400,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify({ error: { code, message } }),
    code,
  }
}

/** What the world's faults do to the connection; an answer where the request is lost before anything is done. */
export function meetOnLine(routed: Routed, engine: Engine): Answer | undefined {
  const { faults } = engine.world
  if (faults.isEmpty) return undefined
  const account = principalOf(routed.received, engine)?.account.username
  const { effects } = grow(routed, {
    effects: { ...faults.meetOnLine(callOf(routed, account)), ...routed.effects },
  })
  return effects.drop === 'before' ? unanswered : undefined
}

/** What the world's faults answer in place of the operation. */
export function failAsOrdered(prepared: Prepared, engine: Engine): void {
  const { world, contract } = engine
  const { principal, operation, quota } = prepared
  if (!world.faults.isEmpty && !(prepared.effects && answers(prepared.effects))) {
    const met = world.faults.meetAtWork(callOf(prepared, principal.account.username))
    grow(prepared, { effects: { ...met, ...prepared.effects } })
  }
  const { code, status } = prepared.effects ?? {}
  if (code === undefined && status === undefined) return
  // A test that ordered too many requests sees what a client does whose window is used up, headers included.
  const limited = contract.errors[operation.catalogue]?.situations['rate-limited']?.code
  const fault = code ?? codeOf(status, prepared, engine)
  if (fault === limited) {
    grow(prepared, { quota: { ...quota, remaining: 0 } })
    refuse('rate-limited')
  }
  const message = `The fault ${code === undefined ? status : `"${code}"`} was ordered for ${operation.id}.`
  throw new Refusal(status === undefined ? { fault } : { fault, status }, { message })
}

/** A code that has the status: one that the operation declares, else one of its catalogue, else that of an error of the server. */
function codeOf(status: number | undefined, { operation }: Prepared, { contract }: Engine): string {
  const { codes = {}, situations = {} } = contract.errors[operation.catalogue] ?? {}
  const known = [...operation.errors, ...Object.keys(codes)].find((code) => codes[code]?.status === status)
  return known ?? situations.internal?.code ?? 'internal'
}

function callOf({ operation, nowMs }: Routed, account: string | undefined): FaultyCall {
  return { operation: operation.id, codes: operation.errors, account, nowMs }
}
