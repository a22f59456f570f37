/**
 * The one way in which requests leave: paced, sent, kept, and held to the document. Scenarios, generated cases and the clean-up all
 * speak through it, so nothing is sent that is not counted and checked.
 */

import type { Connection } from '../exchange/connection.ts'
import { readJson } from '../exchange/digits.ts'
import { type Call, type Exchange, isSafe } from '../exchange/exchange.ts'
import { Unended } from '../exchange/patience.ts'
import type { Waiting } from '../exchange/waiting.ts'
import type { Pace } from './pace.ts'

/** The target could not be reached, or did not answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The runner gave up for a reason that is not the target's. */
export class RunnerError extends Error {
  override readonly name = 'RunnerError'
}

export interface ConversationOptions {
  readonly connection: Connection
  readonly waiting: Waiting
  readonly pace: Pace
  /** Sees every exchange, retried ones included. */
  readonly onExchange: (exchange: Exchange) => void
  /** Sees every call before it is sent, for the journal. */
  readonly onCall: (call: Call) => void
  /** What is kept of a long answer, without what nobody may read. */
  readonly shorten: (text: string) => string
  /** What is sent once, whatever answers, or nobody: it may have been done, and done twice it is something else. */
  readonly isOnce: (call: Call) => boolean
  /** What one gateway error is held against, because there is no gateway. */
  readonly isStrict: boolean
  /** When it is aborted, what only reads is waited for no more. */
  readonly signal?: AbortSignal | undefined
  /** Why nothing more may be sent, or not this call; undefined as long as it may. */
  readonly stopReason: (call?: Call) => string | undefined
}

/** Why what was not reached is skipped when the run was ended early. */
export const endedEarly = 'the run was ended early'

/** Nothing is sent any more, because the run was ended early, or may send no more. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** A read whose answer does not come, or does not end: it is asked once, and what it holds is not known. */
export class Endless extends Error {
  override readonly name = 'Endless'
}

export interface Conversation {
  /** Sends a call, waiting out the rate limit. @param paced False for a call that is meant to meet the limit. */
  send(call: Call, paced?: boolean): Promise<Exchange>
  /** Without the bytes of their answers, and with no more than the beginning of a long text. */
  readonly exchanges: readonly Exchange[]
  /** Set once the target has not answered at all, has stopped answering or refuses everything: there is no use in going on. */
  readonly silence: Error | undefined
  /** How often something was sent again because a gateway, or nobody, had answered. */
  readonly hiccups: number
  /** Asks once more whether it answers, for the clean-up. */
  resume(): void
}

/** Calls in a row without an answer that are taken for a target that is gone. */
const silenceMax = 5
/** The same where nobody has answered anything, and each was waited for as long as anybody waits. */
const firstSilenceMax = 2
const retriesMax = 20
const hiccupPauseMs = 500
/** Nobody waits longer than this for a rate limit. */
const waitMaxMs = 600_000
const utf8 = new TextDecoder()

/** What has been said so far, and whether anybody answers. */
interface Line extends ConversationOptions {
  readonly exchanges: Exchange[]
  silence: Error | undefined
  /** Calls in a row. */
  unanswered: number
  hiccups: number
  /** By operation, or by method and URL: why it is not asked again. */
  readonly endless: Map<string, Endless>
}

export function createConversation(options: ConversationOptions): Conversation {
  const { pace, onExchange, onCall } = options
  const line: Line = { ...options, exchanges: [], silence: undefined, unanswered: 0, hiccups: 0, endless: new Map() }
  return {
    exchanges: line.exchanges,
    get silence() {
      return line.silence
    },
    get hiccups() {
      return line.hiccups
    },
    resume() {
      if (line.silence === undefined) return
      line.silence = undefined
      line.unanswered = silenceMax - 1
    },
    async send(call, paced = true) {
      checkLeave(line, call)
      const known = line.silence ?? line.endless.get(nameOf(call))
      if (known !== undefined) throw known
      onCall(call)
      for (let retries = 0; ; retries++) {
        if (paced) await pace.before(call)
        checkLeave(line)
        const exchange = await pastHiccups(line, call)
        const at = line.exchanges.push(exchange) - 1
        pace.after(exchange)
        onExchange(exchange)
        // What is secret in it is known once somebody has looked at it.
        line.exchanges[at] = withoutBytes(line, exchange)
        const retryMs = paced && !line.isOnce(call) ? pace.retryMs(exchange, retries) : undefined
        if (retryMs === undefined || call.refusal.includes('rate_limited')) return exchange
        const { url } = call.request
        if (retries === retriesMax)
          throw giveUp(line, `${url} was refused with 429 ${retriesMax} times, and waiting did not help`)
        if (retryMs > waitMaxMs)
          throw giveUp(line, `${url} was refused with 429, to be asked again in ${Math.ceil(retryMs / 1000)} s`)
        await pace.wait(retryMs)
      }
    },
  }
}

