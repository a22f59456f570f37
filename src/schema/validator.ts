/** A compiled JSON Schema, as ajv's standalone build exports it, and its verdict as one sentence. */
import { escapePointer, unescapePointer } from '../spec/pointer.ts'
import { inWords } from './in-words.ts'
import type { SchemaError } from './schema-error.ts'

export type { SchemaError } from './schema-error.ts'

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
  readonly error?: SchemaError
}

/** What is wrong with the data, or undefined. */
export function problemOf(validate: Validator, data: unknown, subject: string): Problem | undefined {
  if (validate(data)) return undefined
  const errors = validate.errors ?? []
  return describe(mostTelling(errors), subject, errors)
}

/** What more a long list of wrong elements has to say is the same again. */
const errorsMax = 1_000

/** Everything that is wrong with the data, as far as the validator was compiled to tell; of alternatives, what the likeliest says. */
export function problemsOf(validate: Validator, data: unknown, subject: string): Problem[] {
  if (validate(data)) return []
  const kept: SchemaError[] = []
  for (const error of (validate.errors ?? []).slice(0, errorsMax)) {
    if (error.keyword === 'if') continue // what `then` or `else` says has an error of its own
    if (error.keyword === 'propertyNames') kept.push(nameOf(kept, error))
    else if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') kept.push(error)
    else kept.push(...likeliest(takeBranches(kept, error), error))
  }
  return kept.map((error) => ({ ...describe(error, subject), error }))
}

/** A name that is not allowed, spoken of as such, and laid to the schema that the name broke. */
function nameOf(kept: SchemaError[], error: SchemaError): SchemaError {
  const last = kept.at(-1)
  if (last?.propertyName === undefined) return error
  kept.pop()
  return last.parentSchema === undefined ? error : { ...error, parentSchema: last.parentSchema }
}

/** Of the errors of alternatives those that tell the most, which are several when two keywords say the same of one value. */
function likeliest(branches: readonly SchemaError[], whole: SchemaError): readonly SchemaError[] {
  const most = Math.max(...branches.map(weight))
  return branches.length === 0 ? [whole] : branches.filter((error) => weight(error) === most)
}

/** The errors of the branches of an `anyOf`, which stand right before its own; they are taken off the list. */
function takeBranches(kept: SchemaError[], { instancePath, parentSchema }: SchemaError): SchemaError[] {
  const isOfBranch = (error: SchemaError): boolean =>
    error.instancePath.startsWith(instancePath) && (parentSchema === undefined || error.parentSchema !== parentSchema)
  let start = kept.length
  for (let last = kept[start - 1]; last !== undefined && isOfBranch(last); last = kept[start - 1]) start--
  return kept.splice(start)
}

/**
 * Of the errors of `anyOf` branches, the one deepest in the data speaks of the branch that was meant; a wrong type or
 * constant says least, because another branch had the right one.
 */
function mostTelling(errors: readonly SchemaError[]): SchemaError | undefined {
  let best: SchemaError | undefined
  for (const error of errors) if (best === undefined || weight(error) > weight(best)) best = error
  return best
}

function weight({ instancePath, keyword, propertyName }: SchemaError): number {
  if (propertyName !== undefined) return -1
  const rank =
    keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'if' || keyword === 'const'
      ? 0
      : keyword === 'type'
        ? 1
        : 2
  return (instancePath === '' ? 0 : instancePath.split('/').length) * 3 + rank
}

function describe(error: SchemaError | undefined, subject: string, among: readonly SchemaError[] = []): Problem {
  if (error === undefined) return { pointer: '', field: subject, sentence: `The ${subject} is not valid.` }
  const { missingProperty, additionalProperty, unevaluatedProperty, propertyName } = error.params
  const extra = missingProperty ?? additionalProperty ?? unevaluatedProperty ?? propertyName
  const pointer = extra === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(String(extra))}`
  // What is wrong with a name stands before the error that says whose name it is.
  const why = among.find((each) => each.propertyName !== undefined && each.propertyName === propertyName)
  const words = why === undefined ? inWords(error) : `${inWords(error)}: it ${inWords(why)}`
  if (pointer === '') return { pointer, field: subject, sentence: `The ${subject} ${words}.` }
  const field = pointer.split('/').slice(1).map(unescapePointer).join('.')
  return { pointer, field, sentence: `"${field}" ${words}.` }
}
