/** What a test may order: that the next calls of an operation fail with a code that the operation declares. */
import { UsageError } from '../errors/usage-error.ts'
import type { Contract } from '../spec/contract.ts'
import type { Fault } from '../world/faults.ts'

/** @throws UsageError UNKNOWN_OPERATION, UNDECLARED_CODE, INVALID_OPTION */
export function readFault({ operations }: Contract, { operationId, code, times }: Fault): Fault {
  const operation = Object.hasOwn(operations, operationId) ? operations[operationId] : undefined
  if (operation === undefined) {
    throw new UsageError(
      'UNKNOWN_OPERATION',
      `Failed to order a fault for ${JSON.stringify(operationId)}: there is no such operation. The operationIds are those of nowhere-kit/openapi.json.`,
    )
  }
  if (!operation.errors.includes(code)) {
    throw new UsageError(
      'UNDECLARED_CODE',
      `Failed to order the fault ${JSON.stringify(code)} for ${operationId}: it declares no such code. It declares ${operation.errors.join(', ')}.`,
    )
  }
  if (!Number.isInteger(times) || times < 1) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to order a fault for ${operationId}: times is ${String(times)}. Give a whole number of 1 or more.`,
    )
  }
  return { operationId, code, times }
}
