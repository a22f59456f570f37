/** An answer says nothing that the document does not name: noted where the document leaves it open, and where it closes it held. */
import { type Check, nothing } from './check.ts'

const check = 'nothing undeclared is said'

export const nothingUndeclared: Check = ({ exchange, operation, system }, { specification }) => {
  const { answer, body } = exchange
  const declared = operation.responses.find(({ status }) => status === answer.status)
  const isDeclared = declared !== undefined
  const key = isDeclared ? declared.schema : `errors.${operation.catalogue}`
  if (key === null) return []
  const [open, closed] = [specification.open(key), specification.closed(key)]
  // What does not fit the open schema was said already.
  if (open === undefined || closed === undefined || !open(body) || closed(body)) return []
  const names = (closed.errors ?? []).map(({ instancePath, params }) => {
    const name = params.additionalProperty ?? params.unevaluatedProperty ?? ''
    return `${instancePath.replaceAll(/\/\d+/g, '/*')}/${String(name)}`
  })
  return [...new Set(names)].map((name) => ({
    check,
    message: `The document knows no ${name} here.`,
    fact: (isDeclared && specification.systemFact(system.name, check)) || nothing,
  }))
}
