/** In which states an action is refused, by the words that the document has for its 409 and for the action itself. */

export interface Told {
  /** What 409 is described as. */
  readonly conflict: string
  /** What the action is described as. */
  readonly action: string
}

export interface RefusedWhen {
  /** The only states in which it is taken; empty where nothing says so. */
  readonly from: readonly string[]
  /** States in which it is refused. */
  readonly never: readonly string[]
  /** Whether it is refused when it was done already, whatever that state is called. */
  readonly isOnce: boolean
  /** The words leave no doubt. */
  readonly isSure: boolean
}

/** A conflict with something else than the state of the thing. */
const otherwise =
  /\b(versions?|etag|concurren\w*|idempoten\w*|duplicates?|unique|exists?|modified|taken|in use|referenced|depend\w*|lock(ed)?|race|quota|limit)\b/
const ofState = /\b(states?|status|not now|transition|cannot|can't|can not|not allowed|not possible|illegal|wrong)\b/
const filler = String.raw`(?:(?:in|an?|the|it|is|are|was|when|while|if|still|currently|yet|any|more|anymore|longer|state|status|of|be|being)\s+|["'\`]\s*)*`

/** Of several states those before the last. */
const others = String.raw`(?:["'\`]?[\w-]{1,30}["'\`]?(?:\s*,(?:\s*(?:or|and))?|\s+(?:or|and))\s+){0,4}`

/**
 * @param states All that a thing can have.
 * @param to Those of them that the action leads to.
 */
export function refusedWhen(
  { conflict, action }: Told,
  states: readonly string[],
  to: readonly string[],
): RefusedWhen | undefined {
  const text = plainText(conflict)
  const left = states.filter((state) => !to.includes(state))
  const named = [...left, ...to].filter((state) => isStateIn(text, state, to))
  const taken = left.filter((state) => isTakenIn(text, state) || isAskedOf(plainText(action), state))
  const isOnce = /\balready\b/.test(text) && (named.length === 0 || named.some((state) => to.includes(state)))
  const never = named.filter((state) => !taken.includes(state))
  if (isOnce || taken.length > 0 || never.length > 0) return { from: taken, never, isOnce, isSure: true }
  if (otherwise.test(text) || to.length === 0) return undefined
  // What it is refused in can be nothing but what it leads to.
  return ofState.test(text) ? { from: [], never: to, isOnce, isSure: states.length === 2 } : undefined
}

/** Whether it is spoken of as a state; of what the action leads to, `cannot be published` does not. */
function isStateIn(text: string, state: string, to: readonly string[]): boolean {
  const word = wordFor(state)
  if (!to.includes(state)) return new RegExp(String.raw`\b${word}s?\b`).test(text)
  const rest = text.replaceAll(new RegExp(String.raw`\b(?:be|been|get) ${word}\b`, 'g'), '')
  return new RegExp(String.raw`\b${word}\b`).test(rest)
}

/** `is not queued`, `not in draft or review`, `only drafts`, `only drafts and paused ones can`, `must be open`, `unless it is queued`. */
function isTakenIn(text: string, state: string): boolean {
  const word = `${wordFor(state)}s?`
  const before =
    "(?:not|isn't|aren't|no longer|other than|unless|except|only|must be|has to be|have to be|needs? to be|should be)"
  return (
    new RegExp(String.raw`\b${before}\s+${filler}${others}${filler}${word}\b`).test(text) ||
    new RegExp(String.raw`\bonly\b[^.;]*\b${word}\b[^.;]*\b(?:can|may)\b`).test(text) ||
    new RegExp(String.raw`\bonly\b[^.;]*\b(?:when|while|if|from|in)\s+${filler}${others}${filler}${word}\b`).test(text)
  )
}

/** `Cancels a job that is queued`, `Publishes a draft`. */
function isAskedOf(text: string, state: string): boolean {
  const word = wordFor(state)
  return (
    new RegExp(
      String.raw`\b(?:that|which|who|while|when|if|only)\s+(?:it\s+)?(?:is|are)\s+(?:still\s+)?${word}\b`,
    ).test(text) ||
    new RegExp(String.raw`^\w+\s+(?:an?|the|one)\s+${word}\b`).test(text) ||
    isTakenIn(text, state)
  )
}

function wordFor(state: string): string {
  return state
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join(String.raw`[\s_-]?`)
}

function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.!]\s*$/, '')
    .trim()
}
