/** At which line of a document an operation stands: by its id, or by its path and method where the document gives it none. */
import { LineCounter, parseDocument } from 'yaml'
import { operationIds } from '../../../document/adapt-document.ts'
import { isObject, type Json } from '../../../spec/pointer.ts'

/** @param text JSON or YAML. */
export function createLines(text: string): (operationId: string | null) => number {
  const lines = text.split('\n')
  let nameless: ReadonlyMap<string, number> | undefined
  return (operationId) => {
    if (operationId === null) return 1
    const name = new RegExp(`operationId["']?:\\s*["']?${operationId.replaceAll(/[^\w-]/g, '\\$&')}\\b`)
    const named = lines.findIndex((line) => name.test(line))
    if (named !== -1) return named + 1
    nameless ??= linesOfPaths(text)
    return nameless.get(operationId) ?? 1
  }
}

function linesOfPaths(text: string): ReadonlyMap<string, number> {
  const lineCounter = new LineCounter()
  const read = parseDocument(text, { lineCounter })
  const document: Json = read.errors.length === 0 ? read.toJS() : null
  if (!isObject(document) || !isObject(document.paths)) return new Map()
  return new Map(
    [...operationIds(document)].map(([pointer, id]) => {
      const path = pointer
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      const node = read.getIn(path, true)
      const start =
        typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? node.range[0] : 0
      return [id, lineCounter.linePos(Number(start)).line]
    }),
  )
}
