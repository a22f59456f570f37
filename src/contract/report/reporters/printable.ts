/** Signs that a form of report cannot hold, or that would command who shows it, are shown by their number. */

/** @param isForbidden By code point; half of a pair that stands alone comes as one of 0xd800 to 0xdfff. */
export function shown(text: string, isForbidden: (code: number) => boolean): string {
  let result = ''
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    result += isForbidden(code) ? `\\x${code.toString(16).padStart(2, '0')}` : sign
  }
  return result
}

/** For a terminal: nothing that a target sends may move its cursor or change its colours. */
export function forTerminal(text: string): string {
  return shown(text, (code) => (code < 0x20 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f))
}

/** Text in XML and HTML; XML 1.0 cannot hold every sign. */
export function escapeXml(text: string): string {
  return shown(text, isOutsideXml)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function isOutsideXml(code: number): boolean {
  const isControl = (code < 0x20 && code !== 0x0a && code !== 0x09) || (code >= 0x7f && code <= 0x9f)
  return isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
}
