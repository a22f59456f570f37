/** The regular expression of a schema, bounded where it can be; by code that was compiled ahead, too. */
import { boundedExpression, type Expression } from './node-bounded-expression.ts'

export function readExpression(pattern: string): Expression {
  // What cannot be read is left out of a document before it is compiled.
  return boundedExpression(pattern) ?? new RegExp(pattern, 'u')
}
