/** Stand-ins for secrets: one for one, of the same length and of the same kinds of signs, and of nothing that the secret tells. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { createSearch, searchedLengthMin } from './search.ts'

export interface StandIns {
  /** The same for the same secret; never that of another, and never a secret. */
  for(secret: string): string
  /** A text with stand-ins for all secrets in it that were met before and are too long to stand in it by chance. */
  within(text: string): string
}

export function createStandIns(): StandIns {
  const known = new Map<string, string>()
  const taken = new Set<string>()
  const search = createSearch()

  const make = (secret: string): string => {
    // Short ones may all be taken: a secret of one digit has nine others. Then it stays among its own kind.
    for (let attempt = 0; attempt < 100; attempt++) {
      const standIn = alike(secret, `stand-in/${known.size}/${attempt}`)
      if (standIn !== secret && !taken.has(standIn) && !known.has(standIn)) return standIn
    }
    return alike(secret, `stand-in/${known.size}`)
  }
  return {
    for(secret) {
      const before = known.get(secret)
      if (before !== undefined || secret === '') return before ?? secret
      const standIn = make(secret)
      known.set(secret, standIn)
      taken.add(standIn)
      for (const form of formsOf(secret)) search.add(form(secret), form(standIn))
      return standIn
    },
    within: search.replaceIn,
  }
}

/** The same sign for each: what is shown to people and never told again. */
export function hidden(): StandIns {
  const search = createSearch()
  return {
    for(secret) {
      for (const form of formsOf(secret)) search.add(form(secret), '***')
      return secret === '' ? secret : '***'
    },
    within: search.replaceIn,
  }
}

/** How a text is written: as it is, within JSON, and within a URL and the fields of a form. */
const forms: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify(text).slice(1, -1),
  // A lone surrogate has no such form.
  (text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')),
  (text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')).replaceAll('%20', '+'),
]

/** Those of a secret that is too long to stand in a text by chance. */
function formsOf(secret: string): typeof forms {
  return secret.length < searchedLengthMin ? [] : forms
}

const alphabets = [
  'abcdefghijklmnopqrstuvwxyz',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '0123456789',
  'éàüöñçøå',
  '文字列秘密鍵値語',
]

/** Signs of the same kinds, so that what looked at the secret sees the same; what stands between letters and digits stays. */
function alike(secret: string, source: string): string {
  let bytes = new Uint8Array(0)
  let block = 0
  let used = 0
  return [...secret]
    .map((sign) => {
      const alphabet = alphabetOf(sign)
      if (alphabet === undefined) return sign
      if (used === bytes.length) {
        bytes = sha256(utf8ToBytes(`${source}/${block++}`))
        used = 0
      }
      return alphabet[(bytes[used++] ?? 0) % alphabet.length] ?? sign
    })
    .join('')
}

function alphabetOf(sign: string): string | undefined {
  const ascii = alphabets.find((alphabet) => alphabet.includes(sign))
  if (ascii !== undefined) return ascii
  const code = sign.codePointAt(0) ?? 0
  // As many bytes of UTF-8, and one unit of UTF-16.
  return code < 0x80 || code > 0xffff ? undefined : code < 0x800 ? alphabets[3] : alphabets[4]
}
