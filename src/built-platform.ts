/**
 * The public entry `nowhere-kit/built`: what modules that `nowhere build` wrote import. It has no compiler of schemas and reads no document, so
 * that a page whose policy forbids `eval` can load it.
 */
import type { Model } from './document/model/model.ts'
import type { Understood } from './document/model/understand.ts'
import type { PlainContract } from './document/serving/serving-contract.ts'
import type { ValidatorOf } from './document/serving/validators.ts'
import { platformsOf } from './platform/assemble.ts'
import { withExamples } from './platform/document/examples.ts'
import { type DocumentPlatformOptions, readDocumentOptions } from './platform/document/options.ts'
import { playedBlueprint } from './platform/document/played.ts'
import { refuseOption } from './platform/options.ts'
import type { Validator } from './schema/validator.ts'
import type { BehavioursOf } from './synthesis/written/typed-behaviours.ts'
import type { WrittenBehaviours } from './synthesis/written/written-behaviour.ts'
import { type DocumentPlatform, documentPlatform } from './with-fetch.ts'

export { UsageError, type UsageErrorCode } from './errors/usage-error.ts'
export { equal, formats, readExpression, ucs2length } from './schema/standalone-runtime.ts'
export type { Behaviour, BehavioursOf, Call } from './synthesis/written/typed-behaviours.ts'
export type { DocumentPlatform, Model }

/** What a module that was built holds. */
export interface Built extends Understood {
  readonly contract: PlainContract
  /** By the keys that the pipeline asks for; `open` has what differs. */
  readonly validators: {
    readonly strict: Readonly<Record<string, Validator>>
    readonly open: Readonly<Record<string, Validator>>
  }
}

/** What a platform that was built takes: where it stands was decided when it was built. */
export interface BuiltPlatformOptions<Operations> extends Omit<DocumentPlatformOptions, 'server' | 'behaviours'> {
  /** By operationId, rules that no schema can say, as those of `createPlatformOf`, with the types of their operations. */
  readonly behaviours?: BehavioursOf<Operations>
}

/** @throws UsageError INVALID_OPTION, INVALID_WORLD, INVALID_TIME */
export function createBuiltPlatform<Operations>(
  { document, model, contract, validators }: Built,
  { behaviours, ...options }: BuiltPlatformOptions<Operations> = {},
): DocumentPlatform {
  if (Object.hasOwn(options, 'server'))
    refuseOption('server', 'a platform that was built stands where its document says', 'Say it there, and build again.')
  const strict = new Map(Object.entries(validators.strict))
  const open = new Map(Object.entries(validators.open))
  const validatorOf: ValidatorOf = (key) => strict.get(key)
  const played = {
    understood: { document, model },
    contract,
    validators: { strict: validatorOf, open: ((key) => open.get(key) ?? strict.get(key)) satisfies ValidatorOf },
  }
  const { examples, given, ...reading } = readDocumentOptions({
    ...options,
    // Each is called for its own operation, with values that were held to its schemas.
    ...(behaviours !== undefined && { behaviours: behaviours as unknown as WrittenBehaviours }),
  })
  const blueprint = playedBlueprint([played], reading)
  return documentPlatform(
    platformsOf(() => blueprint).create(examples ? withExamples(given, blueprint.settings) : given),
  )
}
