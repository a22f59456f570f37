/**
 * Regular expressions of documents, which may take for ever on a text that nearly fits: where one could, it is tried in a place that can be
 * ended. Node has such a place; elsewhere an expression is what it is.
 */
import { expressionOf } from './expression.ts'

export interface Expression {
  readonly source: string
  test(text: string): boolean
  toString(): string
}

/** The part of `node:vm` that is used. */
interface Machine {
  createContext(values: object): object
  readonly Script: new (code: string) => { runInContext(context: object, options: { timeout: number }): unknown }
}

/** Longer than any expression takes that somebody would keep. */
const timeoutsMs = [100, 1_000]
/** How often one is tried again that had less than half of its time, because the machine was busy with something else. */
const triesMax = 20
/** In so few letters nothing is repeated often enough. */
const shortMax = 16
/** In so few letters one repetition within no other ends soon. */
const longMax = 5_000

interface Processing {
  getBuiltinModule?(name: string): unknown
  cpuUsage?(): { readonly user: number }
}

// Asked for and not imported, so that whoever makes values in a browser can load this.
const { process: processing } = globalThis as { readonly process?: Processing }
const machine = processing?.getBuiltinModule?.('node:vm') as Machine | undefined
const ended = new Set<string>()
const known = new Map<string, Expression | undefined>()

/** Expressions that took too long and are not asked any more: every text fits them from then on. */
export function endedExpressions(): string[] {
  return [...ended]
}

/** @returns Undefined where JavaScript cannot read it. */
export function boundedExpression(pattern: string): Expression | undefined {
  if (!known.has(pattern)) known.set(pattern, bound(pattern))
  return known.get(pattern)
}

function bound(pattern: string): Expression | undefined {
  const expression = expressionOf(pattern)
  if (expression === undefined || machine === undefined) return expression
  const safeMax = safeLengthOf(pattern)
  const told = new Map<string, boolean>()
  return {
    source: expression.source,
    test(text) {
      if (ended.has(pattern)) return true
      if (text.length <= safeMax) return expression.test(text)
      const before = told.get(text)
      if (before !== undefined) return before
      const fits = endable(machine)(expression, text)
      if (fits === undefined) ended.add(pattern)
      else if (text.length <= toldLengthMax) keep(text, fits)
      return fits ?? true
    },
    // By it a compiler of schemas tells one from another.
    toString: () => String(expression),
  }

  /** A place that can be ended costs more than most expressions, and a run asks of the same texts again and again. */
  function keep(text: string, fits: boolean): void {
    if (told.size >= toldMax) told.clear()
    told.set(text, fits)
  }
}

/** Texts of which is kept whether they fit, for each expression. */
const toldMax = 1_000
const toldLengthMax = 1_000

/** @returns Whether a text fits; undefined where it took too long to tell. */
type Endable = (expression: RegExp, text: string) => boolean | undefined

let place: Endable | undefined

/** The one place for all, for each costs memory and time. */
function endable({ createContext, Script }: Machine): Endable {
  if (place !== undefined) return place
  const values: { expression?: RegExp; text?: string } = {}
  const context = createContext(values)
  const script = new Script('expression.test(text)')
  place = (expression, text) => {
    Object.assign(values, { expression, text })
    for (const timeout of timeoutsMs) {
      for (let tries = 0; tries < triesMax; tries++) {
        const before = workedMs()
        try {
          return script.runInContext(context, { timeout }) === true
        } catch {
          // The machine counts the time that goes by; an expression that was hardly let run has not taken too long.
          if (!(workedMs() - before < timeout / 2)) break
        }
      }
    }
    return undefined
  }
  return place
}

/** What the process has worked until now, which stands while others have the processor; no number where nobody counts it. */
function workedMs(): number {
  return (processing?.cpuUsage?.().user ?? Number.NaN) / 1_000
}

/** The longest text that a pattern can be tried on in no time: all of what may come more than a few times takes a part of it. */
function safeLengthOf(pattern: string): number {
  const repetitions = repetitionsIn(pattern)
  if (repetitions <= 1) return longMax
  if (repeatedGroup.test(pattern)) return shortMax
  return Math.max(shortMax, Math.floor(stepsMax ** (1 / repetitions)))
}

/** A group that comes more than once, whatever is in it: how often a text can be divided among it nobody can say in a line. */
const repeatedGroup = /\)[*+{]/
/** Steps of an expression that take no time worth speaking of. */
const stepsMax = 100_000

/** How many parts may come more than a few times. */
function repetitionsIn(pattern: string): number {
  const marks = pattern.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]?|[*+]|\{(\d*)(?:,(\d*))?\}/g)
  return [...marks].filter(([mark, least = '', most = '']) => {
    if (/^[*+]$/.test(mark)) return true
    if (!mark.startsWith('{')) return false
    return mark.endsWith(',}') || Math.max(Number(least), Number(most)) > fewMax
  }).length
}

const fewMax = 4
