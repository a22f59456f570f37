/** The fields of a form become an object: what is repeated a list, what is named `a[b]` an object, each value by its type. */
import type { Form, Shape } from '../../spec/contract.ts'
import { type Branch, branchValue, createBranch, keysOf } from '../parameters/branch.ts'
import { readDelimited } from '../parameters/delimited.ts'
import { shapeOfMember } from '../parameters/typed.ts'

export interface Fields {
  readonly root: Branch
  /** Where a field of that name goes. */
  readonly keysOf: (name: string) => readonly string[]
}

export function createFields({ shape }: Form): Fields {
  const { properties = {} } = shape
  // An object may stand there by the names of its members.
  const spread = new Map<string, string>()
  for (const [name, { type, properties: members = {} }] of Object.entries(properties)) {
    for (const member of type === 'object' ? Object.keys(members) : []) {
      if (!Object.hasOwn(properties, member)) spread.set(member, name)
    }
  }
  return {
    root: createBranch(),
    keysOf(name) {
      if (Object.hasOwn(properties, name)) return [name]
      const owner = spread.get(name)
      return owner === undefined ? keysOf(name) : [owner, name]
    },
  }
}

export function valueOfFields({ root }: Fields, { shape, joints }: Form): Record<string, unknown> {
  return Object.fromEntries(
    [...root.members].map(([name, branch]) => {
      const own = shapeOfMember(shape, name)
      // Of what nothing is said a field that is repeated is a list.
      const isDeclared = Object.hasOwn(shape.properties ?? {}, name)
      return [
        name,
        joined(branch, own, joints[name]) ?? branchValue(branch, isDeclared ? own : undefined, 'field', name),
      ]
    }),
  )
}

/** What is written as one text though it has parts; undefined where it is not. */
function joined({ values, members }: Branch, shape: Shape | undefined, joint: string | undefined): unknown {
  const [value] = values
  if (joint === undefined || shape === undefined || members.size > 0 || values.length !== 1) return undefined
  if (typeof value !== 'string' || (shape.type !== 'array' && shape.type !== 'object')) return undefined
  return readDelimited(value, shape, { joint, isNamed: false, decode: (part) => part })
}
