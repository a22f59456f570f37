/** States that somebody gave a name, a file each in the folder of the log. One that is not as it was written is left out. */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptStates } from '../log.ts'
import { syncFolder, writeSafely } from './node-folder.ts'
import { lineOf, recordIn } from './node-record-line.ts'

interface Kept {
  readonly name: string
  readonly state: unknown
}

/** By a number, in the order in which they were kept: what a name can be, not every system takes as that of a file. */
const form = /^(\d{12})\.state$/

export function keptStatesIn(dir: string): KeptStates {
  const numbers = new Map<string, number>()
  const states: [string, unknown][] = []
  let last = 0
  for (const file of readdirSync(dir).sort()) {
    const number = Number(form.exec(file)?.[1] ?? Number.NaN)
    if (Number.isNaN(number)) continue
    last = number
    const kept = readKept(join(dir, file))
    if (kept === undefined) continue
    numbers.set(kept.name, number)
    states.push([kept.name, kept.state])
  }
  const fileOf = (number: number): string => join(dir, `${String(number).padStart(12, '0')}.state`)
  return {
    all: () => states,
    put(name, state) {
      const before = numbers.get(name)
      last++
      writeSafely(fileOf(last), Buffer.from(lineOf({ name, state })))
      if (before !== undefined) rmSync(fileOf(before), { force: true })
      numbers.set(name, last)
    },
    remove(name) {
      const number = numbers.get(name)
      if (number === undefined) return
      numbers.delete(name)
      rmSync(fileOf(number), { force: true })
      syncFolder(dir)
    },
  }
}

function readKept(file: string): Kept | undefined {
  const line = readFileSync(file)
  // Written by `put`, as its checksum says.
  return recordIn(line.subarray(0, line.length - 1)) as Kept | undefined
}
