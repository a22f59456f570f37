/**
 * Which requirement a part of the document states, and how firmly: the annotations of docs/vocabulary.md, found from any object
 * of the document. A part that says nothing of its own speaks with the voice of what encloses it.
 */
import { at, isObject, type Json, type JsonObject } from './pointer.ts'

/** From what a document states to what nobody does. */
export type Level = 'MUST' | 'SHOULD' | 'BEYOND' | 'ASSUMED'

export const levels: readonly Level[] = ['MUST', 'SHOULD', 'BEYOND', 'ASSUMED']

export interface Requirement {
  readonly id: string
  readonly level: Level
  /** One sentence or two. */
  readonly text: string
  /** Where it comes from, in words: title of the document and section, client, page, or the reason of an assumption. */
  readonly source: string
}

/** What a part of the document is worth as evidence. */
export interface Fact {
  readonly level: Level
  /** The first one is the one that gives the level. */
  readonly requirements: readonly string[]
}

/** The fact, no firmer than a level: nothing about an operation that only clients know is firmer than that it is there at all. */
export function capped<Held extends { readonly level: Level }>(fact: Held, level: Level): Held {
  return levels.indexOf(fact.level) >= levels.indexOf(level) ? fact : { ...fact, level }
}

/** The firmest of facts, the first one of those that are as firm. */
export function firmestOf(facts: readonly (Fact | undefined)[]): Fact | undefined {
  return facts
    .filter((fact) => fact !== undefined)
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
    .at(0)
}

export interface Facts {
  readonly requirements: Readonly<Record<string, Requirement>>
  /** The fact nearest to an object of the document, from the inside out; undefined when nothing around it is annotated. */
  near(part: object): Fact | undefined
  /** The objects of a second copy of the document speak for themselves too. */
  include(copy: JsonObject): void
  /** More requirements, by their ids, that what the document states leads to. */
  state(more: JsonObject): void
  /** Ids that an object itself lists. */
  listedAt(part: JsonObject): readonly string[]
}

export function readFacts(document: JsonObject): Facts {
  const requirements = readRequirements(document)
  const parents = new WeakMap<object, JsonObject | readonly Json[]>()
  const facts: Facts = {
    requirements,
    near(part) {
      for (let current: object | undefined = part; current !== undefined; current = parents.get(current)) {
        const fact = isObject(current) ? ownFact(current, requirements) : undefined
        if (fact !== undefined) return fact
      }
      return undefined
    },
    include: (copy) => remember(copy),
    state: (more) => void Object.assign(requirements, requirementsIn(document, more)),
    listedAt: (part) => texts(part['x-requirements']).filter((id) => id in requirements),
  }
  remember(document)
  return facts

  function remember(part: JsonObject | readonly Json[]): void {
    for (const member of Object.values(part)) {
      if (typeof member !== 'object' || member === null) continue
      parents.set(member, part)
      remember(member)
    }
  }
}

function ownFact(part: JsonObject, requirements: Facts['requirements']): Fact | undefined {
  const ids = texts(part['x-requirements']).filter((id) => id in requirements)
  if (typeof part['x-assumption'] === 'string') return { level: 'ASSUMED', requirements: ids }
  const first = ids[0] === undefined ? undefined : requirements[ids[0]]
  const level = levels.find((candidate) => candidate === part['x-level'])
  return first && capped({ level: first.level, requirements: ids }, level ?? first.level)
}

function readRequirements(document: JsonObject): Record<string, Requirement> {
  const listed = at(document, '#/components/x-requirements')
  return requirementsIn(document, isObject(listed) ? listed : {})
}

function requirementsIn(document: JsonObject, listed: JsonObject): Record<string, Requirement> {
  const requirements: Record<string, Requirement> = {}
  for (const [id, entry] of Object.entries(listed)) {
    if (!isObject(entry)) continue
    const level = levels.find((candidate) => candidate === entry.level)
    if (level === undefined) continue
    requirements[id] = { id, level, text: String(entry.text ?? ''), source: describeSource(document, entry.source) }
  }
  return requirements
}

/** A source of the vocabulary as words. */
export function describeSource(document: JsonObject, source: Json | undefined): string {
  if (!isObject(source)) return ''
  const { document: name, section, client, page, assumption } = source
  if (typeof client === 'string') return `the client ${client}`
  if (typeof page === 'string') return page
  if (typeof assumption === 'string') return `an assumption: ${assumption}`
  const entry = typeof name === 'string' ? at(document, `#/components/x-documents/${name}`) : undefined
  const title = isObject(entry) && typeof entry.title === 'string' ? entry.title : String(name ?? '')
  return typeof section === 'string' ? `${title}, ${section}` : title
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((member): member is string => typeof member === 'string') : []
}

/** Whether a level is firm enough to fail a run that is held to `threshold`. */
export function isHeldTo(level: Level, threshold: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(threshold)
}
