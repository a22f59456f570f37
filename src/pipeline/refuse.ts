/** A refusal becomes an answer in its system's own shape. Codes, statuses, messages and templates: `x-errors` in openapi.yaml. */
import { Refusal, type RefusalReason, type RefusalValues } from '../errors/refusal.ts'
import type { ErrorCatalogue, ErrorTemplate, Situation, System } from '../spec/contract.ts'
import type { QuotaState } from '../world/quotas.ts'
import { principalOf } from './authenticate.ts'
import { BrokenAnswer, type Draft } from './check-response.ts'
import type { Engine } from './engine.ts'
import type { Answer, Reached } from './exchange.ts'
import { countRefused, quotaValues } from './rate-limit.ts'
import { finish, jsonType } from './respond.ts'

export function refuseWith(error: unknown, reached: Reached, engine: Engine): Answer {
  const principal = reached.principal ?? principalOf(reached.received, engine)
  const quota = reached.quota ?? countRefused(reached, principal, engine)
  if (error instanceof Refusal) {
    try {
      return finish(draftOf(error, reached, quota, engine), reached, quota, engine)
    } catch (broken) {
      return internalError(broken)
    }
  }
  return internalError(error)

  function internalError(cause: unknown): Answer {
    const problems =
      cause instanceof BrokenAnswer ? cause.problems : [String(cause instanceof Error ? cause.stack : cause)]
    engine.reportFault({ operationId: reached.operation?.id ?? null, problems, cause })
    const draft = draftOf(new Refusal({ situation: 'internal' }), reached, quota, engine)
    return finish(draft, reached, quota, { ...engine, checkResponses: false })
  }
}

function draftOf(refusal: Refusal, reached: Reached, quota: QuotaState, engine: Engine): Draft {
  const { system, apiPath, nowMs } = reached
  const catalogue = engine.contract.errors[system.errors]
  if (catalogue === undefined) throw new Error(`no error catalogue ${system.errors} in the document`)
  const { code, values: situationValues } = codeOf(refusal.reason, catalogue)
  const entry = catalogue.codes[code]
  if (entry === undefined) throw new Error(`no error code ${code} in the catalogue ${system.errors}`)

  const values: Record<string, string> = {
    ...(code === catalogue.situations['rate-limited']?.code ? quotaValues(quota, nowMs) : {}),
    ...refusal.values,
    code,
    endpoint: endpointOf(apiPath, system),
  }
  for (const [name, kind] of Object.entries(catalogue.ids)) {
    values[name] = engine.world.ids.next(reached.operation?.id ?? system.name, kind)
  }
  for (const [name, template] of Object.entries({ ...catalogue.values, ...entry.values, ...situationValues })) {
    const value = fill(template, values)
    if (value !== undefined) values[name] ??= value
  }
  // Last, because what a situation fills in may stand in the message.
  values.message ??= fill(entry.message, values) ?? entry.message
  const headers: Record<string, string> = { 'Content-Type': jsonType }
  for (const [name, template] of Object.entries(entry.headers)) {
    const value = fill(template, values)
    if (value !== undefined) headers[name] = value
  }
  return {
    status: entry.status,
    headers,
    body: render(entry.body ?? catalogue.body, values),
    isRaw: false,
    code,
    told: refusal.isTold ? refusal.values : undefined,
  }
}

function codeOf(reason: RefusalReason, catalogue: ErrorCatalogue): { code: string; values: RefusalValues } {
  if ('code' in reason) return { code: reason.code, values: {} }
  if ('fault' in reason) return { code: reason.fault, values: {} }
  return catalogue.situations[reason.situation] ?? missing(reason.situation)
}

function missing(situation: Situation): never {
  throw new Error(`the error catalogue says nothing of the situation ${situation}`)
}

/** The first path segment after the system's base path. */
function endpointOf(path: string, { basePath }: System): string {
  const rest = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path
  return rest.split('/')[1] ?? ''
}

/** The template with its placeholders filled; undefined when one has no value. */
function fill(template: string, values: RefusalValues): string | undefined {
  let isComplete = true
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) isComplete = false
    return value ?? ''
  })
  return isComplete ? filled : undefined
}

/** The body's template with its placeholders filled; what lacks one is left out, and so is an object that has nothing left. */
function render(template: ErrorTemplate, values: RefusalValues): unknown {
  if (typeof template === 'string') return fill(template, values)
  if (isList(template)) return template.flatMap((member) => render(member, values) ?? [])
  if ('number' in template && typeof template.number === 'string') {
    const text = fill(template.number, values)
    return text === undefined ? undefined : Number(text)
  }
  const body: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(template)) {
    const value = render(member, values)
    if (value !== undefined) body[name] = value
  }
  return Object.keys(body).length === 0 ? undefined : body
}

/** `Array.isArray` does not tell a list that cannot be changed from what is none. */
function isList(template: ErrorTemplate): template is readonly ErrorTemplate[] {
  return Array.isArray(template)
}
