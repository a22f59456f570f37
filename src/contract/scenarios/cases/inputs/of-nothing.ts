/** Paths that lead to nothing: below what is there, to what nobody made. */
import type { Operation } from '../../../../spec/contract.ts'
import { fixedId } from './fixed-ids.ts'
import type { Ground } from './ground.ts'
import { parametersIn } from './parameters.ts'

export function pathOfNothing(ground: Ground, operation: Operation): Record<string, string> | undefined {
  const { specification, context } = ground
  const { owner } = context
  const names = parametersIn(specification, operation, 'path')
  if (names.length === 0) return undefined
  const path: Record<string, string> = {}
  for (const name of names) path[name] = fixedId(ground, name) ?? owner.unique('nothing')
  const last = lookedFor(ground, operation)
  const looksLikeKey = specification.resource(operation)?.by.some((each) => each.endsWith('key')) ?? false
  if (last !== undefined) path[last] = looksLikeKey ? owner.uniqueKey('nothing') : owner.unique('nothing')
  return path
}

/** What the target came with stays, and the last one is what is looked for; where its absence is no mistake, what it stands below. */
export function lookedFor({ specification }: Ground, operation: Operation): string | undefined {
  const names = parametersIn(specification, operation, 'path')
  return specification.resource(operation)?.absence === 'success' ? names[0] : names.at(-1)
}

/** An id with its last letter in the other case, where it has letters of both and so tells them apart. */
export function nearly(id: string | undefined): string | undefined {
  if (id === undefined || !/^\w{20,}$/.test(id)) return undefined
  const end = id.slice(-20)
  if (!/[a-z]/.test(end) || !/[A-Z]/.test(end)) return undefined
  const letters = [...id]
  const at = letters.findLastIndex((sign) => /[A-Za-z]/.test(sign))
  const turned = letters.map((sign, index) => {
    if (index !== at) return sign
    return sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()
  })
  return turned.join('')
}
