/** Durations: ISO 8601 as openapi.yaml has them (`PT1M`), and the short form that people type (`10s`, `1h30m`). */

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Milliseconds of `P1DT2H3M4.5S` or `P2W`, or undefined when the text is no such duration. */
export function parseIsoDuration(text: string): number | undefined {
  const weeks = /^P(\d+)W$/.exec(text)?.[1]
  if (weeks !== undefined) return Number(weeks) * 7 * unitMs.d
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text)
  if (match === null || text === 'P' || text.endsWith('T')) return undefined
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match
  return Number(days) * unitMs.d + Number(hours) * unitMs.h + Number(minutes) * unitMs.m + Number(seconds) * unitMs.s
}

/** Milliseconds of `250ms`, `10s`, `5m`, `1h30m`, `2d`, or undefined when the text is no such duration. */
export function parseShortDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(text)) return undefined
  let totalMs = 0
  const parts = text.match(/[\d.]+|[a-z]+/g) ?? []
  for (let index = 0; index < parts.length; index += 2) {
    // The test above admits only numbers and these five units, in turn.
    totalMs += Number(parts[index]) * unitMs[parts[index + 1] as keyof typeof unitMs]
  }
  return totalMs
}

/** Milliseconds of either form, or undefined. */
export function parseDuration(text: string): number | undefined {
  return parseShortDuration(text) ?? parseIsoDuration(text)
}
