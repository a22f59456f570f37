/** Verifies a target: runs the scenarios, cleans up, and says what held. */

import { withoutSwagger } from '../document/swagger.ts'
import { UsageError } from '../errors/usage-error.ts'
import { endedExpressions } from '../schema/node-bounded-expression.ts'
import { type CleanUp, cleanUp } from './clean-up/clean-up.ts'
import { type Journal, noJournal } from './clean-up/journal.ts'
import { readBaseline } from './clean-up/read-baseline.ts'
import { type Exchange, pathOf } from './exchange/exchange.ts'
import { isoTime, realNowMs } from './exchange/waiting.ts'
import { checkDemands } from './judge/demands.ts'
import type { Report } from './report/report.ts'
import { summarize } from './report/summarize.ts'
import { checkOptions } from './run/check-options.ts'
import { beyondMost, requestsMax } from './run/guard/most-requests.ts'
import { onlyThose } from './run/only.ts'
import { inOrder, type Rehearsed } from './run/order.ts'
import { leftOutBy } from './run/plan-run.ts'
import { createSession, type Session, type SessionOptions } from './run/session.ts'
import { askedOf, createTurns } from './run/turns.ts'
import type { VerifyOptions } from './run/verify-options.ts'
import { scenariosOf } from './scenarios/all.ts'
import { anySpecification } from './scenarios/any-spec/any-spec.ts'
import { wantingText } from './scenarios/any-spec/wanting.ts'
import { specificationOf } from './specification/create-specification.ts'
import { chooseSystems } from './target/choose-systems.ts'
import { readTarget, type Target, type TargetOptions, withEverything } from './target/target.ts'

/**
 * Holds a target to the document.
 *
 * @example
 * ```ts
 * import { createPlatform } from 'nowhere-kit'
 * import { verify } from 'nowhere-kit/contract'
 *
 * const platform = createPlatform({ clock: 'frozen' })
 * const report = await verify({ fetch: platform.fetch, clock: platform.clock, tokens: { owner: 'nowhere_alice' }, isNowhere: true })
 * console.log(report.verdict) // -> conforms
 * ```
 * @throws UsageError INVALID_TARGET, INVALID_OPTION, INVALID_SPEC, UNREACHABLE_TARGET, REFUSED_TOKEN
 */
export async function verify(targetOptions: TargetOptions, options: VerifyOptions = {}): Promise<Report> {
  checkOptions(options)
  const target = readTarget(targetOptions)
  const foreign = options.spec === undefined ? undefined : anySpecification(await withoutSwagger(options.spec))
  const specification =
    foreign?.specification ?? options.specification ?? specificationOf(options.profile ?? 'documented')
  checkDemands(options.demands ?? {}, specification.facts)
  const level = options.level ?? (target.isNowhere ? 'ASSUMED' : 'SHOULD')
  const startMs = realNowMs()
  const seed = String(options.seed ?? startMs)
  const leftOut = { ...options.leftOut, ...(await beyondBudget(targetOptions, options, seed)) }
  const systems = new Map(chooseSystems(specification, target, options.systems))
  const scenarios = (options.scenarios ?? foreign?.scenarios ?? scenariosOf(specification)).filter(
    ({ system }) => systems.get(system) === null,
  )
  const journal = options.journal ?? noJournal
  const session = openSession({ specification, target, seed, startMs, journal, isRehearsal: false, leftOut }, options)
  journalRun(journal, session, startMs)
  const rehearse = (of: typeof target): Session =>
    createSession({ specification, target: of, seed, startMs, journal: noJournal, isRehearsal: true })
  const rehearsal = rehearse(target)
  const ordered = onlyThose(await inOrder(scenarios, rehearsal, seed, options.signal), options.only, rehearsal)
  // What a target lacks is named by the steps that it would have.
  const whole = rehearse(withEverything(target))

  const omitted = { ...tooMuch(ordered, target, options), ...leftOut }
  const turns = createTurns({ session, whole, systems, leftOut: omitted, level, total: ordered.length }, options)
  let cleaned: CleanUp = { removed: 0, leftovers: [], findings: [] }
  try {
    if (foreign !== undefined && options.signal?.aborted !== true) await lookFirst(session, rehearsal, journal)
    await turns.run(ordered.filter(({ scenario }) => scenario.isLast !== true))
    if (session.conversation.exchanges.length === 0) refuseSilence(session)
    options.onProgress?.({ event: 'clean-up', pending: session.inventory.pending().length })
    const stopped = session.stopReason()
    session.resume()
    cleaned = ofThoseThere(await cleanUp(session), systems)
    const last = ordered.filter(({ scenario }) => scenario.isLast === true)
    await turns.run(last, stopped)
    const refused = session.refusedToken(askedOf(systems))
    if (refused !== undefined) refuseToken(refused)
  } finally {
    await target.connection.close()
  }
  return summarize({
    session,
    ...(foreign === undefined
      ? {}
      : {
          inferred: foreign.inferred,
          leftOut: [...foreign.leftOut, ...tooSlow()],
          wanting: foreign.wanting.map(wantingText),
        }),
    runs: turns.runs,
    cleaned,
    systems,
    named: options.systems ?? [],
    level,
    seed,
    startMs,
    profile: options.profile ?? 'documented',
    demands: options.demands ?? {},
    keepsExchanges: options.keepsExchanges ?? false,
  })
}

