/** Verifies a target: runs the scenarios, cleans up, and says what held. */

import { withoutSwagger } from '../document/swagger.ts'
import { endedExpressions } from '../schema/node-bounded-expression.ts'
import { type CleanUp, cleanUp } from './clean-up/clean-up.ts'
import { type Journal, noJournal } from './clean-up/journal.ts'
import { readBaseline } from './clean-up/read-baseline.ts'
import { isoTime, realNowMs } from './exchange/waiting.ts'
import { checkDemands } from './judge/demands.ts'
import { NotAsked, type Refusal } from './report/not-asked.ts'
import type { Report } from './report/report.ts'
import { summarize } from './report/summarize.ts'
import { checkOptions } from './run/check-options.ts'
import { lookWhoAnswers, type Stranger, whoAnswered } from './run/guard/first-look.ts'
import { type Limit, limitOf } from './run/guard/limit.ts'
import { beyondMost } from './run/guard/most-requests.ts'
import { refusedText } from './run/guard/refused-token.ts'
import { onlyThose } from './run/only.ts'
import { inOrder, type Rehearsed } from './run/order.ts'
import { leftOutBy } from './run/plan-run.ts'
import { createSession, type Session, type SessionOptions } from './run/session.ts'
import { askedOf, createTurns, type Turns, withoutBlame } from './run/turns.ts'
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
 * @throws UsageError INVALID_TARGET, INVALID_OPTION, INVALID_SPEC; NotAsked, with its report, UNREACHABLE_TARGET and REFUSED_TOKEN
 */
