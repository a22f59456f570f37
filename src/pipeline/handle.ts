/**
 * One request, in order: routed, authenticated, rate limited, in good standing, read, validated, behaved, checked, responded.
 * A stage that refuses throws; how far the request came decides what its refusal can say.
 */
import { arrive } from './arrive.ts'
import { authenticate, principalOf } from './authenticate.ts'
import { behave } from './behave.ts'
import { checkStanding } from './check-standing.ts'
import type { Engine } from './engine.ts'
import type { Answer, Arrived, Preparation, Reached, Received } from './exchange.ts'
import { withFaults } from './faults/leave.ts'
import { answerOrder, meetOnLine } from './faults/meet.ts'
import { keep, replay } from './idempotency.ts'
import { refuseUnacceptable } from './negotiation/refuse-unacceptable.ts'
import { preparationOf, prepared } from './prepare.ts'
import { countRefused, rateLimit } from './rate-limit.ts'
import { readBody } from './read-body.ts'
import { refuseWith } from './refuse.ts'
import { refuseUnkept } from './refuse-unkept.ts'
import { finish, respond } from './respond.ts'
import { allowedMethods, route } from './route.ts'
import { nearMissesOf, nearMissText } from './routing/near-misses.ts'
import { placeOf } from './routing/origins.ts'
import { siteAt } from './site.ts'
import { validate } from './validate.ts'

/** A promise only when something has to be waited for: what the operation prepares, or that the exchange is kept for good. */
export function handle(received: Received, engine: Engine, preparation?: Preparation): Answer | Promise<Answer> {
  const { clock } = engine.world
  // One request is one step of the history, with one time.
  clock.pin()
  try {
    const waited = take(received, engine, preparation)
    return 'waitingFor' in waited
      ? waited.waitingFor.then((preparation) => handle(received, engine, preparation))
      : kept(waited, preparation, engine)
  } finally {
    clock.unpin()
  }
}

interface Done {
  readonly answer: Answer
  /** No operation took it. */
  readonly isUnrouted?: boolean
  readonly reached: Reached
}

interface Waits {
  readonly waitingFor: Promise<Preparation>
}

function take(received: Received, engine: Engine, preparation: Preparation | undefined): Done | Waits {
  const arrived = arrive(received, engine)
  // The stages let this one object grow, so it is always as far as the request came.
  const reached: Reached = arrived
  try {
    const direct = answerOrder(arrived, engine) ?? answerSite(received, engine) ?? answerOptions(arrived, engine)
    if (direct !== undefined) return { answer: direct, reached }
    const routed = route(arrived)
    const waitingFor = preparation === undefined ? preparationOf(routed, engine) : undefined
    if (waitingFor !== undefined) return { waitingFor }
    const lost = meetOnLine(routed, engine)
    if (lost !== undefined) return { answer: lost, reached }
    const authenticated = authenticate(routed, engine)
    const admitted = rateLimit(authenticated, engine)
    const standing = checkStanding(admitted, engine)
    refuseUnacceptable(standing, engine)
    const read = readBody(standing, engine)
    const validated = validate(read, engine)
    const ready = prepared(validated, preparation)
    const done = replay(ready, engine) ?? behave(ready, engine)
    const answer = respond(done, engine)
    keep(done, engine)
    return { answer, reached }
  } catch (error) {
    return { answer: refuseWith(error, reached, engine), reached, isUnrouted: reached.operation === undefined }
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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The answer, once it and what led to it are kept. */
function kept(
  { answer: made, reached, isUnrouted }: Done,
  preparation: Preparation | undefined,
  engine: Engine,
): Answer | Promise<Answer> {
  const { received, operation, principal, nowMs } = reached
  const answer = withFaults(made, reached)
  // Looking for them costs more than all else of such a request, and few ask.
  const nearMisses = isUnrouted
    ? once(() => {
        const { apiPath: path, systems } = placeOf(received.host, received.path, engine)
        return nearMissesOf({ method: received.method, path, systems }, engine.contract)
      })
    : undefined
  const told = received.method === 'HEAD' ? { ...answer, body: null } : answer
  const sent = nearMisses === undefined ? told : { ...told, nearMiss: () => nearMissText(nearMisses()) }
  const exchange = {
    atMs: nowMs,
    operationId: operation?.id ?? null,
    accountId: principal?.account.id || null,
    // What was refused before its body was read is kept without it.
    request: received.body === null || isRead(reached) ? received : { ...received, body: null },
    answer: told,
    ...(nearMisses && { nearMisses }),
  }
  const keeping = engine.record(exchange, preparation)
  return keeping === undefined
    ? sent
    : keeping.then(
        () => sent,
        () => refuseUnkept(received, engine),
      )
}

/** The stage that reads bodies was come to. */
function isRead(reached: Reached): boolean {
  return reached.standing !== undefined
}
