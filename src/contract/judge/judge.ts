/**
 * Holds every exchange to the document, check by check. Each finding is given the requirement and the level of the nearest annotated part
 * of the document, and what passed counts as evidence.
 */
import type { Operation, System } from '../../spec/contract.ts'
import { capped } from '../../spec/facts.ts'
import { locate } from '../../spec/pointer.ts'
import { type Exchange, pathOf } from '../exchange/exchange.ts'
import type { Specification } from '../specification/specification.ts'
import { asAnswered } from './as-answered.ts'
import { checks } from './checks/all.ts'
import type { Bench } from './checks/check.ts'
import { evidenceIn } from './evidence.ts'
import type { Finding } from './finding.ts'
import { createSecrecy } from './secrecy.ts'
import { createSharedWindows } from './shared-windows.ts'

export interface Judge {
  /** What does not hold, in the order of the checks. */
  judge(exchange: Exchange): readonly Finding[]
  /** Ids of requirements that an exchange gave evidence for, whether or not another broke them. */
  readonly proven: ReadonlySet<string>
  /** Name of a check -> how many exchanges it looked at. */
  readonly looked: ReadonlyMap<string, number>
  /** What was sent as a secret. */
  readonly secretValues: readonly string[]
}

export interface JudgeOptions {
  readonly specification: Specification
  /** Nobody else uses its tokens. */
  readonly isExclusive: boolean
}

export function createJudge({ specification, isExclusive }: JudgeOptions): Judge {
  const proven = new Set<string>()
  const looked = new Map<string, number>()
  const bench: Bench = {
    specification,
    isExclusive,
    windows: createSharedWindows(isExclusive),
    secrecy: createSecrecy(specification),
    look(check, { requirements }, passed) {
      looked.set(check, (looked.get(check) ?? 0) + 1)
      if (passed) for (const id of requirements[check] ?? []) proven.add(id)
    },
    prove: (id) => proven.add(id),
  }
  return {
    proven,
    looked,
    get secretValues() {
      return bench.secrecy.values
    },
    judge(exchange) {
      const { call } = exchange
      const system = specification.system(call.system)
      const operation =
        call.operation === undefined
          ? strangerOf(system, specification)
          : asAnswered(call.operation, exchange, specification)
      const drafts = checks.flatMap((check) => check({ exchange, operation, system }, bench))
      for (const id of evidenceIn(exchange, operation, specification)) {
        if (!drafts.some(({ fact }) => fact.requirements.includes(id))) proven.add(id)
      }
      const ceiling = call.operation === undefined ? 'MUST' : specification.levelOf(call.operation, pathOf(call))
      return drafts.map(({ check, message, fact, isShared = false }) => ({
        check,
        message,
        level: capped(fact, ceiling).level,
        requirements: fact.requirements,
        operationId: isShared ? null : (call.operation?.id ?? null),
        expected: null,
        seen: null,
        exchange: exchange.number,
      }))
    },
  }
}

/** What is known of a request that is no operation: the shape of its system's errors. */
function strangerOf(system: System, { contract, document }: Specification): Operation {
  const sibling = Object.values(contract.operations).find((operation) => operation.system === system.name)
  const catalogue = contract.errors[system.errors]
  if (sibling === undefined || catalogue === undefined) throw new Error(`no operation of ${system.name}`)
  const { generic } = locate(document, `#/components/x-errors/${system.errors}`)?.value ?? {}
  const codes = [
    ...(Array.isArray(generic) ? generic.map(String) : []),
    ...Object.values(catalogue.situations).map(({ code }) => code),
  ]
  return {
    ...sibling,
    id: 'no operation',
    catalogue: system.errors,
    responses: [],
    errors: codes,
    body: null,
    parameters: [],
  }
}
