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

/** For a terminal: nothing that a target sends may move its cursor, change its colours or turn the direction of what follows. */
export function forTerminal(text: string): string {
  return shown(text, (code) => (isControl(code) && code !== 0x0a) || isDirection(code))
}

/** The same where it is to stay on its line, whatever a target sends. */
export function onOneLine(text: string): string {
  return shown(text, (code) => isControl(code) || isDirection(code))
}

/**
 * Lines of an output that is read by machines too: none of them is a command to the runner of a workflow, which looks for `::command`
 * where a line begins, with or without spaces before it, and for `##[command]` anywhere.
 */
export function withoutCommands(text: string): string {
  return text
    .replaceAll(/^([^\S\r\n\u2028\u2029]*)::/gm, String.raw`$1\x3a:`)
    .replaceAll(/##(?=\w*\[)/g, String.raw`\x23#`)
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

/** JSON that says the same, without signs that would turn the direction of a text or end a line of it, and without commands. */
export function escapeJson(json: string): string {
  return json.replaceAll(unwanted, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}

function isOutsideXml(code: number): boolean {
  if (code === 0x0a || code === 0x09) return false
  return (
    isControl(code) || isDirection(code) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
  )
}

/** Signs that a reader does not see, or that command who shows them. */
export function isUnseen(code: number): boolean {
  return isControl(code) || isDirection(code)
}

function isControl(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f)
}

/** Signs that are not seen, but change how what follows is shown: marks of direction, ends of lines, tags. */
function isDirection(code: number): boolean {
  return (
    code === 0x061c ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xe0000 && code <= 0xe007f)
  )
}

const unwanted = /#(?=#\w*\[)|[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu
