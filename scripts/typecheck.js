/**
 * Checks the types of each part that has a tsconfig.json of its own, as many at a time as there are processors: one after the other
 * they are a sixth of what `npm test` takes. Says which parts fail, with what the compiler prints of each.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')

// The longest first, so that the others fit beside it.
const waiting = ['test/tsconfig.json', 'tsconfig.json', 'inspector/tsconfig.json', 'examples/dashboard/tsconfig.json']

/** @param {string} project */
function check(project) {
  return new Promise((resolve) => {
    const run = spawn(process.execPath, [compiler, '--noEmit', '-p', project], { stdio: 'inherit' })
    run.on('close', (code) => {
      if (code !== 0) {
        console.error(`The types of ${project} do not hold.`)
        process.exitCode = 1
      }
      resolve(undefined)
    })
  })
}

async function checkNext() {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) await check(project)
}

await Promise.all(Array.from({ length: availableParallelism() }, checkNext))
