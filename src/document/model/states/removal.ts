/** Whether what is removed is kept, so that it can be restored: the document has a way back, or says when things were removed and lists them. */
import type { JsonObject, Located } from '../../../spec/pointer.ts'
import { child } from '../../../spec/pointer.ts'
import { locateParameters } from '../../../spec/read-contract.ts'
import { flat, lastWord } from '../../path-names.ts'
import { shapeOf } from '../../shape.ts'
import type { RemovalModel } from '../model.ts'
import type { Overview, Seen } from '../overview.ts'

const restoring = /^(?:restore|undelete|untrash|recover|undestroy|unremove)$/
const putAside = /^(?:archive|trash|suspend|deactivate|disable|cancel|backup|snapshot)s?$/
const wholly = /^(?:permanent(?:ly)?|force|hard|purge|harddelete|forcedelete|skiptrash|destroy)$/

/** Words that stand for what was removed. */
export const removedWords: RegExp = /^(?:deleted|removed|trashed|trash|bin|recyclebin)$/

export function isRestoring(action: string | null): boolean {
  return restoring.test(flat(action ?? ''))
}

/** Whether an action, or a parameter of the removal, leaves nothing. */
export function isWholly(name: string | null): boolean {
  return wholly.test(flat(name ?? ''))
}

/** @param actions What is done to one of the things. */
export function removalOf(
  { document }: Overview,
  seen: readonly Seen[],
  schema: Located | undefined,
  actions: readonly Seen[],
): RemovalModel | null {
  const remove = seen.find(({ resource }) => resource?.action === 'delete')
  if (remove === undefined || schema === undefined) return null
  const property = [...shapeOf(document, schema).properties].find(
    ([name, { value }]) =>
      /^(?:is)?(?:deleted|trashed)(?:at|on|date|time)?$/.test(flat(name)) && value.writeOnly !== true,
  )?.[0]
  const words = actions.map(({ path }) => flat(lastWord(path) ?? ''))
  const isRestored = actions.some((each) => isRestoring(lastWord(each.path) ?? null) && !isGivenMore(document, each))
  const isListed = seen.some(
    (each) =>
      each.resource?.action === 'list' &&
      (removedWords.test(flat(lastWord(each.path) ?? '')) ||
        queryOf(document, each).some((name) =>
          /^(?:with|include|show|only)(?:deleted|trashed|trash)$/.test(flat(name)),
        )),
  )
  // What is archived and restored is removed by nothing but its removal.
  const isOfRemoval = property !== undefined || !words.some((word) => putAside.test(word))
  if (!(isRestored && isOfRemoval) && !(isListed && property !== undefined)) return null
  return { property: property ?? null, wholly: queryOf(document, remove).find(isWholly) ?? null }
}

/** What is restored from something else has to say from what. */
function isGivenMore(document: JsonObject, { operation }: Seen): boolean {
  return child(document, operation, 'requestBody')?.value.required === true
}

function queryOf(document: JsonObject, { item, operation }: Seen): string[] {
  return locateParameters(document, item, operation).flatMap(({ value }) =>
    value.in === 'query' ? [String(value.name)] : [],
  )
}
