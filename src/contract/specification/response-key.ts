/** Which of an operation's responses a status is one of: its own, that of its range, or what stands for everything else. */
import type { Operation } from '../../spec/contract.ts'
import type { Specification } from './specification.ts'

/** Whether the operation has the status by its number, and not among those of a range or of `default`. */
export function isNamed({ part }: Pick<Specification, 'part'>, operation: Operation, status: number): boolean {
  const response = part(operation, 'responses', String(status))
  return response !== undefined && response.value['x-one-of-many'] !== true
}

/** @returns The response's name in the document, such as `200`, `2XX` or `default`; undefined where nothing declares the status. */
export function responseKeyOf(
  { part }: Pick<Specification, 'part'>,
  operation: Operation,
  status: number,
): string | undefined {
  if (operation.responses.some((response) => response.status === status)) return String(status)
  return [`${Math.floor(status / 100)}XX`, 'default'].find(
    (name) => part(operation, 'responses', name)?.value['x-one-of-many'] === true,
  )
}
