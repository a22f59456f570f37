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
const timeoutMs = 100
/** In so few letters nothing is repeated often enough. */
const shortMax = 16
/** In so few letters one repetition within no other ends soon. */
const longMax = 5_000

// Asked for and not imported, so that whoever makes values in a browser can load this.
const machine = (
  globalThis as { readonly process?: { getBuiltinModule?(name: string): unknown } }
).process?.getBuiltinModule?.('node:vm') as Machine | undefined
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
  const safeMax = repetitionsIn(pattern) > 1 ? shortMax : longMax
  const values = { expression, text: '' }
  let context: object | undefined
  let script: InstanceType<Machine['Script']> | undefined
  return {
    source: expression.source,
    test(text) {
      if (ended.has(pattern)) return true
      if (text.length <= safeMax) return expression.test(text)
      script ??= new machine.Script('expression.test(text)')
      context ??= machine.createContext(values)
      values.text = text
      try {
        return script.runInContext(context, { timeout: timeoutMs }) === true
      } catch {
        ended.add(pattern)
        return true
      }
    },
    // By it a compiler of schemas tells one from another.
    toString: () => String(expression),
  }
}

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
