/**
 * Every way in which somebody may write a text that is to be hidden: as it is, escaped, in base64 (also within a larger one), in hex, or
 * as a list of its bytes. Each is an expression, so that it is found whatever stands around it.
 */

/** How it was written, for whoever has to write it again. */
export type Writing = 'text' | 'escaped' | 'base64' | 'hex' | 'bytes'

export interface WrittenForm {
  readonly writing: Writing
  /** Letter by letter, so that two texts that are nearly the same are told apart. */
  readonly isExact: boolean
  readonly pattern: RegExp | string
  /** It stands in no text of fewer signs. */
  readonly lengthMin: number
}

/** What a text has to look like before it is worth looking for a form in it. */
export const looks: Readonly<Record<Writing, RegExp>> = {
  text: /./,
  escaped: /%[0-9a-f]{2}|\\|&[#a-z]|\+/i,
  base64: /[A-Za-z0-9+/_-]{8}/,
  hex: /(?:[0-9a-f]{2}(?:\\+x|0x|[\s:,-]){0,3}){6}/i,
  bytes: /\d\s*,\s*(?:\\*"\d+\\*"\s*:\s*)?-?\d{1,3}\s*,/,
}

/** Shorter ones turn up by chance in base64 and among numbers. */
const encodedMin = 6
/** An expression of every sign of a longer one would be slow; what is longer was made up of repeated signs. */
const signsMax = 1_000
const pieceLength = 200

/** @param ending What has to follow where it stands as a text, as an expression. */
export function writtenForms(value: string, ending = ''): readonly WrittenForm[] {
  if (value === '') return []
  const bytes = [...new TextEncoder().encode(value)]
  const isLong = value.length > signsMax
  const pieces = isLong ? [value.slice(0, pieceLength), value.slice(-pieceLength)] : []
  const signs = [...value]
  const exact = ending === '' ? value : new RegExp(`${escapeExpression(value)}${ending}`, 'g')
  return [
    { writing: 'text', isExact: true, pattern: exact, lengthMin: value.length },
    ...(isLong ? pieces : [value]).map((text) => form('text', `${escapeExpression(text)}${ending}`, 'gi', text.length)),
    ...(isLong ? [] : [form('escaped', `${signs.map(signWritten).join('')}${ending}`, 'gi', signs.length)]),
    ...(bytes.length < encodedMin ? [] : encodedForms(isLong ? bytes.slice(0, signsMax) : bytes)),
  ]
}

function encodedForms(bytes: readonly number[]): WrittenForm[] {
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'))
  // Some languages have no bytes over 127, and write them below 0.
  const numbers = bytes.map((byte) => (byte > 127 ? `(?:${byte}|${byte - 256})` : String(byte)))
  return [
    ...[0, 1, 2].map((offset) => {
      const signs = base64Of(bytes, offset)
      return form('base64', base64Written(signs, offset), 'g', signs.length)
    }),
    form('hex', hex.join(String.raw`(?:\\+x|0x|[\s:,-]){0,3}`), 'gi', 2 * bytes.length),
    form(
      'bytes',
      String.raw`(?<!\d)${numbers.join(String.raw`\s*,\s*(?:\\*"\d+\\*"\s*:\s*)?`)}(?!\d)`,
      'g',
      // A digit each, and what stands between two.
      2 * bytes.length - 1,
    ),
  ]
}

function form(writing: Writing, source: string, flags: string, lengthMin: number): WrittenForm {
  return { writing, isExact: false, pattern: new RegExp(source, flags), lengthMin }
}

const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }
const short: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' }

/** One sign as itself, or as URLs, JSON, HTML and source code escape it. */
function signWritten(sign: string): string {
  const octets = [...new TextEncoder().encode(sign)].map((byte) => byte.toString(16).padStart(2, '0'))
  const units = Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).padStart(4, '0'))
  const code = sign.codePointAt(0) ?? 0
  const name = names[sign]
  const ways = [
    String.raw`\\*${escapeExpression(sign)}`,
    octets.map((octet) => `%(?:25)*${octet}`).join(''),
    units.map((unit) => String.raw`\\+u${unit}`).join(''),
    octets.map((octet) => String.raw`\\+x${octet}`).join(''),
    `&#(?:0*${code}|x0*${code.toString(16)});`,
    ...(name === undefined ? [] : [`&${name};`]),
    ...(short[sign] === undefined ? [] : [String.raw`\\+${short[sign]}`]),
    ...(sign === ' ' ? [String.raw`\+`] : []),
  ]
  return `(?:${ways.join('|')})`
}

/** What is sure to stand in base64 when so many bytes of somebody else's stand before; what is only partly ours may be there or not. */
function base64Of(bytes: readonly number[], offset: number): string {
  const padded = [...Array.from({ length: offset }, () => 0), ...bytes]
  const text = btoa(String.fromCharCode(...padded)).replaceAll('=', '')
  const from = offset === 0 ? 0 : offset + 1
  const to = padded.length % 3 === 0 ? text.length : text.length - 1
  return text.slice(from, to)
}

function base64Written(signs: string, offset: number): string {
  const own = [...signs].map((sign) => base64Signs[sign] ?? sign)
  // A mail or a certificate breaks its lines.
  return `${offset === 0 ? '' : `${anySign}?`}${own.join(String.raw`(?:\s|\\+[rn])*`)}${anySign}?(?:=|%3D|\\\\+u003d){0,2}`
}

const anySign = '[A-Za-z0-9+/_-]'
const base64Signs: Readonly<Record<string, string>> = {
  '+': String.raw`(?:[+-]|%2B|\\+u002b)`,
  '/': String.raw`(?:\\*[/_]|%2F)`,
}

function escapeExpression(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)
}
