/** Whether an `Accept` takes a media type (RFC 9110, section 12.5.1): the most particular range that fits it decides. */
import { isOfType, withoutParameters } from '../../spec/media-types.ts'

interface Range {
  readonly type: string
  readonly weight: number
}

/** @param declared A media type, or a range such as `image/*` where any of it may come. */
export function accepts(accept: string, declared: string): boolean {
  const type = withoutParameters(declared)
  const ranges = accept.split(',').flatMap(readRange)
  if (ranges.length === 0) return true
  // Of what may be anything of a range something is taken.
  if (type.endsWith('/*')) return ranges.some((range) => range.weight > 0 && overlap(range.type, type))
  const [best] = ranges
    .filter((range) => isOfType(type, range.type) || isVersionOf(range.type, type))
    .sort((one, other) => particularity(other.type) - particularity(one.type) || other.weight - one.weight)
  return best !== undefined && best.weight > 0
}

/** Parameters but for the weight say which variant is wanted, of which there is one. */
function readRange(text: string): Range[] {
  const type = withoutParameters(text)
  if (type === '') return []
  const weights = text
    .split(';')
    .slice(1)
    .map((parameter) => parameter.trim().toLowerCase())
    .filter((parameter) => parameter.startsWith('q='))
    .map((parameter) => Number(parameter.slice(2)))
  // What is no weight is taken as none was given.
  const [weight = 1] = weights.filter((each) => each >= 0 && each <= 1)
  return [{ type: type === '*' ? '*/*' : type, weight }]
}

/** `application/vnd.acme+json` asks for a version of JSON, by which many choose that of an API. */
function isVersionOf(range: string, type: string): boolean {
  return type === 'application/json' && /^application\/vnd\.[^/]+\+json$/.test(range)
}

function overlap(one: string, other: string): boolean {
  return isOfType(one, other) || isOfType(other, one)
}

function particularity(type: string): number {
  return type === '*/*' ? 0 : type.endsWith('/*') ? 1 : 2
}
