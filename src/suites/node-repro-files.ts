/** The files of a repro, in a folder that is there while a test runner takes copies of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Repro } from './repro.ts'

export interface ReproFiles {
  readonly log: string
  readonly snapshot: string
  readonly documents: readonly string[]
}

export async function withReproFiles(repro: Repro, use: (files: ReproFiles) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nowhere-repro-'))
  const write = (name: string, value: unknown): string => {
    const file = join(folder, name)
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
    return file
  }
  try {
    await use({
      log: write('nowhere-log.json', repro.log),
      snapshot: write('nowhere-snapshot.json', repro.snapshot),
      documents: repro.documents.map(({ name = 'openapi', document }) => write(`${name}.json`, document)),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
