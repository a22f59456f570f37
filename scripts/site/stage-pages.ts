/** The pages of the project as the site has them, at the places that they have in the project. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sidebarOf } from './sidebar.ts'

/** What pages link to and is no page; given out as it is. */
const files = [
  'openapi.yaml',
  'openapi.observed.overlay.yaml',
  'control.openapi.yaml',
  'fixtures/worlds',
  'llms.txt',
  'LICENSE',
  'action.yml',
]

export function stagePages(root: string, stage: string): void {
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`)
  const besideDocs = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'examples/dashboard/README.md']
  const pages = ['README.md', ...besideDocs, ...inDocs.filter(isPage)]
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8')
    write(join(stage, indexed(page)), asPage(text))
    // Beside each page stands its text, for readers that follow llms.txt.
    write(join(stage, 'public', page), text)
  }
  for (const file of files) cpSync(join(root, file), join(stage, 'public', file), { recursive: true })
  const images = join(root, 'docs/images')
  if (existsSync(images)) cpSync(images, join(stage, 'docs/images'), { recursive: true })

  cpSync(join(root, 'scripts/site/vitepress'), join(stage, '.vitepress'), { recursive: true })
  write(join(stage, '.vitepress/sidebar.json'), JSON.stringify(sidebarOf(stage)))
}

const isPage = (name: string): boolean => name.endsWith('.md')

/** A folder's first page is its index. */
const indexed = (page: string): string => page.replace(/README\.md$/, 'index.md')

/** Markers are for the scripts that write between them. */
function asPage(text: string): string {
  return text.replaceAll(/^<!-- .* -->\n/gm, '').replaceAll(/(\]\([^)]*)README\.md/g, '$1index.md')
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
