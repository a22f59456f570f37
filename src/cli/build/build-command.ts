/** What `nowhere build` does: it reads the document, writes the files, or looks whether those that are there are of that document. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { builtFiles, digestLine, fileNames } from '../../building/built-files.ts'
import { loadSpecFile } from '../../document/node-read-spec.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { exitCodes } from '../outcome.ts'
import { writeWhole } from '../write-file.ts'

export interface BuildFlags {
  readonly out: string
  readonly check: boolean
}

/** @throws UsageError UNREADABLE_FILE, INVALID_SPEC, MISSING_PACKAGE, INVALID_OPTION */
export async function buildCommand(file: string, { out, check }: BuildFlags): Promise<number> {
  const document = await loadSpecFile(file)
  if (check) {
    const line = digestLine(document)
    const stale = fileNames.filter((name) => !hasLine(join(out, name), line))
    if (stale.length === 0) {
      process.stdout.write(`${out} is what ${file} gives.\n`)
      return exitCodes.conforms
    }
    process.stderr.write(
      `nowhere: Failed to find ${out} up to date: ${stale.join(', ')} ${stale.length === 1 ? 'is' : 'are'} of another document or version. Run nowhere build ${file} --out ${out}.\n`,
    )
    return exitCodes.broken
  }
  // The same on every machine, whose folders are its own.
  const source = relative(out, file).replaceAll('\\', '/')
  const files = await builtFiles(document, source)
  write(out, files)
  process.stdout.write(`Wrote ${fileNames.join(', ')} to ${out}.\n`)
  return exitCodes.conforms
}

/** Its head has it: a built file is large. */
function hasLine(file: string, line: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').slice(0, headMax).includes(`// ${line}\n`)
}

const headMax = 4_096

function write(out: string, files: Readonly<Record<string, string>>): void {
  try {
    mkdirSync(out, { recursive: true })
    for (const [name, text] of Object.entries(files)) writeWhole(join(out, name), text)
  } catch (cause) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to write to ${out}: ${cause instanceof Error ? cause.message : String(cause)}. Give --out a folder that can be written.`,
      { cause },
    )
  }
}
