// `npm run build`: dist/ from src/, the document in both profiles and the schemas of a world and of a report beside it.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
rmSync(dist, { recursive: true, force: true })

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' })
if (status !== 0) process.exit(1)

const { documents } = await import(pathToFileURL(join(dist, 'spec/generated/document.js')).href)
for (const [profile, file] of [
  ['documented', 'openapi.json'],
  ['observed', 'openapi.observed.json'],
]) {
  writeFileSync(join(dist, file), `${JSON.stringify(documents[profile], null, 2)}\n`)
}
copyFileSync(join(root, 'fixtures/worlds/world.schema.json'), join(dist, 'world.schema.json'))
copyFileSync(join(root, 'src/contract/report.schema.json'), join(dist, 'report.schema.json'))
chmodSync(join(dist, 'cli/main.js'), 0o755)
