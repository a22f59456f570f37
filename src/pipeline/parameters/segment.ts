/** A parameter of the path: in the styles `simple`, `label` (`.a`) and `matrix` (`;name=a`). */
import { refuse } from '../../errors/refusal.ts'
import type { Parameter } from '../../spec/contract.ts'
import { decode, parseJson } from './decode.ts'
import { readDelimited } from './delimited.ts'
import { typed } from './typed.ts'

/** @param segment As it came, percent-encoded. */
export function readSegment(segment: string, parameter: Parameter): unknown {
  if (parameter.isJson) return parseJson(decode(segment, parameter), parameter)
  const isOneText = parameter.type !== 'array' && parameter.type !== 'object'
  const { style, explode } = parameter
  const decoded = (part: string): string => decode(part, parameter)
  if (style === 'label') {
    const text = withoutLead(segment, '.', parameter)
    if (isOneText) return typed(decoded(text), parameter)
    return readDelimited(text, parameter, {
      joint: explode ? '.' : labelJoint(text, parameter),
      isNamed: explode,
      decode: decoded,
    })
  }
  if (style === 'matrix') {
    const lead = `;${parameter.name}=`
    if (!isOneText && explode) {
      const text = withoutLead(segment, parameter.type === 'array' ? lead : ';', parameter)
      // A list repeats its name, and an object has those of its members.
      return readDelimited(text, parameter, {
        joint: parameter.type === 'array' ? lead : ';',
        isNamed: true,
        decode: decoded,
      })
    }
    const text = withoutLead(segment, lead, parameter)
    if (isOneText) return typed(decoded(text), parameter)
    return readDelimited(text, parameter, { joint: ',', isNamed: false, decode: decoded })
  }
  if (isOneText) return typed(decoded(segment), parameter)
  return readDelimited(segment, parameter, { joint: ',', isNamed: explode, decode: decoded })
}

/** OpenAPI 3.0 writes points where 3.1 writes commas. */
function labelJoint(text: string, { items }: Parameter): string {
  return text.includes(',') || items?.type === 'number' ? ',' : '.'
}

function withoutLead(segment: string, lead: string, { name, style }: Parameter): string {
  if (segment.startsWith(lead)) return segment.slice(lead.length)
  return refuse('invalid', {
    problem: `The path parameter "${name}" is not written in the style ${style}, which begins with "${lead}".`,
    field: name,
  })
}