/** What answered in a system's place made nothing of it. */
function ofThoseThere(cleaned: CleanUp, systems: ReadonlyMap<string, string | null>): CleanUp {
  const there = askedOf(systems)
  return { ...cleaned, leftovers: cleaned.leftovers.filter(({ system }) => there.has(system)) }
}

function journalRun(journal: Journal, { names, target }: Session, startMs: number): void {
  const startedAt = isoTime(startMs)
  journal.append({ event: 'run', version: 1, prefix: names.prefix, target: target.name, startedAt })
}

/** What stands in the lists before the run is nobody's to change; see clean-up/baseline.ts. */
function lookFirst(session: Session, rehearsal: Session, journal: Journal): Promise<void> {
  const intended = rehearsal.inventory.intended.map(({ intention }) => intention)
  return readBaseline(session, intended, journal)
}

/** The run's own session, with what the options ask of it. */
function openSession(known: SessionOptions, { budget, onProgress, onExchange, signal }: VerifyOptions): Session {
  return createSession({
    ...known,
    ...(budget !== undefined && { budget }),
    ...(known.target.clock === undefined && { onWait: (ms: number) => onProgress?.({ event: 'waiting', ms }) }),
    ...(onExchange && { onExchange }),
    ...(signal && { signal }),
  })
}

/** What the budget has no room for. */
function beyondBudget(
  target: TargetOptions,
  options: VerifyOptions,
  seed: string,
): Promise<Readonly<Record<string, string>>> | undefined {
  const { budget, profile, specification, spec, systems, scenarios, leftOut } = options
  if (budget === undefined) return undefined
  const chosen = { profile, specification, spec, systems, scenarios, leftOut, signal: options.signal }
  // An option that was not given is not there, rather than undefined.
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
  return leftOutBy(budget, target, { ...given, seed })
}

/** What is left out of a document that somebody brings, for there is so much of it. */
function tooMuch(
  ordered: readonly Rehearsed[],
  target: Target,
  { spec, budget, maxRequests = requestsMax }: VerifyOptions,
): Readonly<Record<string, string>> {
  return spec === undefined || budget !== undefined ? {} : beyondMost(ordered, target, maxRequests)
}

/** The first call had no answer, so nothing is known of the target. */
function refuseSilence({ conversation, target, hiding }: Session): void {
  const { silence } = conversation
  if (silence === undefined) return
  throw new UsageError(
    'UNREACHABLE_TARGET',
    `Failed to reach ${target.name}: ${hiding.tokens.hide(silence.message)}. Check the address, and the certificate's authority where it has one.`,
    { cause: silence },
  )
}

/** Everything else would fail for the same reason. */
function refuseToken({ call, answer }: Exchange): never {
  const flag = { owner: '--token', second: '--second-token' }[String(call.role)] ?? `--extra-token ${call.role}=`
  throw new UsageError(
    'REFUSED_TOKEN',
    `Failed to verify ${call.system}: no call accepted the token of the role ${call.role} (${call.request.method} ${pathOf(call)} answered ${answer.status}). Give it with ${flag}, where another system has another one as ${call.system}=TOKEN, or name the systems to verify with --system.`,
  )
}

/** What of a document was checked no more, because it took too long. */
function tooSlow(): string[] {
  return endedExpressions().map(
    (pattern) => `the pattern ${pattern} is not checked any more, because it took longer than anybody can wait`,
  )
}
