/** Parameters that are written as pairs of name and value: those of the query and of cookies. */
import { refuse } from '../../errors/refusal.ts'
import type { Parameter } from '../../spec/contract.ts'
import { type Branch, branchValue, createBranch, keysOf, put } from './branch.ts'
import { decode, parseJson } from './decode.ts'
import { readDelimited } from './delimited.ts'
import { typed } from './typed.ts'

/** A decoded name, and a value that is still encoded. */
export type Pair = readonly [name: string, value: string]

/** Those that the operation declares; others are ignored. */
export function readPairs(
  pairs: readonly Pair[],
  parameters: readonly Parameter[],
  place: 'query' | 'cookie',
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  let gathered: Map<Parameter, Gathered> | undefined
  for (const [name, value] of pairs) {
    const parameter = parameters.find((declared) => declared.in === place && declared.name === name)
    if (parameter !== undefined && isOneText(parameter)) {
      if (Object.hasOwn(values, name)) refuseTwice(parameter)
      const text = decode(value, parameter)
      values[name] = parameter.isJson ? parseJson(text, parameter) : typed(text, parameter)
      continue
    }
    const [owner, keys] = ownerOf(name, parameter, parameters, place)
    if (owner === undefined) continue
    gathered ??= new Map()
    const found = gathered.get(owner) ?? { whole: [], parts: createBranch() }
    gathered.set(owner, found)
    if (keys.length === 0) found.whole.push(value)
    else put(found.parts, keys, decode(value, owner))
  }
  for (const [parameter, found] of gathered ?? []) values[parameter.name] = structured(parameter, found)
  return values
}

interface Gathered {
  /** What stands at the very name. */
  readonly whole: string[]
  /** What stands at names of its members. */
  readonly parts: Branch
}

function isOneText({ type, isJson }: Parameter): boolean {
  return isJson || (type !== 'array' && type !== 'object')
}

/** Whose part a pair is, and which: none where it is the whole. */
function ownerOf(
  name: string,
  parameter: Parameter | undefined,
  parameters: readonly Parameter[],
  place: string,
): readonly [owner: Parameter | undefined, keys: readonly string[]] {
  if (parameter !== undefined) return [parameter, []]
  const [base, ...keys] = keysOf(name)
  const owner = parameters.find((declared) => {
    if (declared.in !== place || isOneText(declared)) return false
    return declared.style === 'deepObject' && declared.name === base && keys.length > 0
  })
  if (owner !== undefined) return [owner, keys]
  const spread = parameters.filter((each) => each.in === place && isSpread(each))
  const named = spread.find(({ properties = {} }) => Object.hasOwn(properties, name))
  return [named ?? spread.find(({ others }) => others !== undefined), [name]]
}

/** Its members stand there by their own names. */
function isSpread({ type, isJson, style, explode }: Parameter): boolean {
  return type === 'object' && !isJson && style === 'form' && explode
}

const joints: Readonly<Record<string, string | RegExp>> = { spaceDelimited: / |%20/, pipeDelimited: /\||%7C/i }

function structured(parameter: Parameter, { whole, parts }: Gathered): unknown {
  const { type, style, explode, alone } = parameter
  const [text, ...others] = whole
  if (text === undefined) return branchValue(parts, parameter, `${parameter.in} parameter`, parameter.name)
  const isRepeated = type === 'array' && (explode || style === 'deepObject')
  if (isRepeated) {
    if (alone !== undefined && others.length === 0) return typed(decode(text, parameter), parameter)
    return whole.map((each) => typed(decode(each, parameter), parameter.items))
  }
  if (others.length > 0) refuseTwice(parameter)
  // An object that is written by the names of its members has no text of its own.
  if (type === 'object' && (explode || style === 'deepObject')) return typed(decode(text, parameter), parameter)
  return readDelimited(text, parameter, {
    joint: joints[style] ?? ',',
    isNamed: false,
    decode: (part) => decode(part, parameter),
  })
}

function refuseTwice({ in: place, name }: Parameter): never {
  refuse('invalid', { problem: `The ${place} parameter "${name}" stands there more than once.`, field: name })
}
