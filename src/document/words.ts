/** The words that a name is made of, in lower case: `getLogoutURL`, `get_logout_url` and `get-logout-url` are of the same three. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/**
 * What something is called that it was done to, where that is formed by rule: `closed` of `close`, `denied` of `deny`, `starred` of `star`,
 * `checked_in` of `check-in` and `checkin`.
 */
export function participlesOf(verb: string): string[] {
  const [first = '', second, ...others] = wordsOf(verb)
  const isPhrase = second !== undefined && others.length === 0 && particles.has(second)
  const [, stem, particle] = isPhrase ? [verb, first, second] : (phrase.exec(verb) ?? [])
  return [
    ...regularOf(verb),
    ...(stem === undefined || particle === undefined ? [] : regularOf(stem).map((each) => `${each}_${particle}`)),
  ]
}

const particles: ReadonlySet<string> = new Set(['in', 'out', 'on', 'off', 'up', 'down', 'away', 'back', 'over'])
const phrase = /^([a-z]{3,12})(in|out|on|off|up|down|away|back|over)$/

function regularOf(verb: string): string[] {
  const regular = verb.endsWith('e') ? `${verb}d` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`
  return [regular, `${verb}${verb.at(-1) ?? ''}ed`]
}

/** The state that an action says itself: `paid` of `mark-as-paid`, `live` of `go-live`; undefined of others. */
export function stateSaidBy(action: string): string | undefined {
  const [verb = '', ...rest] = wordsOf(action)
  const said = rest.filter((each) => !/^(as|to|it)$/.test(each)).join('_')
  return /^(mark|set|go|make|put|take|bring|turn|move)$/.test(verb) && said !== '' ? said : undefined
}

/** What doing it is called: `approval` of `approve`, `cancellation` of `cancel`, `closure` of `close`. */
export function nounsOf(verb: string): string[] {
  const stem = verb.replace(/e$/, '')
  const ified = verb.replace(/y$/, 'ication')
  return [
    ...['al', 'ion', 'ation', 'lation', 'ment', 'ure', 'sion'].map((ending) => `${stem}${ending}`),
    ...(ified === verb ? [] : [ified]),
  ]
}

/** Endings of one, and of many, where it is no `s` that is added. */
const endings: readonly (readonly [one: string, many: string])[] = [
  ['', ''],
  ['', 's'],
  ['', 'es'],
  ['y', 'ies'],
  ['f', 'ves'],
  ['fe', 'ves'],
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['index', 'indices'],
  ['matrix', 'matrices'],
  ['vertex', 'vertices'],
  ['analysis', 'analyses'],
  ['criterion', 'criteria'],
  ['medium', 'media'],
  ['datum', 'data'],
]

/** Whether one is said of each of many: `category` of `categories`. */
export function isSingularOf(one: string, many: string): boolean {
  const [singular, plural] = [one, many].map((name) => name.toLowerCase().replaceAll(/[_-]/g, ''))
  if (singular === undefined || plural === undefined) return false
  return endings.some(
    ([of, to]) => singular.endsWith(of) && plural === `${singular.slice(0, singular.length - of.length)}${to}`,
  )
}
