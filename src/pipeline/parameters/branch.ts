/** What is written name by name, such as `filter[size][min]=1`, put together again. */
import { refuse } from '../../errors/refusal.ts'
import type { Shape } from '../../spec/contract.ts'
import { shapeOfMember, typed } from './typed.ts'

/** What was given at a name, and below it. */
export interface Branch {
  readonly values: unknown[]
  readonly members: Map<string, Branch>
}

const depthMax = 16

export function createBranch(): Branch {
  return { values: [], members: new Map() }
}

/** `filter[size][]` is `filter`, `size` and an empty key; what is not written so is one name. */
export function keysOf(name: string): readonly string[] {
  const start = name.indexOf('[')
  if (start < 1 || !name.endsWith(']')) return [name]
  const keys = name.slice(start + 1, -1).split('][')
  return keys.length >= depthMax || keys.some((key) => /[[\]]/.test(key)) ? [name] : [name.slice(0, start), ...keys]
}

export function put(root: Branch, keys: readonly string[], value: unknown): void {
  let branch = root
  for (const key of keys) {
    const next = branch.members.get(key) ?? createBranch()
    branch.members.set(key, next)
    branch = next
  }
  branch.values.push(value)
}

/** @param called How it is called in the sentence that refuses what stands there twice. */
export function branchValue(branch: Branch, shape: Shape | undefined, called: string, name: string): unknown {
  const { values, members } = branch
  const isList = shape?.type === 'array' || (members.size > 0 && [...members.keys()].every((key) => key === ''))
  if (isList && (members.size > 0 || values.length > 1 || shape?.alone === undefined)) {
    return [...values.map((value) => leaf(value, shape?.items)), ...itemsOf(members, shape?.items, called, name)]
  }
  if (members.size > 0) {
    return Object.fromEntries(
      [...members].map(([key, member]) => [
        key,
        branchValue(member, shape === undefined ? undefined : shapeOfMember(shape, key), called, `${name}[${key}]`),
      ]),
    )
  }
  if (values.length > 1) {
    if (shape === undefined) return values.map((value) => leaf(value, undefined))
    refuse('invalid', { problem: `The ${called} "${name}" stands there more than once.`, field: name })
  }
  return leaf(values[0], shape)
}

/** In the order in which they came, whatever their numbers. */
function itemsOf(members: Branch['members'], items: Shape | undefined, called: string, name: string): unknown[] {
  return [...members].flatMap(([key, member]) =>
    key === '' && member.members.size === 0
      ? member.values.map((value) => leaf(value, items))
      : [branchValue(member, items, called, `${name}[${key}]`)],
  )
}

function leaf(value: unknown, shape: Shape | undefined): unknown {
  return typeof value === 'string' ? typed(value, shape) : value
}
