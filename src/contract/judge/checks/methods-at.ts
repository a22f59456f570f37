/** The methods that the document has at a path. */
import type { Contract } from '../../../spec/contract.ts'
import { fitsTemplate } from '../../specification/path-template.ts'

export function methodsAt(path: string, { operations }: Contract): string[] {
  return Object.values(operations)
    .filter((operation) => [operation.path, ...operation.alsoAt].some((template) => fitsTemplate(path, template)))
    .map(({ method }) => method)
}
