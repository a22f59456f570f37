/** How large a document is once its aliases stand for what they name, found before anything walks through it. */
import { escapePointer } from '../../spec/pointer.ts'

const depthMax = 400
/** Aliases may say the same often, but not so often that nobody could read it. */
const valuesMax = 20_000_000

interface Open {
  readonly part: object
  readonly name: string
  readonly members: readonly (readonly [string, unknown])[]
  next: number
  values: number
}

/** @returns What is wrong with the extent of a parsed document, with its place; undefined when it can be walked through. */
export function problemOfExtent(value: unknown): string | undefined {
  const sizes = new Map<object, number>()
  const within = new Set<object>()
  const way: Open[] = []
  const enter = (part: unknown, name: string): void => {
    const parent = way.at(-1)
    if (typeof part !== 'object' || part === null) {
      if (parent !== undefined) parent.values++
      return
    }
    const known = sizes.get(part)
    if (known !== undefined && parent !== undefined) parent.values += known
    else {
      within.add(part)
      way.push({ part, name, members: Object.entries(part), next: 0, values: 1 })
    }
  }
  enter(value, '#')
  for (let open = way.at(-1); open !== undefined; open = way.at(-1)) {
    const [name, member] = open.members[open.next++] ?? []
    if (name === undefined) {
      way.pop()
      within.delete(open.part)
      sizes.set(open.part, open.values)
      const parent = way.at(-1)
      if (parent !== undefined) parent.values += open.values
      continue
    }
    if (typeof member === 'object' && member !== null && within.has(member))
      return `${placeOf(way, name)} is an alias of what it stands in, which has no end`
    enter(member, name)
    if (way.length > depthMax) return `${placeOf(way)} is nested deeper than ${depthMax} levels`
    if (open.values > valuesMax) return `${placeOf(way)} stands for more than ${valuesMax} values, by its aliases`
  }
  return undefined
}

const shownMax = 6

function placeOf(way: readonly Open[], ...last: readonly string[]): string {
  const names = [...way.map(({ name }) => name), ...last]
  const shown = names.slice(0, shownMax).map((name) => (name === '#' ? name : escapePointer(name)))
  return shown.join('/') + (names.length > shownMax ? '/...' : '')
}
