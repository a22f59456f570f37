/** `--report json=FILE,junit=FILE,html=FILE,sarif=FILE,github`: which forms are written where. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { packageVersion } from '../adapters/node-package.ts'
import type { Report } from '../contract/report/report.ts'
import {
  githubReport,
  harReport,
  htmlReport,
  jsonReport,
  junitReport,
  sarifReport,
} from '../contract/report/reporters/index.ts'
import { withoutCommands } from '../contract/report/reporters/printable.ts'
import { UsageError } from '../errors/usage-error.ts'
import { checkWritable } from './files.ts'
import { writeWhole } from './write-file.ts'

export interface WantedReport {
  readonly form: string
  /** Null writes to standard output. */
  readonly file: string | null
}

/** What reports say beside the report. */
export interface ReportContext {
  /** The file of --spec. */
  readonly spec: string | undefined
}

const forms: Readonly<Record<string, (report: Report, context: ReportContext) => string>> = {
  json: jsonReport,
  junit: junitReport,
  html: htmlReport,
  sarif: (report, { spec }) => sarifReport(report, { version: packageVersion(), document: documentOf(spec) }),
  github: githubReport,
  har: (report) => harReport(report, { version: packageVersion() }),
}

/**
 * @param texts Each may hold several, with commas between them.
 * @throws UsageError INVALID_OPTION
 */
export function readReports(texts: readonly string[]): readonly WantedReport[] {
  const wanted = texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      const [form = '', ...rest] = text.trim().split('=')
      const file = rest.join('=')
      if (!Object.hasOwn(forms, form)) refuse(`${JSON.stringify(form)} is no form of report`)
      if (form === 'github') {
        return file === '' ? { form, file: null } : refuse('github is written to standard output and takes no file')
      }
      if (file === '') refuse(`${form} has no file`)
      if (file === '-') return { form, file: null }
      // Said before the run and not after it.
      const folder = dirname(file)
      if (!existsSync(folder) || !statSync(folder).isDirectory()) refuse(`there is no folder ${folder}`)
      if (!mayWriteIn(folder)) refuse(`nothing can be written in ${folder}`)
      if (existsSync(file) && statSync(file).isDirectory()) refuse(`${file} is a folder`)
      checkWritable(file)
      return { form, file }
    })
  const files = wanted.flatMap(({ file }) => (file === null ? [] : resolve(file)))
  if (new Set(files).size < files.length) refuse('two reports have the same file')
  if (wanted.filter(({ file }) => file === null).length > 1) refuse('two reports go to standard output')
  return wanted
}

/** @returns The ones that went to a file. */
export function writeReports(
  report: Report,
  wanted: readonly WantedReport[],
  context: ReportContext,
): readonly string[] {
  return wanted.flatMap(({ form, file }) => {
    const text = forms[form]?.(report, context) ?? ''
    if (file === null) {
      // In JSON they are gone already, and the form for GitHub consists of them.
      process.stdout.write(form === 'junit' || form === 'html' ? withoutCommands(text) : text)
      return []
    }
    write(file, text)
    return [`${form}: ${file}`]
  })
}

export function write(file: string, text: string): void {
  try {
    writeWhole(file, text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError('UNREADABLE_FILE', `Failed to write ${file}: ${reason}. Give a file that can be written.`, {
      cause,
    })
  }
}

/** The document that results point into. */
function documentOf(spec: string | undefined): { readonly uri: string; readonly text: string } {
  const file = spec ?? new URL('../../openapi.yaml', import.meta.url)
  return { uri: spec ?? 'openapi.yaml', text: readFileSync(file, 'utf8') }
}

function refuse(why: string): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to read --report: ${why}. Give json=FILE, junit=FILE, html=FILE, sarif=FILE, har=FILE or github, with commas between them.`,
  )
}

function mayWriteIn(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
