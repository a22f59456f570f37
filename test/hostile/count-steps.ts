/**
 * How many steps a call costs, counted and not timed: how often each block of our code runs, and for what the language does in one
 * call (cutting, joining, searching) how long the text or list is that it works on.
 */
import { Session } from 'node:inspector'

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[]
  }[]
}

const ofTexts = [
  'split',
  'includes',
  'indexOf',
  'lastIndexOf',
  'replace',
  'replaceAll',
  'match',
  'search',
  'toLowerCase',
  'trim',
] as const
const ofLists = [
  'join',
  'slice',
  'concat',
  'includes',
  'indexOf',
  'reverse',
  'sort',
  'flat',
  'splice',
  'unshift',
] as const

/** Counts the steps of calls until it is closed. */
export interface StepCounter {
  count(run: () => unknown): Promise<number>
  close(): void
}

export function createStepCounter(): StepCounter {
  const session = new Session()
  session.connect()
  const post = <Result>(method: string, parameters: object = {}): Result => {
    let outcome: Result | undefined
    session.post(method, parameters, (error, result) => {
      if (error !== null) throw error
      // The protocol answers an in-process session at once, with what the method is documented to give.
      outcome = result as Result
    })
    return outcome as Result
  }
  post('Profiler.enable')
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const lengths = watchLengths()

  return {
    async count(run) {
      post('Profiler.takePreciseCoverage')
      lengths.take()
      await run()
      const handled = lengths.take()
      const { result } = post<Coverage>('Profiler.takePreciseCoverage')
      let blocks = 0
      for (const { url, functions } of result) {
        if (!/\/src\/(?!spec\/generated)/.test(url)) continue
        for (const { ranges } of functions) for (const { count } of ranges) blocks += count
      }
      return blocks + handled
    },
    close() {
      lengths.stop()
      session.disconnect()
    },
  }
}

/** Adds up how long the texts and lists are that the language's own methods are asked of. */
function watchLengths(): { take(): number; stop(): void } {
  let total = 0
  const originals: (() => void)[] = []
  const watch = (prototype: object, names: readonly string[]): void => {
    for (const name of names) {
      const original: unknown = Reflect.get(prototype, name)
      if (typeof original !== 'function') throw new Error(`there is no ${name}`)
      Object.defineProperty(prototype, name, {
        configurable: true,
        writable: true,
        value(this: ArrayLike<unknown>, ...parameters: unknown[]) {
          total += this.length ?? 0
          return Reflect.apply(original, this, parameters)
        },
      })
      originals.push(() =>
        Object.defineProperty(prototype, name, { configurable: true, writable: true, value: original }),
      )
    }
  }
  watch(String.prototype, ofTexts)
  watch(Array.prototype, ofLists)
  return {
    take() {
      const taken = total
      total = 0
      return taken
    },
    stop() {
      for (const restore of originals) restore()
    },
  }
}
