/** Which operation a path is one of: the document's templates against what is asked for. */
import type { Contract, Operation } from '../../spec/contract.ts'
import { fitsSegment } from '../../spec/path-segment.ts'

export function fitsTemplate(path: string, template: string): boolean {
  const [segments, names] = [path.split('/'), template.split('/')]
  return segments.length === names.length && names.every((name, index) => fitsSegment(segments[index] ?? '', name))
}

/** The operation of one system that answers there; of two templates the one that names more. */
export function operationAt(contract: Contract, system: string, method: string, asked: string): Operation | undefined {
  const isSame = contract.systems.some(({ name, ignoresTrailingSlash }) => name === system && ignoresTrailingSlash)
  const path = isSame ? asked.replace(/(?<=.)\/$/, '') : asked
  const fitting = Object.values(contract.operations).flatMap((operation) =>
    operation.system === system && operation.method === method
      ? [operation.path, ...operation.alsoAt].flatMap((template) =>
          fitsTemplate(path, template) ? [{ operation, parameters: template.split('{').length }] : [],
        )
      : [],
  )
  return fitting.sort((a, b) => a.parameters - b.parameters)[0]?.operation
}
