/**
 * `npm run docs:build [FOLDER]`: one site of the pages of docs/, of the contract and of the docstrings, into site/ or another folder.
 * Nothing is fetched: search, fonts and code are in what is written. A link that leads nowhere fails it.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeApiReference } from './api-reference.ts'
import { writeContractPages } from './contract-pages.ts'
import { deadLinks } from './dead-links.ts'
import { stagePages } from './stage-pages.ts'

const root = process.cwd()
const output = resolve(process.argv[2] ?? 'site')
// Pages are built where they stand together, under the names that they have in the project, so that their links hold as they are.
const stage = join(root, '.cache', `site-${process.pid}`)

try {
  writeContractPages(root, join(stage, 'contract'))
  await writeApiReference(root, join(stage, 'api'))
  stagePages(root, stage)
  const vitepress = join(root, 'node_modules/vitepress/bin/vitepress.js')
  const { status } = spawnSync(process.execPath, [vitepress, 'build', stage, '--outDir', output], { stdio: 'inherit' })
  if (status !== 0) throw new Error('Failed to build the site: VitePress says above why.')
} finally {
  rmSync(stage, { recursive: true, force: true })
}

const dead = deadLinks(output)
if (dead.length > 0) throw new Error(`Failed to build the site: these links lead nowhere.\n${dead.join('\n')}`)
console.log(`Wrote ${output}: any server of files can show it, such as npx vite preview --outDir ${output}.`)
