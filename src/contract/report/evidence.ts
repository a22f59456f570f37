/**
 * What a verdict rests on: how much of what a run was to ask it could ask, and whether a success came of it. A target that refuses
 * everything breaks nothing, and has shown nothing either.
 */
import type { Operation } from '../../spec/contract.ts'
import { isHeldTo, type Level } from '../../spec/facts.ts'
import { type Exchange, isSuccess } from '../exchange/exchange.ts'
import { withoutSuccess } from '../run/guard/first-look.ts'
import { isForLimit, type Limit } from '../run/guard/limit.ts'
import { isMaking } from '../specification/making.ts'
import type { Specification } from '../specification/specification.ts'
import { type Target, wantsId } from '../target/target.ts'
import type { Evidence, RequirementReport } from './report.ts'

export interface EvidenceInput {
  readonly specification: Specification
  readonly target: Target
  readonly exchanges: readonly Exchange[]
  readonly requirements: readonly RequirementReport[]
  /** Systems by name, each with the reason why it was left out, or null. */
  readonly systems: ReadonlyMap<string, string | null>
  /** Those that somebody asked for by name. */
  readonly named: readonly string[]
  readonly level: Level
  /** Why nothing more was asked, where that is known. */
  readonly lack?: string
  readonly limit?: Limit
}

export function evidenceOf(input: EvidenceInput): Evidence {
  const { specification, exchanges, systems } = input
  const operations = Object.values(specification.contract.operations).filter(
    ({ system }) => systems.get(system) === null,
  )
  const asked = operationsIn(exchanges)
  const answered = operationsIn(exchanges.filter(isSuccess))
  const countable = input.requirements.filter(
    ({ system, status, level }) =>
      status !== 'not testable' && isHeldTo(level, input.level) && (system === null || systems.get(system) === null),
  )
  return {
    requirements: {
      held: countable.filter(({ status }) => status === 'held').length,
      noticed: countable.filter(({ status }) => status === 'noticed').length,
      exercised: countable.filter(isExercised).length,
      all: countable.length,
    },
    operations: { answered: answered.size, asked: asked.size, all: operations.length },
    // What another target, or one that refuses the token, answers with success is none of the API's.
    hasSuccess: answered.size > 0 && input.lack === undefined,
    lack:
      input.lack ??
      lackOfIds(input, countable) ??
      lackOfSuccess(input, asked, answered) ??
      lackOfAcceptance(input) ??
      lackOfRoom(input, countable) ??
      lackOfCreation(input, operations, answered) ??
      null,
  }
}

function operationsIn(exchanges: readonly Exchange[]): ReadonlySet<string> {
  return new Set(exchanges.flatMap(({ call }) => call.operation?.id ?? []))
}

function isExercised({ status }: RequirementReport): boolean {
  return status !== 'not exercised'
}

function lackOfSuccess(
  { exchanges, target, specification }: EvidenceInput,
  asked: ReadonlySet<string>,
  answered: ReadonlySet<string>,
): string | undefined {
  if (asked.size === 0 || answered.size > 0) return undefined
  return withoutSuccess(exchanges, { specification, target })
}

/** Where the limit left out more than was exercised, of all that could have been. */
function lackOfRoom({ limit }: EvidenceInput, countable: readonly RequirementReport[]): string | undefined {
  if (limit === undefined) return undefined
  const exercised = countable.filter(isExercised).length
  const left = countable.filter((each) => !isExercised(each) && isForLimit(each.reason, limit)).length
  if (left <= exercised) return undefined
  return `${limit.flag} ${limit.most} left out ${left}, more than it had room for`
}

/** What is open answered, and of all that asks for a token nothing accepted the one that was given. */
function lackOfAcceptance({ exchanges }: EvidenceInput): string | undefined {
  const withToken = exchanges.filter(
    ({ call }) => call.role === 'owner' && call.refusal.length === 0 && call.operation?.secured === true,
  )
  const refused = withToken.filter(({ answer }) => answer.status === 401 || answer.status === 403)
  if (refused.length === 0 || withToken.some(isSuccess)) return undefined
  return 'nothing that asks for a token accepted the one that was given'
}

/** Where writing was allowed and the document has operations that make something, none of which did. */
function lackOfCreation(
  { specification, target }: EvidenceInput,
  operations: readonly Operation[],
  answered: ReadonlySet<string>,
): string | undefined {
  const making = operations.filter(
    (operation) => isMaking(specification.resource(operation)?.action ?? '') && target.can('writes', operation.system),
  )
  if (making.length === 0 || making.some(({ id }) => answered.has(id))) return undefined
  return `each operation that makes something was refused or left out: ${making.map(({ id }) => id).join(', ')}`
}

/** Of a system that was named, when most of what it promises needs something that nobody gave. */
function lackOfIds({ named }: EvidenceInput, countable: readonly RequirementReport[]): string | undefined {
  for (const name of named) {
    const own = countable.filter(({ system }) => system === name)
    const idle = own.filter((requirement) => !isExercised(requirement))
    if (own.length === 0 || idle.length * 2 <= own.length) continue
    const reasons = [...new Set(idle.flatMap(({ reason }) => (reason !== null && wantsId(reason) ? [reason] : [])))]
    if (reasons.length === 0) continue
    return `${own.length - idle.length} of ${own.length} requirements of ${name} were exercised; it ${reasons.join(', and ')}`
  }
  return undefined
}
