/** Makes the result of a call: body, status and headers as the operation declares them. */

import { exampleOf } from '../../document/make-options.ts'
import type { AnswerModel, OperationModel } from '../../document/model/model.ts'
import type { AnyCall } from '../../pipeline/behaviour.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { child, isObject, type Json, type Located, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { withIncluded } from '../apart/included.ts'
import type { Setting } from '../setting.ts'
import { makeUp } from '../things/making/make-up.ts'
import type { ListFacts } from './list-facts.ts'
import { repaired } from './repair.ts'
import { wrap } from './wrap.ts'

export interface Answering {
  readonly setting: Setting
  readonly model: OperationModel
  readonly call: AnyCall
}

interface Told {
  readonly content: Json
  /** What is made up for it is the same for the same. */
  readonly purpose: string
  /** Of a list the purposes of its elements: each shows the same as where it is read by itself. */
  readonly purposes?: readonly string[]
  readonly status?: number
  readonly answer?: AnswerModel
  readonly headers?: Readonly<Record<string, string>>
  readonly facts?: ListFacts
  readonly next?: { readonly path: readonly string[]; readonly value: Json }
}

export function answerWith({ setting, model, call }: Answering, told: Told): Result {
  const { status = model.status, answer = model.answer, purpose } = told
  const { document } = setting
  const showing = { document, world: call.world, purpose }
  const readings = [setting.problemsOf, setting.openProblemsOf].map(
    (problemsOf) => (body: unknown) => problemsOf(call.operation.id, status, body),
  )
  if (answer.raw !== null) return { ...rawAnswer(setting, answer, answer.raw), status, headers: { ...told.headers } }
  const body =
    answer.kind === 'other' && answer.schema === null && isObject(told.content) && answer.media !== null
      ? told.content
      : answer.kind === 'nothing' || answer.schema === null
        ? undefined
        : repaired(
            { ...showing, within: answer.within, each: answer.each, purposes: told.purposes ?? null },
            answer.schema,
            wrap(showing, answer, { ...told, status }),
            readings,
          )
  return {
    body: withIncluded({ setting, model, call }, told.content, body),
    mediaType: null,
    status,
    headers: { ...requiredHeaders({ setting, model, call }, status, purpose, told.headers ?? {}), ...told.headers },
  }
}

/** What is no JSON: an example of the document, or nothing of that type. */
function rawAnswer({ document }: Setting, { media }: AnswerModel, raw: string): Pick<Result, 'body' | 'mediaType'> {
  const located = media === null ? undefined : locate(document, media)
  const schema = located && child(document, located, 'schema')
  const example = (located && exampleOf(located.value)) ?? (schema && exampleOf(schema.value))
  const mediaType = raw.includes('*') ? 'application/octet-stream' : raw
  if (typeof example === 'string') return { body: example, mediaType }
  return { body: /^text\/|json|xml|yaml/.test(mediaType) ? '' : new Uint8Array(), mediaType }
}

/** Headers that the response has to have and that nobody gave. */
function requiredHeaders(
  { setting: { document }, model, call }: Answering,
  status: number,
  purpose: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = call.operation.responses.find((response) => response.status === status)?.headers ?? []
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()))
  const missing = declared.filter((name) => !names.has(name) && name !== 'content-type')
  if (missing.length === 0) return {}
  const response = responseOf(document, model, status)
  return Object.fromEntries(
    missing.map((name) => {
      const schema = headerSchema(document, response, name)
      const value =
        schema === undefined
          ? name
          : makeUp(document, schema, call.world, { name, purpose: `${purpose} header ${name}` })
      return [name, typeof value === 'string' ? value : JSON.stringify(value)]
    }),
  )
}

function responseOf(
  document: Setting['document'],
  { path, method }: OperationModel,
  status: number,
): Located | undefined {
  const root = { pointer: '#', value: document }
  const item = child(document, root, 'paths', path)
  const operation = item && child(document, item, method.toLowerCase())
  return operation && child(document, operation, 'responses', String(status))
}

function headerSchema(document: Setting['document'], response: Located | undefined, name: string): Located | undefined {
  const headers = response?.value.headers
  const own = Object.keys(isObject(headers) ? headers : {}).find((each) => each.toLowerCase() === name)
  return own === undefined || response === undefined ? undefined : child(document, response, 'headers', own, 'schema')
}

/** The path of a thing, from the root of the server. */
export function pathOfThing(
  setting: Setting,
  { path, parameter }: Pick<OperationModel, 'path' | 'parameter'>,
  values: Readonly<Record<string, unknown>>,
  { key }: Pick<Thing, 'key'>,
): string {
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(name === parameter ? key : String(values[name] ?? '')),
  )
  return setting.model.basePath + filled
}
