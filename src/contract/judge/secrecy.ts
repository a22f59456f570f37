/**
 * Values that were sent where the document says `writeOnly`, looked for in every byte of every later answer. An operation whose answer
 * declares a property of that name may give it back in that property, and nowhere else.
 */
import { secretsIn } from '../../checks/secrets.ts'
import { type Fact, firmestOf } from '../../spec/facts.ts'
import { writeOnlyParts } from '../../spec/write-only.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Specification } from '../specification/specification.ts'
import { createDeclaredNames } from './declared-names.ts'

interface Secret {
  readonly forms: readonly string[]
  /** Name of the property in which it was sent. */
  readonly property: string
  readonly fact: Fact | undefined
}

export interface Secrecy {
  check(exchange: Exchange): readonly { readonly message: string; readonly fact: Fact | undefined }[]
  /** How many values are being looked for. */
  readonly size: number
  readonly values: readonly string[]
  /** Ids of the requirements that say that they stay in. */
  readonly kept: ReadonlySet<string>
}

export const secrecyCheck = 'no secret comes back'

export function createSecrecy(specification: Specification): Secrecy {
  const secrets = new Map<string, Secret>()
  const kept = new Set<string>()
  const propertiesOf = createDeclaredNames(specification)
  return {
    get size() {
      return secrets.size
    },
    get values() {
      return [...secrets.keys()]
    },
    kept,
    check(exchange) {
      remember(exchange)
      const { headers } = exchange.answer
      const found: { message: string; fact: Fact | undefined }[] = []
      const open =
        exchange.call.operation === undefined ? noNames : propertiesOf(exchange.call.operation, exchange.answer.status)
      for (const { forms, property, fact } of secrets.values()) {
        const text = open.has(property) ? (JSON.stringify(without(exchange.body, property)) ?? '') : exchange.text
        const holds = (where: string): boolean => forms.some((form) => where.includes(form))
        if (!holds(text) && !Object.values(headers).some(holds)) continue
        found.push({ message: `A value that was sent as "${property}", which is write-only, came back.`, fact })
      }
      if (found.length === 0)
        for (const { fact } of secrets.values()) for (const id of fact?.requirements ?? []) kept.add(id)
      // One answer that holds ten of them is one finding.
      return found.slice(0, 1)
    },
  }

  function remember({ call }: Exchange): void {
    const { operation, input, request } = call
    if (operation === undefined || operation.body === null || typeof input.body !== 'object') return
    const schema = specification.jsonSchema(operation, 'requestBody')
    if (schema === undefined) return
    for (const { path, part } of writeOnlyParts(specification.document, schema)) {
      for (const value of secretsIn(input.body, [path], [decodeURIComponent(request.url)])) {
        if (secrets.has(value)) continue
        secrets.set(value, {
          forms: formsOf(value),
          property: path.at(-1) ?? '',
          fact: firmestOf([specification.systemFact(call.system, secrecyCheck), specification.facts.near(part.value)]),
        })
      }
    }
  }
}

/** As it was sent, as JSON and URLs write it, and as base64. */
function formsOf(value: string): string[] {
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(value))).replace(/={1,2}$/, '')
  return [...new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), base64])]
}

const noNames: ReadonlySet<string> = new Set()

function without(value: unknown, property: string): unknown {
  if (Array.isArray(value)) return value.map((member) => without(member, property))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== property)
      .map(([name, member]) => [name, without(member, property)]),
  )
}
