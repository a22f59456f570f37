/**
 * The tables of docs/library.md, from the interfaces and their docstrings, so that no option is missing and none says something else
 * there. `npm run generate` writes them; with `--check` it fails when what is committed is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'

const page = 'docs/library.md'
const marker = /<!-- table (\S+) (\w+) -->\n[\s\S]*?<!-- \/table -->/g

const text = readFileSync(page, 'utf8')
const current = text.replaceAll(marker, (_, file: string, name: string) => {
  return `<!-- table ${file} ${name} -->\n${tableOf(file, name)}\n<!-- /table -->`
})
if (!process.argv.includes('--check')) writeFileSync(page, current)
else if (text !== current) {
  console.error(
    `Failed to find ${page} up to date: its tables differ from the docstrings. Run npm run generate and commit.`,
  )
  process.exit(1)
}

function tableOf(file: string, name: string): string {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = source.statements.filter(ts.isInterfaceDeclaration).find((statement) => statement.name.text === name)
  if (found === undefined) throw new Error(`Failed to write ${page}: ${file} has no interface ${name}.`)
  const rows = found.members.map((member) => `| ${cell(nameOf(member, source))} | ${meaningOf(member)} |`)
  return ['| name and type | meaning |', '| --- | --- |', ...rows].join('\n')
}

/** The member as it is declared, without what is the same for all. */
function nameOf(member: ts.TypeElement, source: ts.SourceFile): string {
  return member
    .getText(source)
    .replace(/^readonly /, '')
    .replaceAll(/\breadonly /g, '')
    .replaceAll(/\s+/g, ' ')
}

function cell(code: string): string {
  // A bar ends a cell, in code too.
  return `\`${code.replaceAll('|', '\\|')}\``
}

function meaningOf(member: ts.TypeElement): string {
  const docs = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc)
  const said = docs.map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '').join(' ')
  const tags = ts.getJSDocTags(member).map((tag) => {
    const comment = (ts.getTextOfJSDocComment(tag.comment) ?? '').trim()
    return tag.tagName.text === 'throws' ? `Throws ${comment}.` : `Returns: ${comment}`
  })
  return [said, ...tags].join(' ').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim()
}
