/** A segment of a path template that holds texts and parameters, such as `{id}.json`, `{from}..{to}` or `{id}:cancel`. */

export interface SegmentPattern {
  /** What stands between the parameters: one more than there are names. */
  readonly texts: readonly string[]
  readonly names: readonly string[]
}

/** Undefined where the segment has no parameter. */
export function readSegmentPattern(segment: string): SegmentPattern | undefined {
  // Texts and names in turn, a text first and last.
  const parts = segment.split(/\{([^{}]+)\}/)
  if (parts.length === 1) return undefined
  return {
    texts: parts.filter((_, index) => index % 2 === 0).map(asSent),
    names: parts.filter((_, index) => index % 2 === 1),
  }
}

/** It is one parameter and nothing else. */
export function isWhole({ texts, names }: SegmentPattern): boolean {
  return names.length === 1 && texts.every((text) => text === '')
}

/**
 * The values, none of which is empty; undefined where the segment does not fit. Of several ways in which it could, that in which each
 * but the last value is as short as can be.
 */
export function matchSegment(segment: string, { texts, names }: SegmentPattern): string[] | undefined {
  const [first = ''] = texts
  const last = texts.at(-1) ?? ''
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined
  const end = segment.length - last.length
  const values: string[] = []
  let start = first.length
  for (let index = 1; index < names.length; index++) {
    const text = texts[index] ?? ''
    const next = segment.indexOf(text, start + 1)
    if (next === -1 || next + text.length > end) return undefined
    values.push(segment.slice(start, next))
    start = next + text.length
  }
  if (start >= end) return undefined
  values.push(segment.slice(start, end))
  return values
}

/** Whether a segment of a path is one of a template. */
export function fitsSegment(segment: string, template: string): boolean {
  if (!template.includes('{')) return segment === template
  // Most are one parameter: nothing is to be taken apart for them.
  if (template.startsWith('{') && template.indexOf('}') === template.length - 1) return segment !== ''
  const pattern = readSegmentPattern(template)
  return pattern === undefined ? segment === template : matchSegment(segment, pattern) !== undefined
}

/** As a client sends what a template says: a URL encodes what cannot stand in one. */
export function asSent(text: string): string {
  return text === '.' || text === '..' ? text : new URL(`https://a.test/${text}`).pathname.slice(1)
}
