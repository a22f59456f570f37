/**
 * One request, in order: routed, authenticated, rate limited, in good standing, read, validated, behaved, checked, responded.
 * A stage that refuses throws; how far the request came decides what its refusal can say.
 */
import { arrive } from './arrive.ts'
import { authenticate, principalOf } from './authenticate.ts'
import { behave, prepare } from './behave.ts'
import { checkStanding } from './check-standing.ts'
import type { Engine } from './engine.ts'
import type { Answer, Arrived, Prepared, Reached, Received } from './exchange.ts'
import { keep, replay } from './idempotency.ts'
import { countRefused, rateLimit } from './rate-limit.ts'
import { readBody } from './read-body.ts'
import { refuseWith } from './refuse.ts'
import { finish, respond } from './respond.ts'
import { allowedMethods, route } from './route.ts'
import { siteAt } from './site.ts'
import { validate } from './validate.ts'

/** A promise only when the operation has to wait for something, such as a certificate being parsed. */
export function handle(received: Received, engine: Engine): Answer | Promise<Answer> {
  const arrived = arrive(received, engine)
  // The stages let this one object grow, so it is always as far as the request came.
  const reached: Reached = arrived
  const refused = (error: unknown): Answer => record(refuseWith(error, reached, engine), reached, engine)
  const behaved = (prepared: Prepared): Answer => {
    try {
      const done = replay(prepared, engine) ?? behave(prepared, engine)
      const answer = respond(done, engine)
      keep(done, engine)
      return record(answer, prepared, engine)
    } catch (error) {
      return refused(error)
    }
  }
  try {
    const direct = answerSite(received, engine) ?? answerOptions(arrived, engine)
    if (direct !== undefined) return record(direct, arrived, engine)
    const routed = route(arrived)
    const authenticated = authenticate(routed, engine)
    const admitted = rateLimit(authenticated, engine)
    const standing = checkStanding(admitted, engine)
    const read = readBody(standing, engine)
    const validated = validate(read, engine)
    const prepared = prepare(validated, engine)
    return prepared instanceof Promise ? prepared.then(behaved, refused) : behaved(prepared)
  } catch (error) {
    return refused(error)
  }
}

/** Requests to a host of the users' own, such as a deployment's; never to the server's, which an alias could else take from the API. */
function answerSite(received: Received, engine: Engine): Answer | undefined {
  if (received.isForServer) return undefined
  return siteAt(received.host, engine)?.answer(received, engine.world, engine.contract)
}

/** Which methods a path has. Counted like a refusal: it says who asks no more than a refusal does. */
function answerOptions(arrived: Arrived, engine: Engine): Answer | undefined {
  const { match, received } = arrived
  if (match === undefined || received.method !== 'OPTIONS') return undefined
  const quota = countRefused(arrived, principalOf(arrived.received, engine), engine)
  const draft = {
    status: 204,
    headers: { Allow: allowedMethods(match) },
    body: undefined,
    isRaw: false,
    told: undefined,
  }
  return finish(draft, arrived, quota, engine)
}

function record(answer: Answer, reached: Reached, { world }: Engine): Answer {
  const { received, operation, principal, nowMs } = reached
  const sent = received.method === 'HEAD' ? { ...answer, body: null } : answer
  world.journal.record({
    atMs: nowMs,
    operationId: operation?.id ?? null,
    accountId: principal?.account.id ?? null,
    // What was refused before its body was read is kept without it.
    request: received.body === null || isRead(reached) ? received : { ...received, body: null },
    answer: sent,
  })
  return sent
}

/** The stage that reads bodies was come to. */
function isRead(reached: Reached): boolean {
  return reached.standing !== undefined
}