function checkLeave({ stopReason }: Line, call?: Call): void {
  const reason = stopReason(call)
  if (reason !== undefined) throw new Stopped(reason)
}

/** The answer, or the second one where the first was that of something in between that had nobody to ask. */
async function pastHiccups(line: Line, call: Call): Promise<Exchange> {
  const { waiting, isStrict, isOnce, exchanges } = line
  const isRepeatable = !isStrict && exchanges.length > 0 && !isOnce(call)
  try {
    const exchange = await exchangeOf(line, call)
    if (!isRepeatable || !isHiccup(exchange)) return exchange
    if (line.stopReason() !== undefined) return exchange
    exchanges.push(withoutBytes(line, exchange))
    await waiting.sleep(hiccupPauseMs)
  } catch (error) {
    // Of anything else nobody knows whether it was done.
    if (!isRepeatable || !isSafe(call) || line.silence !== undefined || isFinal(error)) throw error
  }
  line.hiccups++
  return exchangeOf(line, call)
}

/** To ask again would not help, or is not wanted. */
function isFinal(error: unknown): boolean {
  return error instanceof Endless || error instanceof Stopped
}

function giveUp(line: Line, why: string): Error {
  line.silence = new RunnerError(why)
  return line.silence
}

async function exchangeOf(line: Line, call: Call): Promise<Exchange> {
  const { connection, waiting, exchanges } = line
  const atMs = waiting.nowMs()
  const answer = await unlessEnded(line, call, () => connection.send(call.request, call)).catch((cause: unknown) => {
    if (cause instanceof Stopped) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    const told = `${call.request.method} ${call.request.url}: ${reason}`
    const failure = new Unreachable(told, { cause })
    const isUnended = cause instanceof Unended && isSafe(call)
    if (isUnended && cause.isBegun) line.unanswered = 0
    else if (++line.unanswered >= silenceMaxOf(line, isUnended)) line.silence = failure
    if (!isUnended || line.silence !== undefined) throw failure
    const endless = new Endless(told, { cause })
    line.endless.set(nameOf(call), endless)
    throw endless
  })
  line.unanswered = 0
  const text = utf8.decode(answer.bytes)
  return {
    number: exchanges.length + 1,
    call,
    atMs,
    durationMs: waiting.nowMs() - atMs,
    answer,
    text,
    body: parse(text),
  }
}

/** Of what may have been done, the answer is waited for, so that it is known what to remove. */
async function unlessEnded<T>({ signal }: Line, call: Call, ask: () => Promise<T>): Promise<T> {
  // What is asked after the end is asked by the clean-up.
  if (signal === undefined || signal.aborted || !isSafe(call)) return ask()
  const { ended, stop } = afterEnd(signal)
  try {
    return await Promise.race([ended, ask()])
  } finally {
    stop()
  }
}

/** Most answers are there by then, and whoever counts what was asked has counted this one. */
const graceMs = 500

/** @returns What fails a moment after the run was ended. */
function afterEnd(signal: AbortSignal): { readonly ended: Promise<never>; stop(): void } {
  let stop = (): void => {}
  const ended = new Promise<never>((_, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (): void => {
      timer = setTimeout(() => reject(new Stopped(endedEarly)), graceMs)
    }
    signal.addEventListener('abort', end, { once: true })
    stop = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
  })
  return { ended, stop }
}

/** Where nothing was answered at all, the first call that cannot be sent is enough. */
function silenceMaxOf({ exchanges }: Line, isUnended: boolean): number {
  if (exchanges.length > 0) return silenceMax
  return isUnended ? firstSilenceMax : 1
}

/** What is not asked again once it did not end: the operation, whatever it is asked with. */
function nameOf({ operation, request }: Call): string {
  return JSON.stringify(operation === undefined ? [request.method, request.url] : [operation.system, operation.id])
}

/** 503 says that nothing was done; of the other two nobody knows, so that only what is as good twice as once is sent again. */
function isHiccup({ call, answer }: Exchange): boolean {
  return (
    answer.status === 503 ||
    ((answer.status === 502 || answer.status === 504) && (isSafe(call) || /^(PUT|DELETE)$/.test(call.request.method)))
  )
}

/** A long run has many answers, and of most of them nobody wants more than how they began. */
function withoutBytes({ shorten }: Line, exchange: Exchange): Exchange {
  return {
    ...exchange,
    answer: { ...exchange.answer, bytes: new Uint8Array() },
    text: shorten(exchange.text),
    body: undefined,
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return readJson(text)
  } catch {
    return undefined
  }
}