export async function verify(targetOptions: TargetOptions, options: VerifyOptions = {}): Promise<Report> {
  checkOptions(options)
  const target = readTarget(targetOptions)
  const foreign = options.spec === undefined ? undefined : anySpecification(await withoutSwagger(options.spec))
  const specification =
    foreign?.specification ?? options.specification ?? specificationOf(options.profile ?? 'documented')
  checkDemands(options.demands ?? {}, specification.facts)
  // The fake of our own document is held to what that assumes; of anybody's, what nothing states is a note for the fake as for others.
  const level = options.level ?? (target.isNowhere && foreign === undefined ? 'ASSUMED' : 'SHOULD')
  const startMs = realNowMs()
  const seed = String(options.seed ?? startMs)
  const leftOut = { ...options.leftOut, ...(await beyondBudget(targetOptions, options, seed)) }
  const systems = new Map(chooseSystems(specification, target, options.systems))
  const scenarios = (options.scenarios ?? foreign?.scenarios ?? scenariosOf(specification)).filter(
    ({ system }) => systems.get(system) === null,
  )
  const journal = options.journal ?? noJournal
  const limit = limitOf(options)
  const known = { specification, target, seed, startMs, journal, isRehearsal: false, leftOut, limit }
  const session = openSession(known, options)
  journalRun(journal, session, startMs)
  const rehearse = (of: typeof target): Session =>
    createSession({ specification, target: of, seed, startMs, journal: noJournal, isRehearsal: true })
  const rehearsal = rehearse(target)
  const ordered = onlyThose(await inOrder(scenarios, rehearsal, seed, options.signal), options.only, rehearsal)
  // What a target lacks is named by the steps that it would have.
  const whole = rehearse(withEverything(target))

  const omitted = { ...tooMuch(ordered, target, limit), ...leftOut }
  const turns = createTurns({ session, whole, systems, leftOut: omitted, level, total: ordered.length }, options)
  const turning = { session, rehearsal, turns, ordered, systems, isForeign: foreign !== undefined }
  const asked = await inTurn(turning, options).finally(() => target.connection.close())
  const { cleaned, silence } = asked
  const stranger = asked.stranger ?? (foreign && whoAnswered(session))
  const refusal = silence ? silenceText(session, silence) : refusalOf(session, stranger, systems)
  const lack = refusal?.message ?? stranger?.reason ?? turns.absence
  // What the clean-up was answered blames nobody either.
  if (lack !== undefined) session.stop(lack)
  const report = summarize({
    session,
    ...(lack === undefined ? {} : { lack }),
    ...(limit === undefined ? {} : { limit }),
    ...(foreign === undefined
      ? {}
      : {
          inferred: foreign.inferred,
          leftOut: [...foreign.leftOut, ...tooSlow()],
          wanting: foreign.wanting.map(wantingText),
        }),
    runs: lack === undefined ? turns.runs : turns.runs.map((turn) => withoutBlame(turn, lack)),
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
  if (refusal !== undefined) throw new NotAsked(refusal, report)
  return report
}

interface Turning {
  readonly session: Session
  readonly rehearsal: Session
  readonly turns: Turns
  readonly ordered: readonly Rehearsed[]
  readonly systems: ReadonlyMap<string, string | null>
  readonly isForeign: boolean
}

interface Asked {
  readonly cleaned: CleanUp
  readonly stranger?: Stranger | undefined
  /** Why not even the first call was answered. */
  readonly silence?: Error | undefined
}

/** Looks who is there, asks all that there is to ask, cleans up, and then asks what comes last. */
async function inTurn(
  { session, rehearsal, turns, ordered, systems, isForeign }: Turning,
  { journal = noJournal, signal, onProgress }: VerifyOptions,
): Promise<Asked> {
  let stranger: Stranger | undefined
  if (isForeign && signal?.aborted !== true) {
    await lookFirst(session, rehearsal, journal)
    stranger = await lookWhoAnswers(session, rehearsal)
    if (stranger !== undefined) session.stop(stranger.reason)
  }
  const [first, last] = [false, true].map((isLast) =>
    ordered.filter(({ scenario }) => (scenario.isLast === true) === isLast),
  )
  await turns.run(first ?? [], stranger?.reason)
  onProgress?.({ event: 'clean-up', pending: session.inventory.pending().length })
  const silence = silenceOf(session)
  const stopped = silence?.message ?? session.stopReason()
  session.resume()
  // Nobody who has answered nothing can be asked to remove anything.
  const cleaned = silence === undefined ? ofThoseThere(await cleanUp(session), systems) : nothingMade
  session.goOn()
  await turns.run(last ?? [], stopped ?? session.stopReason())
  return { cleaned, stranger, silence }
}

const nothingMade: CleanUp = { removed: 0, restored: [], leftovers: [], findings: [] }

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
function openSession(known: SessionOptions, { onProgress, onExchange, signal }: VerifyOptions): Session {
  return createSession({
    ...known,
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

/** What is left out for there is so much of it. A budget has chosen already, step by step. */
function tooMuch(
  ordered: readonly Rehearsed[],
  target: Target,
  limit: Limit | undefined,
): Readonly<Record<string, string>> {
  return limit === undefined || limit.flag === '--budget' ? {} : beyondMost(ordered, target, limit)
}

/** Why not even the first call was answered. */
function silenceOf({ conversation }: Session): Error | undefined {
  return conversation.exchanges.length === 0 ? conversation.silence : undefined
}

function silenceText({ target, hiding }: Session, silence: Error): Refusal {
  return {
    code: 'UNREACHABLE_TARGET',
    message: `Failed to reach ${target.name}: ${hiding.tokens.hide(silence.message)}. Check the address, and the certificate's authority where it has one.`,
    cause: silence,
  }
}

/** Why nothing could be asked: everything else would fail for the same token. */
function refusalOf(
  session: Session,
  stranger: Stranger | undefined,
  systems: ReadonlyMap<string, string | null>,
): Refusal | undefined {
  const refused = stranger?.refused ?? session.refusedToken(askedOf(systems))
  return refused === undefined ? undefined : { code: 'REFUSED_TOKEN', message: refusedText(refused, systems.size > 1) }
}

/** What of a document was checked no more, because it took too long. */
function tooSlow(): string[] {
  return endedExpressions().map(
    (pattern) => `the pattern ${pattern} is not checked any more, because it took longer than anybody can wait`,
  )
}
