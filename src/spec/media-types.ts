/** Which of the media types of a body is JSON. */

/**
 * `application/json` or a type with the suffix `+json`, the plain one first, and what may be any type after them; undefined when there is
 * none.
 */
export function jsonTypeIn(mediaTypes: readonly string[]): string | undefined {
  return (
    mediaTypes.find((type) => type === 'application/json') ??
    mediaTypes.find((type) => /^application\/.+\+json$/.test(type)) ??
    mediaTypes.find((type) => type === 'application/*' || type === '*/*')
  )
}

/** Whether what is said to be of a type is JSON. */
export function isJson(mediaType: string): boolean {
  return /^[^/]+\/(?:.+\+)?json$/.test(mediaType)
}

/** Whether a type is the declared one, or one of a declared range such as `image/*`. */
export function isOfType(mediaType: string, declared: string): boolean {
  if (declared === '*/*') return true
  return declared.endsWith('/*') ? mediaType.startsWith(declared.slice(0, -1)) : mediaType === declared
}

/** `application/json` of `application/json; charset=utf-8`. */
export function withoutParameters(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase()
}
