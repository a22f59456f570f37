/** What the pipeline relies on without asking: codes for every situation, messages that can be filled, paths that do not collide. */
import type { ErrorTemplate, Operation, Situation } from '../../src/spec/contract.ts'
import { isLiteral } from '../../src/spec/error-template.ts'
import { isObject, type Json, type JsonObject, locate } from '../../src/spec/pointer.ts'
import type { Rule } from './rule.ts'

/** What the pipeline itself can tell in each situation; see docs/vocabulary.md. */
const told: Readonly<Record<Situation, readonly string[]>> = {
  'unknown-path': ['method', 'path'],
  'unknown-method': ['method', 'path', 'allow'],
  unauthenticated: [],
  'out-of-scope': [],
  'rate-limited': ['retryAfter', 'limit', 'resetSeconds'],
  blocked: [],
  unpaid: [],
  unreadable: ['problem', 'field'],
  'unsupported-type': ['problem', 'field'],
  'not-acceptable': ['accept', 'types'],
  'unknown-coding': ['coding', 'codings'],
  'too-large': ['limitBytes'],
  invalid: ['problem', 'field'],
  'read-only': ['field'],
  internal: [],
}
/** What only some systems have, such as accounts that can be blocked, or tell apart. */
const optional: ReadonlySet<Situation> = new Set([
  'out-of-scope',
  'blocked',
  'unpaid',
  'unsupported-type',
  'not-acceptable',
  'read-only',
])
const always = ['code', 'message', 'endpoint']
// A table's keys are those of its type.
const situations = Object.keys(told) as Situation[]

export const pipelineRules: Readonly<Record<string, Rule>> = {
  'every situation has a code whose message it can fill'({ contract }) {
    return Object.entries(contract.errors).flatMap(([name, catalogue]) =>
      situations.flatMap((situation) => {
        const entry = catalogue.situations[situation]
        if (entry === undefined) return optional.has(situation) ? [] : [`${name} has no code for ${situation}.`]
        const code = catalogue.codes[entry.code]
        const values = { ...catalogue.values, ...code?.values, ...entry.values }
        const known = new Set([...always, ...told[situation], ...Object.keys(values), ...Object.keys(catalogue.ids)])
        const asked = [entry.values.message ?? code?.message ?? '', ...Object.values(code?.headers ?? {})]
        return asked
          .flatMap(placeholders)
          .filter((placeholder) => !known.has(placeholder))
          .map((placeholder) => `${name} has no {${placeholder}} for ${situation}, which ${entry.code} asks for.`)
      }),
    )
  },

  'every operation lists the codes that it is refused with before it behaves'({ contract }) {
    return Object.values(contract.operations).flatMap((operation) => {
      const catalogue = contract.errors[operation.catalogue]
      return situationsOf(operation).flatMap((situation) => {
        const code = catalogue?.situations[situation]?.code
        if (code === undefined) return [`${operation.id} can be ${situation}, for which its catalogue has no code.`]
        return operation.errors.includes(code)
          ? []
          : [`${operation.id} does not list ${code}, which it answers when it is ${situation}.`]
      })
    })
  },

  'every path and method leads to one operation'({ contract }) {
    const seen = new Map<string, string>()
    return Object.values(contract.operations).flatMap(({ id, method, path, alsoAt }) =>
      [path, ...alsoAt].flatMap((template) => {
        const place = `${method} ${template.replaceAll(/\{\w+\}/g, '{}')}`
        const before = seen.get(place)
        seen.set(place, id)
        return before === undefined ? [] : [`${method} ${template} leads to ${before} and to ${id}.`]
      }),
    )
  },

  'every life cycle speaks of the states of its schema'({ document }) {
    const schemas = locate(document, '#/components/schemas')?.value ?? {}
    return Object.entries(schemas).flatMap(([name, schema]) => {
      const cycle = isObject(schema) ? schema['x-life-cycle'] : undefined
      if (!isObject(schema) || !isObject(cycle)) return []
      const parts = [schema, ...(Array.isArray(schema.allOf) ? schema.allOf.filter(isObject) : [])]
      const states = new Set(parts.flatMap((part) => texts(part.enum)))
      const transitions = (Array.isArray(cycle.transitions) ? cycle.transitions : []) as readonly JsonObject[]
      const spelling = isObject(cycle.spelling) ? Object.entries(cycle.spelling).flat() : []
      const spoken = [cycle.initial, cycle.final, ...transitions.flatMap(({ from, to }) => [from, to])].flatMap(texts)
      return [...new Set([...spoken, ...texts(spelling)])]
        .filter((state) => !states.has(state))
        .map((state) => `${name} speaks of ${state}, which is none of its states.`)
    })
  },
}

/** The situations in which an operation that is found can be refused before its behaviour runs. */
function situationsOf({ secured, parameters, body }: Operation): Situation[] {
  return [
    ...(secured ? (['unauthenticated'] as const) : []),
    'rate-limited',
    'internal',
    ...(body === null ? [] : (['unreadable', 'unknown-coding', 'too-large'] as const)),
    ...(body === null && parameters.length === 0 ? [] : (['invalid'] as const)),
    ...(body === null || body.readOnly.length === 0 ? [] : (['read-only'] as const)),
  ]
}

function placeholders(template: ErrorTemplate): string[] {
  if (typeof template === 'string') return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return isLiteral(template) ? [] : Object.values(template).flatMap(placeholders)
}

function texts(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(texts)
  return typeof value === 'string' ? [value] : []
}
