/** One document as it is played: what it means, by which contract, and how each of its operations behaves. */
import { codeOf } from '../../document/error-statuses.ts'
import type { Understood } from '../../document/model/understand.ts'
import { type PlainContract, plainContract, servingContract } from '../../document/serving/serving-contract.ts'
import type { ValidatorOf, Validators } from '../../document/serving/validators.ts'
import type { AnyBehaviour } from '../../pipeline/behaviour.ts'
import { problemsOf } from '../../schema/validator.ts'
import type { Contract, Operation } from '../../spec/contract.ts'
import { behavioursOf } from '../../synthesis/behaviours.ts'
import type { AnswerProblem, Setting } from '../../synthesis/setting.ts'
import type { WrittenBehaviours } from '../../synthesis/written/written-behaviour.ts'

export interface Part {
  readonly setting: Setting
  readonly contract: Contract
  readonly validatorOf: ValidatorOf
  readonly behaviours: ReadonlyMap<string, AnyBehaviour>
}

/** What a document was understood to mean, and its validators, wherever they come from: compiled when they are wanted, or ahead. */
export interface Played {
  readonly understood: Understood
  readonly validators: Validators
  /** Where it was written ahead. */
  readonly contract?: PlainContract
}

export function partOf(
  { understood, validators, contract: ahead }: Played,
  isStrict: boolean,
  written: WrittenBehaviours,
): Part {
  const { document, model } = understood
  const validatorOf = validators.open
  const contract = servingContract(understood, validatorOf, ahead ?? plainContract(understood))
  const setting: Setting = {
    document,
    model,
    origin: contract.systems[0]?.origin ?? 'http://localhost',
    problemsOf: problemsBy(validators.strict),
    openProblemsOf: problemsBy(validators.open),
  }
  const own = Object.fromEntries(Object.entries(written).filter(([id]) => Object.hasOwn(model.operations, id)))
  return {
    setting,
    contract: { ...contract, operations: withAllRefusals(contract, Object.keys(own)) },
    validatorOf,
    behaviours: behavioursOf(setting, { isStrict, written: own }),
  }
}

function problemsBy(validatorOf: ValidatorOf): Setting['problemsOf'] {
  return (operationId, status, body) => {
    const validator = validatorOf(`${operationId}.response.${status}`)
    if (validator === undefined) return []
    return problemsOf(validator, body, 'body').map(({ pointer, error }) => ({
      pointer,
      keyword: error?.keyword ?? '',
      ...allowedBy(error?.params ?? {}),
    }))
  }
}

/** What `enum` and `const` let stand there. */
function allowedBy({ allowedValues, allowedValue }: Readonly<Record<string, unknown>>): Pick<AnswerProblem, 'allowed'> {
  if (Array.isArray(allowedValues)) return { allowed: allowedValues }
  return allowedValue === undefined ? {} : { allowed: [allowedValue] }
}

/** What people write may refuse with statuses that the document forgot. */
function withAllRefusals({ operations, errors }: Contract, written: readonly string[]): Contract['operations'] {
  const changed = written.flatMap((id): [string, Operation][] => {
    const operation = operations[id]
    if (operation === undefined) return []
    const codes = Object.keys(errors[operation.catalogue]?.codes ?? { [codeOf(500)]: null })
    return [[id, { ...operation, errors: codes }]]
  })
  return { ...operations, ...Object.fromEntries(changed) }
}
