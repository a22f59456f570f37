/** The contract of somebody's document as the pipeline takes it: at its base path, each operation with a catalogue of its own. */
import type { Contract, ErrorCatalogue, Operation } from '../../spec/contract.ts'
import type { Json, JsonObject, Located } from '../../spec/pointer.ts'
import { readContract } from '../../spec/read-contract.ts'
import { operationsIn } from '../adapt-document.ts'
import { codeOf } from '../error-statuses.ts'
import type { Model } from '../model/model.ts'
import type { Understood } from '../model/understand.ts'
import { operationCatalogue, plainCatalogue } from './catalogues.ts'
import type { ValidatorOf } from './validators.ts'

/** What a body of an operation may have at most. */
const bodyBytesMax = 32 * 1024 * 1024

/** What of it is plain data, which can be written ahead. */
export type PlainContract = Omit<Contract, 'errors'>

/** @param plain As `plainContract` gives it. */
export function servingContract(
  { document, model }: Understood,
  validatorOf: ValidatorOf,
  plain: PlainContract,
): Contract {
  return { ...plain, errors: cataloguesOf(document, model, plain.operations, validatorOf) }
}

export function plainContract({ document, model }: Understood): PlainContract {
  const { errors: _, ...contract } = readContract(document)
  const operations = Object.values(contract.operations).map((operation): [string, Operation] => [
    operation.id,
    servedOperation(operation, model),
  ])
  return {
    ...contract,
    systems: contract.systems.map((system) => ({
      ...system,
      origin: new URL(system.origin).origin,
      basePath: model.basePath,
      ignoresTrailingSlash: true,
      bodyBytesMax,
    })),
    operations: Object.fromEntries(operations),
  }
}

function servedOperation(operation: Operation, model: Model): Operation {
  const refusals = model.operations[operation.id]?.refusals
  const status = model.operations[operation.id]?.status ?? 200
  const hasSuccess = operation.responses.some((response) => response.status < 400)
  const own = refusals === undefined ? [] : Object.values(refusals).map(codeOf)
  return {
    ...operation,
    path: model.basePath + operation.path,
    catalogue: operation.id,
    errors: [...new Set([...operation.errors, ...own, ...protocol])],
    // What declares no success is answered by a success without a body.
    responses: hasSuccess
      ? operation.responses
      : [{ status, mediaTypes: [], headers: [], schema: null }, ...operation.responses],
    // What only answers have is passed over when it is sent.
    body: operation.body && { ...operation.body, readOnly: [] },
  }
}

/** Refusals that come before an operation is asked, and faults. */
const protocol = [401, 403, 404, 405, 406, 413, 415, 429, 500, 501, 502, 503, 504].map(codeOf)

/** One a document and operation; a document has thousands of operations, few of which refuse anything in a test. */
function cataloguesOf(
  document: JsonObject,
  model: Model,
  operations: Contract['operations'],
  validatorOf: ValidatorOf,
): Record<string, ErrorCatalogue> {
  let places: ReadonlyMap<string, Located> | undefined
  const placeOf = (id: string): Located | undefined => {
    places ??= new Map(
      [...operationsIn(document)].map(([, , operation]) => [String(operation.value.operationId), operation]),
    )
    return places.get(id)
  }
  const errors: Record<string, ErrorCatalogue> = { statuses: plainCatalogue }
  for (const [id, operation] of Object.entries(operations)) {
    const refusals = model.operations[id]?.refusals
    if (refusals === undefined) continue
    const fits = (status: number, body: Json): boolean => validatorOf(`${id}.response.${status}`)?.(body) !== false
    let made: ErrorCatalogue | undefined
    const get = (): ErrorCatalogue => {
      const place = placeOf(id)
      made ??= place === undefined ? plainCatalogue : operationCatalogue(document, place, operation, refusals, fits)
      return made
    }
    Object.defineProperty(errors, id, { enumerable: true, get })
  }
  return errors
}
