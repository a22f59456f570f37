/**
 * Does an error say what its catalogue has it say? Members of the body whose template needs nothing but the code and the endpoint, such
 * as a url, are compared to the letter; messages are anybody's own words.
 */
import type { ErrorCatalogue, ErrorTemplate, System } from '../spec/contract.ts'
import { isLiteral } from '../spec/error-template.ts'

export interface ErrorToCheck {
  readonly code: string
  /** Parsed. */
  readonly body: unknown
  /** As it was asked for, without the query. */
  readonly path: string
  /** The path is none of the document's. */
  readonly isUnknownPath: boolean
  /** What the caller told of its own, such as its token: no error may name it as an endpoint. */
  readonly told: readonly string[]
}

export interface ErrorValueFinding {
  readonly message: string
  /**
   * `override`: the code or the situation says another value in place of the catalogue's own. `endpoint`: it is the catalogue's own,
   * with another word for the endpoint. `value`: it is neither.
   */
  readonly about: 'value' | 'override' | 'endpoint'
}

export function checkErrorValues(error: ErrorToCheck, catalogue: ErrorCatalogue, system: System): ErrorValueFinding[] {
  const situation = error.isUnknownPath ? (catalogue.situations['unknown-path']?.values ?? {}) : {}
  const overrides = { ...catalogue.codes[error.code]?.values, ...situation }
  const known = { code: error.code, endpoint: endpointOf(error.path, system) }
  const found: ErrorValueFinding[] = []
  visit(catalogue.codes[error.code]?.body ?? catalogue.body, error.body, '')
  return found

  function visit(template: ErrorTemplate, value: unknown, place: string): void {
    if (typeof template === 'string') {
      const [, name = ''] = /^\{(\w+)\}$/.exec(template) ?? []
      const expected = fill(overrides[name] ?? catalogue.values[name] ?? template, known)
      if (name === 'message' || expected === undefined || value === expected) return
      const message = `${place} is ${JSON.stringify(value)}; ${JSON.stringify(expected)} goes with this code.`
      const isNear = isWithAnotherEndpoint(value, catalogue.values[name] ?? '', error)
      found.push({ message, about: name in overrides ? 'override' : isNear ? 'endpoint' : 'value' })
      return
    }
    // A list holds what only the target knows, and neither numbers nor literals are told here.
    if (Array.isArray(template) || 'number' in template || isLiteral(template)) return
    for (const [name, member] of Object.entries(template)) {
      // What is neither a text nor a number is a template of its own.
      const below =
        typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
      visit(member as ErrorTemplate, below, place === '' ? name : `${place}.${name}`)
    }
  }
}

/** Undefined when the template needs something that only the target knows. */
function fill(template: string, known: Readonly<Record<string, string>>): string | undefined {
  const isKnown = [...template.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => known[name] !== undefined)
  return isKnown ? template.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '') : undefined
}

/** Whether a value is what the template says but for its word for the endpoint, which says nothing of the caller. */
function isWithAnotherEndpoint(value: unknown, template: string, { code, told }: ErrorToCheck): boolean {
  const [before = '', after] = (fill(template, { code, endpoint: '{endpoint}' }) ?? '').split('{endpoint}')
  if (typeof value !== 'string' || after === undefined) return false
  const word = value.slice(before.length, value.length - after.length)
  return value === `${before}${word}${after}` && /^[a-z][\w-]*$/i.test(word) && !told.includes(word)
}

/** The first path segment after the system's base path. */
function endpointOf(path: string, { basePath }: System): string {
  const rest = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path
  return rest.split('/')[1] ?? ''
}
