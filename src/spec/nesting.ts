/** How deep JSON is nested: looked at before anything walks it, so that a deep one costs no stack. */

const [quote, backslash, openBrace, openBracket, closeBrace, closeBracket] = [...'"\\{[}]'].map((sign) =>
  sign.charCodeAt(0),
)

/** Of JSON that is not parsed yet. */
export function isNestedOver(levelsMax: number, json: Uint8Array): boolean {
  if (json.length <= levelsMax) return false
  let depth = 0
  let isInText = false
  for (let index = 0; index < json.length; index++) {
    const byte = json[index]
    if (isInText) {
      if (byte === backslash) index++
      else if (byte === quote) isInText = false
    } else if (byte === quote) isInText = true
    else if (byte === openBrace || byte === openBracket) {
      if (++depth > levelsMax) return true
    } else if (byte === closeBrace || byte === closeBracket) depth--
  }
  return false
}

/** Of plain data that somebody parsed. */
export function isDataNestedOver(levelsMax: number, data: unknown): boolean {
  let level = [data]
  for (let depth = 0; level.length > 0; depth++) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
    if (depth >= levelsMax && level.length > 0) return true
  }
  return false
}
