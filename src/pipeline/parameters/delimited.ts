/** A list or an object that is written as one text, with signs between its parts. */
import type { Shape } from '../../spec/contract.ts'
import { shapeOfMember, typed } from './typed.ts'

export interface Writing {
  /** What stands between the parts. */
  readonly joint: string | RegExp
  /** The members of an object are `name=value`, and not name and value in turn. */
  readonly isNamed: boolean
  /** Of what is between the joints. */
  readonly decode: (text: string) => string
}

export function readDelimited(text: string, shape: Shape, { joint, isNamed, decode }: Writing): unknown {
  const parts = text === '' ? [] : text.split(joint)
  if (shape.type === 'array') {
    const [part] = parts
    if (shape.alone !== undefined && parts.length === 1 && part !== undefined) return typed(decode(part), shape)
    return parts.map((each) => typed(decode(each), shape.items))
  }
  if (shape.alone !== undefined && parts.length === 1 && !text.includes('=')) return typed(decode(text), shape)
  const members: [string, unknown][] = []
  for (let index = 0; index < parts.length; index += isNamed ? 1 : 2) {
    const part = parts[index] ?? ''
    const [name, value] = isNamed ? splitOnce(part) : [part, parts[index + 1] ?? '']
    members.push([decode(name), typed(decode(value), shapeOfMember(shape, decode(name)))])
  }
  // An assignment would lose a member that is called `__proto__`.
  return Object.fromEntries(members)
}

/** Name and value; a name alone has an empty one. */
export function splitOnce(pair: string): [name: string, value: string] {
  const equals = pair.indexOf('=')
  return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}
