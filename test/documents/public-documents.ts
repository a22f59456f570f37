/** The public documents of `manifest.json`, and what a plan makes of each. Somebody who reads the outlines sees what changed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnySpecification, anySpecification, loadSpecFile, plan, type RunPlan } from '../../src/contract/index.ts'
import { installClients } from '../clients/install.ts'

// Of the project, from wherever this is run: a script is bundled elsewhere.
const home = 'test/documents'

export interface PublicDocument {
  /** Of its outline in `outlines/`. */
  readonly name: string
  readonly package: string
  readonly version: string
  /** In the package. */
  readonly path: string
  /** `verify` of its fake conforms. */
  readonly isVerifiedWhole?: boolean
}

export function publicDocuments(): readonly PublicDocument[] {
  // The file is this folder's own.
  return JSON.parse(readFileSync(join(home, 'manifest.json'), 'utf8')) as PublicDocument[]
}

/** @returns Where the packages are. */
export function installDocuments(): Promise<string> {
  return installClients(home)
}

export interface Planned {
  readonly plan: RunPlan
  readonly any: AnySpecification
}

/** As its package has it, Swagger 2.0 converted. */
export function readDocumentOf(folder: string, document: PublicDocument): ReturnType<typeof loadSpecFile> {
  return loadSpecFile(join(folder, 'node_modules', document.package, document.path))
}

export async function planOf(folder: string, document: PublicDocument): Promise<Planned> {
  const spec = await readDocumentOf(folder, document)
  const planned = await plan({ url: 'http://127.0.0.1:1', tokens: { owner: 't' } }, { spec, seed: 1 })
  return { plan: planned, any: anySpecification(spec) }
}

/** Reason -> what is left out for it. Names and places of a reason are left out of it. */
export function leftOutBy({ plan: { leftOut } }: Planned): ReadonlyMap<string, readonly string[]> {
  const byReason = new Map<string, string[]>()
  for (const sentence of leftOut) {
    const [, what, why] = /^(.*?) is not called, because (.*)$/s.exec(sentence) ?? []
    const reason = (why ?? sentence.replace(/^[^:]*: /, '').replaceAll(/^#\S+ /g, ''))
      .replaceAll(/\{[^{}]*\}/g, '{...}')
      .replaceAll(/\([A-Z]+ \/.*\)|\((the|a|"|no ).*\)/g, '(...)')
      .replaceAll(/"[^"]*"/g, '"..."')
      .replaceAll(/the pattern .* is not checked/g, 'a pattern is not checked')
      .replaceAll(/[A-Z]+ \/\S*/g, '...')
      .replaceAll(/shows a value for its \S+$/g, 'shows a value for what it has to be given')
    byReason.set(reason, [...(byReason.get(reason) ?? []), what ?? sentence])
  }
  return new Map([...byReason].toSorted(([, a], [, b]) => b.length - a.length))
}

/** What is asked of a document, and what is not, for a person. */
export function outlineOf(planned: Planned): string {
  const { plan: made, any } = planned
  const operations = Object.keys(any.specification.contract.operations)
  const asked = operations.filter((id) => Object.hasOwn(made.operations, id))
  return [
    `${asked.length} of ${operations.length} operations are asked.`,
    '',
    `Makes: ${Object.keys(made.makes).toSorted().join(', ') || 'nothing'}`,
    `Deletes: ${Object.keys(made.deletes).toSorted().join(', ') || 'nothing'}`,
    '',
    'Asked:',
    ...asked.map((id) => `  ${id}`),
    '',
    'Left out:',
    ...[...leftOutBy(planned)].map(([reason, what]) => `  ${what.length} because ${reason}`),
    '',
    'Wanting:',
    ...made.wanting.slice(0, wantingMax).map((sentence) => `  ${sentence}`),
    '',
  ].join('\n')
}

const wantingMax = 25
