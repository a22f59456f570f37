/** A text becomes what its schema says of types; a text that is no such thing stays a text, for the schema to refuse. */
import type { ScalarType, Shape } from '../../spec/contract.ts'

const text: Shape = { type: 'string' }

/** @param shape Undefined where nothing is said, which is a text. */
export function typed(value: string, { type, orText, alone }: Shape = text): unknown {
  if (type === 'array' || type === 'object') return alone === undefined ? parsed(value) : scalar(value, alone, false)
  return scalar(value, type, orText === true)
}

function scalar(value: string, type: ScalarType, isTextToo: boolean): unknown {
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  if (type === 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return value
  const number = Number(value)
  // As a number it would be another one.
  return isTextToo && !Number.isSafeInteger(number) && !value.includes('.') ? value : number
}

/** What has parts of its own where no style speaks of them is written as JSON. */
function parsed(value: string): unknown {
  if (!/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** Of a member of an object; undefined where nothing is said of it. */
export function shapeOfMember({ properties, others }: Shape, name: string): Shape | undefined {
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : others
}
