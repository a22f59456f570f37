/** How firmly what is asked is stated, and by which requirements. */
import { type Fact, isHeldTo } from '../../spec/facts.ts'
import { isObject, type JsonObject, locate } from '../../spec/pointer.ts'
import type { DocumentParts } from './document-parts.ts'
import { oncePer } from './once-per.ts'
import { fitsTemplate } from './path-template.ts'
import type { Reading } from './reading.ts'
import type { Specification } from './specification.ts'
import { walk } from './walk.ts'

export type StatedFacts = Pick<
  Specification,
  'errorFact' | 'overrideFact' | 'wordFact' | 'factOf' | 'levelOf' | 'situationFact' | 'systemFact' | 'isRemovable'
>

export function statedFacts(reading: Reading, parts: DocumentParts): StatedFacts {
  const { contract, facts } = reading
  const stated: StatedFacts = {
    errorFact(system, code, operation) {
      const refusals = operation && parts.located(operation).operation.value['x-refusals']
      const ids = isObject(refusals) ? refusals[code] : undefined
      if (Array.isArray(ids)) return factOfAll(reading, ids.map(String))
      const entry = catalogueEntry(reading, system, 'codes', code)
      return entry && facts.near(entry)
    },
    overrideFact(system, code) {
      const values = catalogueEntry(reading, system, 'codes', code, 'values')
      return values !== undefined && 'x-requirements' in values ? facts.near(values) : undefined
    },
    wordFact(system, code) {
      const word = catalogueEntry(reading, system, 'codes', code, 'word')
      return (word && facts.near(word)) ?? stated.systemFact(system, 'error code')
    },
    factOf: (id) => factOfAll(reading, [id]) ?? { level: 'ASSUMED', requirements: [id] },
    levelOf(operation, path) {
      const { item, operation: own } = parts.located(operation)
      const level = facts.near(own.value)?.level ?? 'MUST'
      if (path === undefined || fitsTemplate(path, operation.path)) return level
      const others = Array.isArray(item.value['x-also-at']) ? item.value['x-also-at'].filter(isObject) : []
      const there = others.find((other) => fitsTemplate(path, String(other.path)))
      const other = there && facts.near(there)
      return other === undefined || isHeldTo(level, other.level) ? (other?.level ?? level) : level
    },
    situationFact(system, situation) {
      const situations: Readonly<Record<string, { readonly code: string } | undefined>> =
        contract.errors[parts.system(system).errors]?.situations ?? {}
      const code = situations[situation]?.code
      const own = catalogueEntry(reading, system, 'situations', situation)
      if (own !== undefined && ('x-assumption' in own || 'x-requirements' in own)) return facts.near(own)
      return code === undefined ? undefined : stated.errorFact(system, code)
    },
    systemFact: (system, name) => factOfAll(reading, parts.system(system).requirements[name] ?? []),
    isRemovable: oncePer((operation) => {
      const { collection, parent } = parts.resource(operation) ?? {}
      return Object.values(contract.operations).some((candidate) => {
        const resource = parts.resource(candidate)
        if (resource?.action !== 'delete' || (resource.collection !== collection && resource.collection !== parent))
          return false
        const level = stated.levelOf(candidate)
        return level === 'MUST' || level === 'SHOULD'
      })
    }),
  }
  return stated
}

/** The first one gives the level. */
function factOfAll({ facts }: Reading, ids: readonly string[]): Fact | undefined {
  const first = ids[0] === undefined ? undefined : facts.requirements[ids[0]]
  return first && { level: first.level, requirements: ids }
}

/** Part of a system's error catalogue that is an object. */
function catalogueEntry(
  { document, contract }: Reading,
  system: string,
  ...names: readonly string[]
): JsonObject | undefined {
  const catalogue = contract.systems.find(({ name }) => name === system)?.errors
  const entry = catalogue === undefined ? undefined : locate(document, `#/components/x-errors/${catalogue}`)
  return entry && walk(document, entry, names)?.value
}
