/** One document as it is played: what it means, by which contract, and how each of its operations behaves. */
import { codeOf } from '../../document/error-statuses.ts'
import type { Understood } from '../../document/model/understand.ts'
import { type PlainContract, plainContract, servingContract } from '../../document/serving/serving-contract.ts'
import type { ValidatorOf, Validators } from '../../document/serving/validators.ts'
import type { AnyBehaviour } from '../../pipeline/behaviour.ts'
import { problemsOf, type Validator } from '../../schema/validator.ts'
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
  const { problemsIn, validatorOf } = checkingOnce(validators)
  const contract = servingContract(understood, validatorOf, ahead ?? plainContract(understood))
  const setting: Setting = {
    document,
    model,
    origin: contract.systems[0]?.origin ?? 'http://localhost',
    problemsOf: problemsIn,
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

/**
 * What makes an answer looks whether it fits, and right after that every answer is held to the document: one that was found to fit is not
 * walked through again by the check that comes next.
 */
function checkingOnce({ strict, open }: Validators): {
  readonly problemsIn: Setting['problemsOf']
  readonly validatorOf: ValidatorOf
} {
  const problemsOfAnswer = problemsBy(strict)
  let fitting: { readonly key: string; readonly body: unknown } | undefined
  const validators = new Map<string, Validator>()
  const sparing = (key: string, validator: Validator): Validator => {
    const spared: Validator = (body) => {
      const isKnown = fitting !== undefined && fitting.key === key && fitting.body === body
      fitting = undefined
      if (isKnown) return true
      const fits = validator(body)
      spared.errors = validator.errors
      return fits
    }
    return spared
  }
  return {
    problemsIn(operationId, status, body) {
      const problems = problemsOfAnswer(operationId, status, body)
      fitting = problems.length === 0 ? { key: answerKey(operationId, status), body } : undefined
      return problems
    },
    validatorOf(key) {
      const known = validators.get(key)
      if (known !== undefined) return known
      const validator = open(key)
      if (validator === undefined || !key.includes('.response.')) return validator
      const spared = sparing(key, validator)
      validators.set(key, spared)
      return spared
    },
  }
}

function answerKey(operationId: string, status: number): string {
  return `${operationId}.response.${status}`
}

function problemsBy(validatorOf: ValidatorOf): Setting['problemsOf'] {
  return (operationId, status, body) => {
    const validator = validatorOf(answerKey(operationId, status))
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
