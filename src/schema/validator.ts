/** A compiled JSON Schema, as ajv's standalone build exports it, and its verdict as one sentence. */
import { escapePointer, unescapePointer } from '../spec/pointer.ts'

export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
  /** Set when the error is about the name of a property, which then is named by an error of its own. */
  readonly propertyName?: string
}

export interface Validator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null | undefined
}

export interface Problem {
  /** JSON pointer to the value that is wrong; of a missing property, to where it should be. */
  readonly pointer: string
  /** The name of the input, such as `name` or `data.value`. */
  readonly field: string
  /** One sentence. */
  readonly sentence: string
}

/** What is wrong with the data, or undefined. */
export function problemOf(validate: Validator, data: unknown, subject: string): Problem | undefined {
  if (validate(data)) return undefined
  return describe(mostTelling(validate.errors ?? []), subject)
}

/**
 * Of the errors of `anyOf` branches, the one deepest in the data speaks of the branch that was meant; a wrong type says
 * least, because another branch had the right one.
 */
function mostTelling(errors: readonly SchemaError[]): SchemaError | undefined {
  let best: SchemaError | undefined
  for (const error of errors) if (best === undefined || weight(error) > weight(best)) best = error
  return best
}

function weight({ instancePath, keyword, propertyName }: SchemaError): number {
  if (propertyName !== undefined) return -1
  const rank = keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'if' ? 0 : keyword === 'type' ? 1 : 2
  return (instancePath === '' ? 0 : instancePath.split('/').length) * 3 + rank
}

function describe(error: SchemaError | undefined, subject: string): Problem {
  if (error === undefined) return { pointer: '', field: subject, sentence: `The ${subject} is not valid.` }
  const { missingProperty, additionalProperty, unevaluatedProperty, propertyName, allowedValues, pattern } =
    error.params
  const extra = missingProperty ?? additionalProperty ?? unevaluatedProperty ?? propertyName
  const pointer = extra === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(String(extra))}`
  if (pointer === '') return { pointer, field: subject, sentence: `The ${subject} ${rest()}.` }
  const field = pointer.split('/').slice(1).map(unescapePointer).join('.')
  return { pointer, field, sentence: `"${field}" ${rest()}.` }

  function rest(): string {
    switch (error?.keyword) {
      case 'required':
        return 'is missing'
      case 'additionalProperties':
      case 'unevaluatedProperties':
        return 'is not a known property'
      case 'enum':
        return `must be one of ${(Array.isArray(allowedValues) ? allowedValues : []).map((value) => JSON.stringify(value)).join(', ')}`
      case 'propertyNames':
        return 'is not a name that is allowed here'
      case 'pattern':
        return `must match ${String(pattern)}`
      case 'false schema':
        return 'is not allowed here'
      default:
        return error?.message ?? 'is not valid'
    }
  }
}
