/** A refusal becomes an answer in its system's own shape. Codes, statuses, messages and templates: `x-errors` in openapi.yaml. */
import { Refusal, type RefusalReason, type RefusalValues } from '../errors/refusal.ts'
import type { ErrorCatalogue, Situation, System } from '../spec/contract.ts'
import type { QuotaState } from '../world/quotas.ts'
import { principalOf } from './authenticate.ts'
import { BrokenAnswer, type Draft } from './check-response.ts'
import type { Engine } from './engine.ts'
import type { Answer, Reached } from './exchange.ts'
import { countRefused, quotaValues } from './rate-limit.ts'
import { finish, jsonType } from './respond.ts'
import { compileBody, compileText, compileTexts, type FillBody, type FillText } from './templates.ts'

export function refuseWith(error: unknown, reached: Reached, engine: Engine): Answer {
  const principal = reached.principal ?? principalOf(reached.received, engine)
  const quota = reached.quota ?? countRefused(reached, principal, engine)
  if (error instanceof Refusal) {
    try {
      const draft = draftOf(error, reached, quota, engine)
      // What a test ordered need not be what the document declares.
      const held = isDeclared(error.reason, reached, engine) ? engine : { ...engine, checkResponses: false }
      return finish(draft, reached, quota, held)
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

function isDeclared(reason: RefusalReason, reached: Reached, { contract }: Engine): boolean {
  if (!('fault' in reason)) return true
  const status = contract.errors[catalogueNameOf(reached)]?.codes[reason.fault]?.status
  return reached.operation?.errors.includes(reason.fault) === true && (reason.status ?? status) === status
}

/** The operation's own; its system's where none was reached. */
function catalogueNameOf({ operation, system }: Reached): string {
  return operation?.catalogue ?? system.errors
}

function draftOf(refusal: Refusal, reached: Reached, quota: QuotaState, engine: Engine): Draft {
  const { system, apiPath, nowMs } = reached
  const catalogueName = catalogueNameOf(reached)
  const catalogue = engine.contract.errors[catalogueName]
  if (catalogue === undefined) throw new Error(`no error catalogue ${catalogueName} in the document`)
  const compiled = compiledFor(refusal.reason, catalogue, catalogueName)
  const { code, status, mediaType, isRateLimited, ids, fillValues, fillMessage, fillHeaders, fillBody } = compiled

  const values: Record<string, string> = { ...(isRateLimited && quotaValues(quota, nowMs)), ...refusal.values }
  values.code = code
  values.endpoint = endpointOf(apiPath, system)
  for (const [name, kind] of ids) values[name] = engine.world.ids.next(reached.operation?.id ?? system.name, kind)
  for (const [name, fill] of fillValues) {
    const value = values[name] ?? fill(values)
    if (value !== undefined) values[name] = value
  }
  // Last, because what a situation fills in may stand in the message.
  values.message ??= fillMessage(values) ?? compiled.message
  const headers: Record<string, string> = mediaType === null ? {} : { 'Content-Type': mediaType }
  for (const [name, fill] of fillHeaders) {
    const value = fill(values)
    if (value !== undefined) headers[name] = value
  }
  return {
    status: ('fault' in refusal.reason ? refusal.reason.status : undefined) ?? status,
    headers,
    // Of a template with nothing left there is still an object.
    body: mediaType === null ? undefined : (fillBody(values) ?? {}),
    isRaw: false,
    refusal: { code, why: values.message },
    told: refusal.isTold ? refusal.values : undefined,
  }
}

/** What a catalogue says of one refusal, with its templates taken apart. */
interface CompiledRefusal {
  readonly code: string
  readonly status: number
  /** Null where there is no body. */
  readonly mediaType: string | null
  readonly isRateLimited: boolean
  readonly ids: readonly (readonly [name: string, kind: string])[]
  readonly fillValues: readonly (readonly [name: string, fill: FillText])[]
  /** As the catalogue writes it, for a refusal that lacks one of its values. */
  readonly message: string
  readonly fillMessage: FillText
  readonly fillHeaders: readonly (readonly [name: string, fill: FillText])[]
  readonly fillBody: FillBody
}

/** Of each catalogue what was refused before, by code and by situation: the document never changes. */
const compiled = new WeakMap<ErrorCatalogue, Record<'codes' | 'situations', Map<string, CompiledRefusal>>>()

function compiledFor(reason: RefusalReason, catalogue: ErrorCatalogue, catalogueName: string): CompiledRefusal {
  const known = compiled.get(catalogue) ?? { codes: new Map(), situations: new Map() }
  compiled.set(catalogue, known)
  const [of, name] =
    'situation' in reason
      ? [known.situations, reason.situation]
      : [known.codes, 'code' in reason ? reason.code : reason.fault]
  const found = of.get(name) ?? compile(reason, catalogue, catalogueName)
  // Of those that a test makes up there is no end.
  if (!('fault' in reason) || catalogue.codes[name] !== undefined) of.set(name, found)
  return found
}

function compile(reason: RefusalReason, catalogue: ErrorCatalogue, catalogueName: string): CompiledRefusal {
  const { code, values } = codeOf(reason, catalogue)
  const entry = catalogue.codes[code] ?? ('fault' in reason ? strange(catalogue) : undefined)
  if (entry === undefined) throw new Error(`no error code ${code} in the catalogue ${catalogueName}`)
  return {
    code,
    status: entry.status,
    mediaType: entry.mediaType === undefined ? jsonType : entry.mediaType,
    isRateLimited: code === catalogue.situations['rate-limited']?.code,
    ids: Object.entries(catalogue.ids),
    fillValues: compileTexts({ ...catalogue.values, ...entry.values, ...values }),
    message: entry.message,
    fillMessage: compileText(entry.message),
    fillHeaders: compileTexts(entry.headers),
    fillBody: compileBody(entry.body ?? catalogue.body),
  }
}

/** What a code is answered like that the catalogue does not know. */
function strange({ codes, situations }: ErrorCatalogue): ErrorCatalogue['codes'][string] | undefined {
  return codes[situations.internal?.code ?? '']
}

function codeOf(reason: RefusalReason, catalogue: ErrorCatalogue): { code: string; values: RefusalValues } {
  if ('code' in reason) return { code: reason.code, values: {} }
  if ('fault' in reason) return { code: reason.fault, values: {} }
  const { situations } = catalogue
  return (
    situations[reason.situation] ??
    situations[coarser[reason.situation] ?? reason.situation] ??
    missing(reason.situation)
  )
}

/** What a catalogue that does not tell a situation apart refuses it as. */
const coarser: Readonly<Partial<Record<Situation, Situation>>> = {
  'out-of-scope': 'unauthenticated',
  'unsupported-type': 'unreadable',
}

function missing(situation: Situation): never {
  throw new Error(`the error catalogue says nothing of the situation ${situation}`)
}

/** The first path segment after the system's base path. */
function endpointOf(path: string, { basePath }: System): string {
  const rest = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path
  return rest.split('/', 2)[1] ?? ''
}
