/** `npm run bench`: ratios, each taken in one run. Nothing is asserted; the server is the built one, so build first. */
import { documents } from './documents.ts'
import { forking } from './forks.ts'
import { inProcess } from './in-process.ts'
import { log } from './log.ts'
import { mswjsData } from './mswjs-data.ts'
import { printTable } from './row.ts'
import { scaling } from './scaling.ts'
import { served } from './served.ts'
import { startUp } from './start-up.ts'

const parts = {
  'in-process': inProcess,
  log,
  scaling,
  forks: forking,
  'mswjs-data': mswjsData,
  served,
  'start-up': startUp,
  documents,
} as const
const asked = process.argv.slice(2)
const rows = []
for (const [name, part] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await part()))
}
printTable(rows)
console.log(`\nNode ${process.version}, ${process.platform} ${process.arch}`)
process.exit(0)
