/** What a platform shows of itself to those who look into it: the control API, and the inspector behind it. */
import type { Log } from '../../log/log.ts'
import { packageVersion } from '../../spec/generated/identity.ts'
import type { JournalEntry } from '../../world/journal/journal.ts'
import type { World } from '../../world/world.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'
import { type MaskedBodies, maskedBodies } from '../journal/masked-entries.ts'
import { createTextMasking } from '../journal/masked-text.ts'
import type { Assembler } from '../retold.ts'
import { createAsOf, type Retold } from './as-of.ts'
import { codeOf, type ExchangeFinding, findingsOf, placeOf } from './exchange-details.ts'
import type { Exercised, OperationFacts } from './operation-facts.ts'
import { createSight, type Sight } from './sight.ts'

export interface Inspection extends Sight {
  /** Of this package. */
  readonly version: string
  /**
   * The world as it was after an entry of the log. Nothing that is done to it reaches this one.
   * @throws UsageError UNKNOWN_RECORD, INVALID_LOG
   */
  readonly asOf: (n: number) => Sight
  /** What of an answer in the journal does not fit the document. */
  readonly findings: (entry: JournalEntry) => readonly ExchangeFinding[]
  /** The code of a refusal in the journal, as its system spells it; null of any other answer. */
  readonly codeOf: (entry: JournalEntry) => string | null
  /** The document, operation by operation, with what was exercised of it since the start. */
  readonly operations: () => Promise<readonly OperationFacts[]>
  /** Username of who asked; null of who nobody knows. */
  readonly accountName: (entry: JournalEntry) => string | null
  /** Bodies as texts, with `***` in place of secrets; null where there is none, or only its digest is kept. */
  readonly maskedBodies: (entry: JournalEntry) => MaskedBodies
  /** A text that is shown as it comes, such as the path of a request, with `***` in place of secrets. */
  readonly maskedText: (text: string) => string
  /** The place in the log of an exchange of the journal; null where it is held no more. */
  readonly placeOf: (ordinal: number) => number | null
}

export interface InspectionParts {
  readonly world: World
  readonly log: Log
  readonly blueprint: Blueprint
  readonly platforms: Assembler<Retold>
  readonly rateLimit: number | 'off' | null
  readonly exercised: Exercised
}

export function createInspection({
  world,
  log,
  blueprint,
  platforms,
  rateLimit,
  exercised,
}: InspectionParts): Inspection {
  const reading = { operations: blueprint.contract.operations, formReaders: blueprint.formReaders }
  return {
    version: packageVersion,
    ...createSight(world, blueprint, rateLimit),
    asOf: createAsOf(log, platforms),
    findings: (entry) => findingsOf(entry, blueprint),
    codeOf: (entry) => codeOf(entry, blueprint),
    async operations() {
      const [{ operationFacts }, texts] = await Promise.all([import('./operation-facts.ts'), blueprint.texts()])
      return operationFacts(blueprint.contract, texts, exercised)
    },
    accountName: ({ accountId }) =>
      accountId === null ? null : (world.accounts.get(accountId)?.username ?? accountId),
    maskedBodies: (entry) => maskedBodies(entry, world, reading),
    maskedText: createTextMasking(world, reading),
    placeOf: (ordinal) => placeOf(ordinal, world.journal.entries(), log),
  }
}
