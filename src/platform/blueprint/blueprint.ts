/** What a platform is a fake of: all that hangs on a document alone, so that platforms that are forked by the thousand share it. */
import type { ValidatorSource } from '../../checks/check-answer.ts'
import type { AnyBehaviour } from '../../pipeline/behaviour.ts'
import type { FormReaders } from '../../pipeline/bodies/form-readers.ts'
import type { Site } from '../../pipeline/engine.ts'
import type { Router } from '../../pipeline/routing/router.ts'
import type { Problem } from '../../schema/validator.ts'
import type { Contract, Operation, Profile } from '../../spec/contract.ts'
import type { World } from '../../world/world.ts'
import type { OperationText } from '../inspection/operation-facts.ts'
import type { ShownCollection } from '../inspection/stored-thing.ts'
import type { Beginning } from '../options.ts'
import type { Population } from '../population/population.ts'

export interface Blueprint {
  readonly profile: Profile
  readonly contract: Contract
  /** SHA-256 of what its answers hang on: what a log was written with. */
  readonly digest: string
  readonly router: Router
  readonly validatorOf: ValidatorSource
  /** By media type, for as many as its operations take. */
  readonly formReaders: FormReaders
  readonly behaviours: ReadonlyMap<string, AnyBehaviour>
  readonly sites: readonly Site[]
  /** Headers of answers that a page of another origin has to be allowed to read. */
  readonly exposedHeaders: readonly string[]
  /** What a world begins with where nobody says. */
  readonly defaultWorld: object
  /**
   * What fills a world, now and on each reset. What it is given is checked once, before.
   * @throws UsageError INVALID_WORLD; the filling of the world also INVALID_SNAPSHOT, INVALID_OPTION
   */
  beginningOf(beginning: Beginning): (world: World) => void
  /** What can be made up for a world, and how it is put in. */
  readonly population: Population
  /** What is wrong with records at nameservers outside, undefined where nothing is. */
  problemOfOutsideDns(records: readonly unknown[]): Problem | undefined
  /** What of a world is shown to those who look into it. */
  readonly collections: readonly ShownCollection[]
  /** What its document says of an operation, in words: loaded when somebody asks. */
  texts(): Promise<(operation: Operation) => OperationText>
  /** Copies of the records of a collection. @throws UsageError UNKNOWN_COLLECTION */
  recordsOf(name: string, world: World): object[]
}

/** By the name that the option `profile` has for it. */
export type BlueprintOf = (profile: Profile) => Blueprint
