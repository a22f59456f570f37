/**
 * A report without what nobody may read. Secrets are hidden wherever a target, or a request, can have put them; what comes from the
 * document (names of scenarios, operations and requirements) is as it is there, for it is what somebody asks by.
 */
import { withDigits } from '../../exchange/digits.ts'
import type { Mask } from '../../judge/mask/create-mask.ts'
import type { FindingReport, Report, ScenarioReport } from '../report.ts'
import { mapTexts } from './map-texts.ts'
import { beginning } from './mask-exchange.ts'

/** Of what a finding shows; an exchange has more. */
const shownMax = 2_000

/** Everything is masked whole, and only then shortened. */
export function withoutSecrets(report: Report, mask: Mask): Report {
  const plain = mapTexts(report, withDigits)
  const hidden = mapTexts(plain, mask.hide)
  const named = { checks: plain.checks, operations: plain.operations, ...ofDocument(plain) }
  return {
    ...hidden,
    ...named,
    systems: pairs(hidden.systems, plain.systems, (each, { name }) => ({ ...each, name })),
    scenarios: pairs(hidden.scenarios, plain.scenarios, scenarioNamed),
    requirements: pairs(hidden.requirements, plain.requirements, ({ reason }, own) => ({ ...own, reason })),
    findings: pairs(hidden.findings, plain.findings, findingNamed),
    exchanges: pairs(hidden.exchanges, plain.exchanges, (each, { operationId }) => ({ ...each, operationId })),
  }
}

function ofDocument({ inferred, leftOut, wanting }: Report): Pick<Report, 'inferred' | 'leftOut' | 'wanting'> {
  return {
    ...(inferred === undefined ? {} : { inferred }),
    ...(leftOut === undefined ? {} : { leftOut }),
    ...(wanting === undefined ? {} : { wanting }),
  }
}

function scenarioNamed(hidden: ScenarioReport, { id, title, system, steps }: ScenarioReport): ScenarioReport {
  const named = pairs(hidden.steps, steps, (step, own) => ({
    ...step,
    title: own.title,
    requirements: own.requirements,
  }))
  return { ...hidden, id, title, system, steps: named }
}

function findingNamed(hidden: FindingReport, named: FindingReport): FindingReport {
  const { check, requirements, operationId, system, scenario, step, only } = named
  const short = (text: string | null): string | null => (text === null ? null : beginning(text, shownMax))
  return {
    ...hidden,
    ...{ check, requirements, operationId, system, scenario, step, only },
    message: beginning(hidden.message, shownMax),
    expected: short(hidden.expected),
    seen: short(hidden.seen),
  }
}

/** Two lists of the same things. */
function pairs<T>(hidden: readonly T[], plain: readonly T[], join: (hidden: T, plain: T) => T): T[] {
  return hidden.map((each, index) => {
    const own = plain[index]
    return own === undefined ? each : join(each, own)
  })
}
