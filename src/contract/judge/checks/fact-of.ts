/** Which fact of the document a finding is about: that of the nearest annotated part. */
import type { Place } from '../../../checks/check-answer.ts'
import type { Operation } from '../../../spec/contract.ts'
import type { Fact } from '../../../spec/facts.ts'
import { responseKeyOf } from '../../specification/response-key.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Asked, nothing } from './check.ts'

/** What a document may say firmly or not of the formats of all its answers. */
export const formats = 'format of an answer'

/** What of a finding tells which fact it is about. */
interface About {
  readonly check: string
  readonly place: Place
}

export function factOf({ check, place }: About, asked: Asked, specification: Specification): Fact {
  if (place.kind === 'nobody') return nothing
  return specification.systemFact(asked.system.name, check) ?? placeFact(place, asked, specification) ?? nothing
}

function placeFact(place: Place, asked: Asked, specification: Specification): Fact | undefined {
  const { operation, system } = asked
  switch (place.kind) {
    case 'schema': {
      const part = place.error?.parentSchema
      const format = place.error?.keyword === 'format' ? specification.systemFact(system.name, formats) : undefined
      return format ?? (part && specification.facts.near(part)) ?? responseFact(asked, specification)
    }
    case 'header':
      return (
        headerFact(place.name, specification.contract.operations[operation.id], specification) ??
        responseFact(asked, specification)
      )
    case 'code':
      return specification.errorFact(system.name, place.code)
    default:
      return responseFact(asked, specification)
  }
}

/** The response where it is declared; of an undeclared success the declared one; of an undeclared error what the system says. */
function responseFact({ operation, exchange, system }: Asked, specification: Specification): Fact | undefined {
  const { status } = exchange.answer
  const known = specification.contract.operations[operation.id]
  const key = known && responseKeyOf(specification, known, status)
  if (known === undefined || (status >= 400 && key === undefined))
    return specification.systemFact(system.name, 'error is in the catalogue')
  const part = specification.part(known, 'responses', key ?? String(known.responses[0]?.status))
  return part && specification.facts.near(part.value)
}

export function headerFact(
  name: string,
  operation: Operation | undefined,
  specification: Specification,
): Fact | undefined {
  const known = operation ?? Object.values(specification.contract.operations)[0]
  for (const response of [String(known?.responses[0]?.status), 'default']) {
    const headers = known && specification.part(known, 'responses', response, 'headers')
    const spelled = Object.keys(headers?.value ?? {}).find(
      (candidate) => candidate.toLowerCase() === name.toLowerCase(),
    )
    const header = known && spelled && specification.part(known, 'responses', response, 'headers', spelled)
    const fact = header ? specification.facts.near(header.value) : undefined
    if (fact !== undefined) return fact
  }
  return undefined
}
