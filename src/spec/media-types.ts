/** Which of the media types of a body is JSON. */

/** `application/json` or a type with the suffix `+json`, the plain one first; undefined when there is none. */
export function jsonTypeIn(mediaTypes: readonly string[]): string | undefined {
  return (
    mediaTypes.find((type) => type === 'application/json') ??
    mediaTypes.find((type) => /^application\/.+\+json$/.test(type))
  )
}

/** `application/json` of `application/json; charset=utf-8`. */
export function withoutParameters(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase()
}
