/**
 * Refuses what names something that is not there, where the document has a word for that: a 404 of an operation whose path names nothing
 * itself, or another refusal that says of such a thing that it is not found. All else is taken as it was sent.
 */

import { exampleOf } from '../../document/make-options.ts'
import { saidAbsences } from '../../document/model/absence-words.ts'
import type { Does } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { isBegun } from '../things/begin-place.ts'
import { collectionsCalled, isKey, isPlaceSaid, thingNamed } from '../things/referring/named-things.ts'
import { lookingFrom } from '../things/referring/parts.ts'
import { type Asked, bodySchemaOf, isVisible, sentThings } from './behaviour.ts'

/** What is done to many, and what puts something among others, has its own way with what is not there. */
const naming: ReadonlySet<Does> = new Set(['create', 'replace', 'update', 'upsert', 'act', 'example', 'write-only-one'])

export function requireReferents(asked: Asked): void {
  const { setting, model, call } = asked
  const body = bodySchemaOf(asked)
  if (body === undefined || !naming.has(model.does)) return
  const said = saidAbsences(setting.document, model)
  if (said.length === 0) return
  for (const sent of sentThings(asked)) {
    for (const { name, stem, key, beside } of keysIn(asked, sent, body, 0)) {
      const stems = stemsIn(setting.document, body, 0)
      const status = statusFor(said, { stem, stems, isNamedInPath: model.path.includes('{') })
      if (status === undefined || isThere(asked, { name, stem, key, beside })) continue
      const message = `There is no ${stem} ${JSON.stringify(String(key))}.`
      call.fail(`http-${status}`, { message, problem: message, field: name })
    }
  }
}

interface Named {
  readonly name: string
  /** What it names one of. */
  readonly stem: string
  readonly key: string | number
  /** What stands beside the key. */
  readonly beside: JsonObject
}

const depthMax = 2

/** `product_id`, `product_ids` and those of elements, but what the document itself has as an example. */
function keysIn(asked: Asked, sent: JsonObject, body: Located, depth: number): Named[] {
  const { document } = asked.setting
  return [...shapeOf(document, body).properties].flatMap(([name, property]): Named[] => {
    const said = sent[name]
    const { items, keywords } = shapeOf(document, property)
    const parts: readonly Json[] = Array.isArray(said) ? (said as readonly Json[]) : [said ?? null]
    const schema = Array.isArray(said) ? items : property
    const objects = parts.filter(isObject)
    if (objects.length > 0 && schema !== undefined && depth < depthMax)
      return objects.flatMap((each) => keysIn(asked, each, schema, depth + 1))
    const stem = stemOf(name)
    const shown = JSON.stringify([exampleOf(keywords), items && exampleOf(shapeOf(document, items).keywords)].flat())
    return stem === undefined
      ? []
      : parts.flatMap((key): Named[] =>
          isKey(key) && key !== '' && !shown.includes(JSON.stringify(key)) ? [{ name, stem, key, beside: sent }] : [],
        )
  })
}

/** All that may be named. */
function stemsIn(document: JsonObject, body: Located, depth: number): string[] {
  return [...shapeOf(document, body).properties].flatMap(([name, property]) => {
    const { items, properties } = shapeOf(document, property)
    const part = items ?? (properties.size > 0 ? property : undefined)
    const own = stemOf(name)
    return [
      ...(own === undefined ? [] : [own]),
      ...(part === undefined || depth === depthMax ? [] : stemsIn(document, part, depth + 1)),
    ]
  })
}

function stemOf(name: string): string | undefined {
  return /^(.+?)(?:ids?|uuids?)$/.exec(flat(name))?.[1]
}

/** The refusal that speaks of such a thing, else a 404 that speaks of no other one. */
function statusFor(
  said: ReturnType<typeof saidAbsences>,
  {
    stem,
    stems,
    isNamedInPath,
  }: { readonly stem: string; readonly stems: readonly string[]; readonly isNamedInPath: boolean },
): number | undefined {
  const own = said.find(({ words }) => flat(words).includes(stem))
  // What else is not there may be what the path names.
  if (isNamedInPath) return own?.status
  const others = stems.filter((each) => each !== stem)
  const plain = said.find(
    ({ status, words }) => (status === 404 || status === 410) && !others.some((each) => flat(words).includes(each)),
  )
  return (own ?? plain)?.status
}

/** What nobody can make is taken to be there, unless a world says what there is. */
function isThere(asked: Asked, { stem, key, beside }: Named): boolean {
  const { setting, call } = asked
  const { model } = setting
  const looking = lookingFrom(asked, beside)
  const all = collectionsCalled(model, stem)
  const known = all.filter((name) => model.collections[name]?.isMade === true || isBegun(call.world, name))
  if (known.length < all.length || known.length === 0 || !known.every((name) => isPlaceSaid(looking, name))) return true
  return known.some((name) => {
    const thing = thingNamed(looking, [name], key)
    const collection = model.collections[name]
    return thing !== undefined && collection !== undefined && isVisible(thing, collection, call)
  })
}
