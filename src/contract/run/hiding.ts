/** What a run hides: its tokens, and what it has sent so far to be kept secret. */
import type { Names } from '../exchange/chance.ts'
import type { Judge } from '../judge/judge.ts'
import { createMask, type Mask } from '../judge/mask/create-mask.ts'
import { createNaming, type Naming, tokensOf } from '../judge/mask/hidden-values.ts'
import type { Specification } from '../specification/specification.ts'
import type { Target } from '../target/target.ts'

export interface RunHiding {
  mask(): Mask
  /** The tokens alone. */
  readonly tokens: Mask
  readonly naming: Naming
  /** What is kept of an answer for reports. */
  shorten(text: string): string
}

const keptLengthMax = 8_000

export function createHiding(known: {
  readonly specification: Specification
  readonly target: Target
  readonly names: Names
  readonly judge: Judge
}): RunHiding {
  const { specification, target, names, judge } = known
  const systems = specification.contract.systems.map(({ name }) => name)
  const naming = createNaming()
  const tokens = tokensOf(target, systems)
  const mask = (): Mask => {
    const made = [...judge.secretValues, ...names.secretValues].map((value) => ({ value, hidden: naming(value) }))
    // Of what was sent as text that is no JSON nobody knows what in it was secret, but what the run makes up can be told by its looks.
    return createMask([...tokens, ...made], [new RegExp(`${names.prefix}-value-[A-Za-z0-9-]+`, 'gi')])
  }
  return {
    mask,
    tokens: createMask(tokens),
    naming,
    shorten: (text) => (text.length > keptLengthMax ? mask().hide(text).slice(0, keptLengthMax) : text),
  }
}
