/** The ids of what a target came with, because no operation makes it. */
import type { Operation } from '../../../../spec/contract.ts'
import type { Ground } from './ground.ts'
import { parametersIn } from './parameters.ts'

/** What a parameter names, by its own name. */
export function kindOf(parameter: string): 'project' | 'environment' | 'team' | undefined {
  const [, kind] = /^(project|env(?:ironment)?|team)_?(?:id|ref|reference)?$/i.exec(parameter) ?? []
  if (kind === undefined) return undefined
  return /^p/i.test(kind) ? 'project' : /^e/i.test(kind) ? 'environment' : 'team'
}

export function fixedId({ context }: Ground, parameter: string): string | undefined {
  const kind = kindOf(parameter)
  return kind !== undefined && context.can(kind) ? context.id(kind) : undefined
}

/** Those in the path of an operation. */
export function fixedPath(ground: Ground, operation: Operation): Record<string, string> {
  const names = parametersIn(ground.specification, operation, 'path')
  return Object.fromEntries(names.flatMap((name) => withValue(name, fixedId(ground, name))))
}

export function withValue(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]]
}
