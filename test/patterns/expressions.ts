/** Every regular expression that meets input: those of the code, the patterns of the documents, and the formats that these name. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FormatName, fastFormats } from 'ajv-formats/dist/formats.js'
import ts from 'typescript'
import { parse } from 'yaml'
import { nodesOf, readSourceFiles } from '../unit/source-files.ts'

const root = join(import.meta.dirname, '../..')

/** What says them: a file of src/ or a document, the first of several. */
export interface Expression {
  readonly expression: RegExp
  readonly at: string
}

export function readExpressions(): Expression[] {
  const found = new Map<string, Expression>()
  for (const each of [...ofCode(), ...ofDocuments()]) {
    const text = String(each.expression)
    if (!found.has(text)) found.set(text, each)
  }
  return [...found.values()]
}

function* ofCode(): Generator<Expression> {
  for (const { path, ast } of readSourceFiles()) {
    // What is generated holds the patterns of the document, and formats that none of them names.
    if (path.startsWith('spec/generated/')) continue
    for (const node of nodesOf(ast))
      if (ts.isRegularExpressionLiteral(node)) yield { expression: read(node.text), at: path }
  }
}

function* ofDocuments(): Generator<Expression> {
  for (const at of ['openapi.yaml', 'openapi.observed.overlay.yaml']) {
    for (const [key, text] of textsIn(parse(readFileSync(join(root, at), 'utf8')))) {
      if (key === 'pattern') yield { expression: new RegExp(text, 'u'), at }
      if (key === 'format') yield { expression: ofFormat(text), at: `format ${text}` }
    }
  }
}

function ofFormat(name: string): RegExp {
  const format = new Map<string, (typeof fastFormats)[FormatName]>(Object.entries(fastFormats)).get(name)
  const expression = typeof format === 'object' && 'validate' in format ? format.validate : format
  if (!(expression instanceof RegExp)) throw new Error(`the format ${name} is no expression`)
  return expression
}

function* textsIn(value: unknown): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, below] of Object.entries(value)) {
    if (typeof below === 'string') yield [key, below]
    else yield* textsIn(below)
  }
}

function read(literal: string): RegExp {
  const end = literal.lastIndexOf('/')
  return new RegExp(literal.slice(1, end), literal.slice(end + 1))
}
