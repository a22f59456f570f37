/**
 * A list that is read before and after what has to be refused. What is under names of these calls is compared: an account may have other
 * users, and a list may show for a while what is gone, or not yet what is there. What came under no such name is held against the
 * target only when nothing comes while nobody asks, and more comes when the same is asked again.
 */
import type { Operation } from '../../../spec/contract.ts'
import { capped } from '../../../spec/facts.ts'
import type { Input } from '../../exchange/exchange.ts'
import { textsIn } from '../../exchange/marks.ts'
import { elementsOf } from '../../speak/paging.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Context } from '../scenario.ts'
import type { Inputs } from './inputs.ts'

/** What calls named, in their paths and bodies. */
export interface Asked {
  readonly refused: readonly unknown[]
  /** What is not held against the target when it accepts it. */
  readonly accepted: readonly unknown[]
  /** Asks once more what was refused. */
  readonly again: () => Promise<void>
}

export interface WatchedList {
  isAsItWas(asked: Asked): Promise<void>
}

export interface ListToWatch {
  readonly list: Operation
  readonly input: Input
  /** Requirements of what makes its elements. */
  readonly stated: readonly string[]
  readonly inputs: Inputs
}

/** @returns Undefined when it cannot be read. */
export async function watchList(
  context: Context,
  specification: Specification,
  { list, input, stated, inputs }: ListToWatch,
): Promise<WatchedList | undefined> {
  const { owner, step } = context
  const read = async (): Promise<readonly unknown[]> =>
    // The operation's input was made from the document that gives its type.
    elementsOf(await owner.list(list.id as never, input as never)).toSorted(byText)
  const known = specification.levelOf(list)
  const before = await step.apart('lists them', [], read, { level: known })
  if (before === undefined) return undefined
  return {
    async isAsItWas({ refused, accepted, again }) {
      const spared = namesIn(accepted)
      const made = namesIn(inputs.sent())
      const tried = namesIn(refused)
      const isMade = (element: unknown): boolean => mentions(element, made) && !mentions(element, spared)
      const first = specification.factOf(stated[0] ?? '')
      await step.apart(
        'the list is as it was',
        stated.slice(0, 1),
        async ({ expect }) => {
          const after = await read()
          // What was made just before may not have been shown yet.
          const wasThere = before.filter(isMade)
          const shown = new Set(
            textsIn(wasThere)
              .map(plain)
              .filter((name) => made.has(name)),
          )
          expect(after.filter((each) => isMade(each) && mentions(each, shown))).toEqual(wasThere)
          const isLeft = (each: unknown): boolean =>
            mentions(each, tried) && !mentions(each, made) && !mentions(each, spared)
          expect(after.filter(isLeft)).toEqual([])

          const isNamed = (each: unknown): boolean => [spared, made, tried].some((names) => mentions(each, names))
          const nameless = beyond(before, after).filter((each) => !isNamed(each))
          if (nameless.length > 0 && (await isRepeated(after, again))) expect(nameless).toEqual([])
        },
        { level: capped(first, known).level },
      )
    },
  }

  /** Whether something comes of asking, and of nothing else. */
  async function isRepeated(after: readonly unknown[], again: () => Promise<void>): Promise<boolean> {
    await context.clock.sleep(quietMs)
    let later = after
    for (let reads = 0; reads < quietReads; reads++) {
      later = await read()
      if (beyond(after, later).length > 0) return false
    }
    await again()
    return beyond(later, await read()).length > 0
  }

  /** The names of the run among texts, as they are compared. */
  function namesIn(value: unknown): ReadonlySet<string> {
    return new Set(
      textsIn(value)
        .filter((text) => context.isOwn(text))
        .map(plain),
    )
  }
}

/** For how long a list is watched in which others may make something. */
const quietMs = 1_000
/** Others may make something no oftener than every few requests of ours. */
const quietReads = 3

/** What a list has that it did not have before. */
function beyond(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const known = new Set(before.map((each) => JSON.stringify(each)))
  return after.filter((each) => !known.has(JSON.stringify(each)))
}

function mentions(element: unknown, names: ReadonlySet<string>): boolean {
  return textsIn(element).some((text) => names.has(plain(text)))
}

/** A target that stores a name in other letters has stored it all the same. */
function plain(text: string): string {
  return text.trim().toLowerCase()
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
