// Each folder of examples/ is a project that somebody may copy, so it imports this package by its name. Here the name leads to
// the package as it is built, as an install would have it; all else is found in node_modules of the root.
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const examples = join(root, 'examples')

for (const { name } of readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const folder = join(examples, name, 'node_modules')
  mkdirSync(folder, { recursive: true })
  rmSync(join(folder, 'nowhere-kit'), { force: true })
  symlinkSync('../../..', join(folder, 'nowhere-kit'), 'junction')
}
