/**
 * What a refusal looks like: the template of its body, filled with the `example` values of its catalogue and code, and for what
 * is not there with what the operation's path names.
 */
import type { ErrorCatalogue, ErrorTemplate, Operation } from '../../src/spec/contract.ts'
import { isLiteral } from '../../src/spec/error-template.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'
import { isObject, type Json, locate } from '../../src/spec/pointer.ts'
import { objectIn } from './map-operations.ts'

interface Context {
  readonly document: JsonObject
  readonly declared: Operation
  readonly catalogue: ErrorCatalogue
  /** The catalogue as the document has it. */
  readonly facts: JsonObject
  readonly operation: JsonObject
  readonly item: JsonObject
  /** Counted off before the first path segment becomes the endpoint of an error. */
  readonly basePath: string
}

type Values = Readonly<Record<string, string | undefined>>

export function exampleOf(code: string, context: Context): JsonObject {
  const { catalogue, facts, declared, basePath } = context
  const entry = catalogue.codes[code]
  if (entry === undefined) throw new Error(`no code ${code}`)
  const given: Values = {
    ...textsOf(facts.example),
    ...textsOf(objectIn(objectIn(facts.codes)[code]).example),
    ...(entry.status === 404 ? missing(context) : {}),
    code,
    endpoint: declared.path.slice(declared.path.startsWith(`${basePath}/`) ? basePath.length : 0).split('/')[1],
  }
  const values: Record<string, string | undefined> = { ...given }
  for (const [name, template] of Object.entries({ ...catalogue.values, ...entry.values })) {
    values[name] ??= fill(template, values)
  }
  const message = fill(entry.message, values)
  if (message === undefined)
    throw new Error(`${code} of ${declared.id}: x-errors has no example for each placeholder of ${entry.message}`)
  const said = capitalised(message)
  return objectIn(render(entry.body ?? catalogue.body, { ...shownWith(entry, values), message: said }))

  /** Of a catalogue's example only what this code tells: its own values, its message's, those of every error. */
  function shownWith({ message: template }: { readonly message: string }, all: Values): Values {
    const own = objectIn(objectIn(facts.codes)[code])
    const asked = new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    const isTold = (name: string): boolean =>
      asked.has(name) ||
      name in textsOf(own.example) ||
      name in (entry?.values ?? {}) ||
      name in catalogue.values ||
      name in catalogue.ids ||
      name === 'code'
    return Object.fromEntries(Object.entries(all).filter(([name]) => isTold(name)))
  }
}

/** What a request names that is not there: a thing of the operation's collection, or of the one above. */
function missing({ document, declared, operation, item }: Context): Values {
  const parameters = [item.parameters, operation.parameters]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((parameter: Json) => {
      const { $ref } = objectIn(parameter)
      return typeof $ref === 'string' ? (locate(document, $ref)?.value ?? {}) : objectIn(parameter)
    })
  const { collection, parent } = objectIn(operation['x-resource'])
  const thing = typeof parent === 'string' && !declared.path.endsWith('}') ? parent : collection
  const reference =
    parameters.filter((parameter) => parameter.in === 'path').at(-1)?.example ??
    parameters.find((parameter) => parameter.required === true)?.example ??
    firstText(objectIn(objectIn(objectIn(operation.requestBody).content)['application/json']).example)
  return {
    ...(typeof thing === 'string' ? { thing: singular(thing) } : {}),
    ...(typeof reference === 'string' ? { reference } : {}),
  }
}

function firstText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value)
    .map(firstText)
    .find((text) => text !== undefined)
}

/** `environmentSecrets` -> `secret`, `aliases` -> `alias`. */
function singular(collection: string): string {
  const word = collection.replace(/^.*(?=[A-Z])/, '').toLowerCase()
  return word.replace(/(?<=as)es$|s$/, '')
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function fill(template: string, values: Values): string | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return names.some((name) => values[name] === undefined)
    ? undefined
    : template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** As the pipeline renders it: what lacks a value is left out, and so is an object that has nothing left. */
function render(template: ErrorTemplate, values: Values): Json | undefined {
  if (typeof template === 'string') return fill(template, values)
  if (isList(template)) return template.flatMap((member) => render(member, values) ?? [])
  if (isLiteral(template)) return template.$literal
  if ('number' in template && typeof template.number === 'string') {
    const text = fill(template.number, values)
    return text === undefined ? undefined : Number(text)
  }
  const members = Object.entries(template).flatMap(([name, member]) => {
    const value = render(member, values)
    return value === undefined ? [] : [[name, value] as const]
  })
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

function isList(template: ErrorTemplate): template is readonly ErrorTemplate[] {
  return Array.isArray(template)
}

function textsOf(value: Json | undefined): Readonly<Record<string, string>> {
  const texts = Object.entries(isObject(value) ? value : {}).map(([name, text]) => [name, String(text)])
  return Object.fromEntries(texts)
}
