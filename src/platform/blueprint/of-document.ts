/** The blueprint of a document that somebody brings: it is understood once, and behaves by that. */
import { understand } from '../../document/model/understand.ts'
import { servingContract } from '../../document/serving/serving-contract.ts'
import { documentValidators, type ValidatorOf } from '../../document/serving/validators.ts'
import { digestOfText } from '../../log/digest.ts'
import { createRouter } from '../../pipeline/routing/router.ts'
import { problemsOf } from '../../schema/validator.ts'
import { behavioursOf } from '../../synthesis/behaviours.ts'
import type { Setting } from '../../synthesis/setting.ts'
import { beginningWith } from './beginning.ts'
import type { Blueprint } from './blueprint.ts'
import { documentFiller, documentRecords, seedOfNothing } from './document-beginning.ts'
import { documentPopulation } from './document-population.ts'

/** @throws UsageError INVALID_SPEC */
export function documentBlueprint(value: unknown): Blueprint & { readonly setting: Setting } {
  const understood = understand(value)
  const { document, model } = understood
  const validators = documentValidators(document)
  const validatorOf = validators.open
  const contract = servingContract(understood, validatorOf)
  const setting: Setting = {
    document,
    model,
    origin: contract.systems[0]?.origin ?? 'http://localhost',
    problemsOf: problemsBy(validators.strict),
    openProblemsOf: problemsBy(validators.open),
  }
  // Only who reads the log asks for it.
  let digest: string | undefined
  return {
    setting,
    profile: 'documented',
    contract,
    get digest() {
      digest ??= digestOfText(JSON.stringify([document, model]))
      return digest
    },
    router: createRouter(contract),
    validatorOf,
    behaviours: behavioursOf(setting),
    sites: [],
    exposedHeaders: exposedHeaders(Object.values(model.operations).flatMap(({ headers }) => headers)),
    defaultWorld: seedOfNothing,
    beginningOf: (beginning) => beginningWith(beginning, (data) => documentFiller(data, beginning, setting)),
    population: documentPopulation(setting),
    problemOfOutsideDns: () => ({
      pointer: '',
      field: 'outsideDns',
      sentence: 'This platform is one of another document, and looks at no nameserver.',
    }),
    recordsOf: (name, world) => documentRecords(name, world, setting),
  }
}

function problemsBy(validatorOf: ValidatorOf): Setting['problemsOf'] {
  return (operationId, status, body) => {
    const validator = validatorOf(`${operationId}.response.${status}`)
    if (validator === undefined) return []
    return problemsOf(validator, body, 'body').map(({ pointer, error }) => ({ pointer, keyword: error?.keyword ?? '' }))
  }
}

function exposedHeaders(declared: readonly string[]): string[] {
  return [...new Set(['link', 'location', 'etag', 'retry-after', 'www-authenticate', ...declared])]
}
