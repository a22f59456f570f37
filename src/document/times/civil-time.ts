/** An instant as ISO 8601 writes it in UTC. Nothing here knows what time it is. */

const dayMs = 24 * 60 * 60 * 1000

/** `2026-02-03T04:05:06Z` */
export function isoText(ms: number): string {
  const seconds = Math.floor((ms % dayMs) / 1000)
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two)
  return `${isoDay(ms)}T${hour}:${minute}:${second}Z`
}

/** `2026-02-03` */
export function isoDay(ms: number): string {
  // Years are counted from March, so that the day that some have more is their last, and in spans of 400, which are all as long.
  const days = Math.floor(ms / dayMs) + 719_468
  const span = Math.floor(days / 146_097)
  const ofSpan = days - span * 146_097
  const year = Math.floor(
    (ofSpan - Math.floor(ofSpan / 1460) + Math.floor(ofSpan / 36_524) - Math.floor(ofSpan / 146_096)) / 365,
  )
  const ofYear = ofSpan - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * month + 2) / 5) + 1
  const isNext = month >= 10
  return [
    String(span * 400 + year + (isNext ? 1 : 0)).padStart(4, '0'),
    two(isNext ? month - 9 : month + 3),
    two(day),
  ].join('-')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
