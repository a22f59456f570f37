/** The files of src/ as the compiler sees them: what each imports, and what its code says outside of types and comments. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

const root: string = join(import.meta.dirname, '../..')

export interface Import {
  /** A file of src/, or the name of a package. */
  readonly target: string
  readonly isPackage: boolean
  /** Types alone, which are gone at run time. */
  readonly isType: boolean
  /** `import()`: loaded when it is needed. */
  readonly isDynamic: boolean
}

export interface SourceFile {
  /** Below src/, with slashes. */
  readonly path: string
  readonly lines: number
  readonly ast: ts.SourceFile
  readonly imports: readonly Import[]
}

export function readSourceFiles(folder = 'src'): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
    .map((file) => readSource(file.replaceAll('\\', '/'), readFileSync(join(root, folder, file), 'utf8')))
}

export function readSource(path: string, text: string): SourceFile {
  const ast = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  let imports: readonly Import[] | undefined
  return {
    path,
    lines: text.split('\n').length - 1,
    ast,
    // Read when somebody asks: a test may import what it has just written, which no file of src may.
    get imports() {
      imports ??= importsOf(ast, path)
      return imports
    },
  }
}

/** Every node below, and the node itself. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const below: ts.Node[] = []
  ts.forEachChild(node, (each) => {
    below.push(each)
  })
  for (const each of below) yield* nodesOf(each)
}

function importsOf(ast: ts.SourceFile, path: string): Import[] {
  const imports: Import[] = []
  const add = (specifier: ts.Node | undefined, isType: boolean, isDynamic = false): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier))
      throw new Error(`${path} imports what it computes`)
    const isPackage = !specifier.text.startsWith('.')
    const target = isPackage ? specifier.text : posix.join(posix.dirname(path), specifier.text)
    imports.push({ target, isPackage, isType, isDynamic })
  }
  for (const node of nodesOf(ast)) {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, isTypeExport(node))
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, true)
    } else if (ts.isIdentifier(node) && node.text === 'require' && !isNameOfMember(node))
      throw new Error(`${path} says require`)
  }
  return imports
}

/** A member that is called so, such as a flag, is not the function. */
function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  const { namedBindings } = clause
  if (clause.isTypeOnly) return true
  if (clause.name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.every((each) => each.isTypeOnly)
  )
}

/** Whether an identifier reads a variable: it is no property's name, no type, and nothing that the file declares itself. */
export function isVariableRead(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isBindingElement(parent)) return parent.initializer === node
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false
  return !(ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isMethodDeclaration(parent))
}

/** Every text that the code holds: literals, parts of templates, and names of properties. */
export function* textsOf(ast: ts.SourceFile): Generator<string> {
  for (const node of nodesOf(ast)) {
    if (ts.isStringLiteralLike(node) && !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent))
      yield node.text
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) yield node.text
  }
}
