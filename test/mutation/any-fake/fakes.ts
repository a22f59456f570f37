/** The documents that mutants are over, and a fake of each, whole or broken. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Report, type TargetOptions, verify } from '../../../src/contract/index.ts'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { isObject, type JsonObject } from '../../../src/spec/pointer.ts'
import { notesDocument } from '../../contract/any-spec/notes-api.ts'
import { shelvesDocument } from '../../contract/any-spec/shelves-api.ts'
import { tenantDocument } from '../../contract/any-spec/tenant-api.ts'
import type { DocumentMutant, DocumentName } from './mutant.ts'

const folder = 'test/contract/any-spec'
const read = (name: string): unknown => parse(readFileSync(`${folder}/${name}`, 'utf8'))

const documents: Readonly<Record<DocumentName, unknown>> = {
  books: read('books-api.yaml'),
  notes: notesDocument,
  shelves: shelvesDocument,
  tenant: tenantDocument,
  boards: read('boards-api.yaml'),
}

export function documentOf(name: DocumentName): JsonObject {
  const document = documents[name]
  if (!isObject(document)) throw new Error(`${name} is no document`)
  return document
}

export function fakeOf(name: DocumentName, { plays, behaviours, wrap }: Partial<DocumentMutant> = {}): TargetOptions {
  const document = documentOf(name)
  const platform = createPlatformOf(plays?.(document) ?? document, {
    seed: 7,
    clock: '2026-03-01T08:00:00.000Z',
    // A rule that breaks the document is answered with 500, which is said by the kit.
    onAnswerFault: () => {},
    tokens: [
      { account: 'alice', token: 'alice:1' },
      { account: 'bob', token: 'bob:1' },
      { account: 'alice', token: 'reader:1', scopes: ['boards:read'] },
    ],
    ...(behaviours && { behaviours }),
  })
  const fetch = async (url: string, init: RequestInit): Promise<Response> => platform.fetch(url, init)
  return {
    fetch: wrap?.(fetch) ?? fetch,
    clock: platform.clock,
    tokens: { owner: 'alice:1', second: 'bob:1', viewer: 'reader:1' },
    capabilities: ['leftovers', 'singletons'],
  }
}

export interface Noticed {
  readonly verdict: Report['verdict']
  /** Checks, and steps as `scenario > step`, that something failed. */
  readonly by: readonly string[]
  readonly requests: number
}

/** @param isWhole Everything that is asked, in place of the scenario alone that has to notice. */
export async function noticed(name: DocumentName, mutant?: DocumentMutant, isWhole = true): Promise<Noticed> {
  const [scenario, step] = mutant?.killedBy.split(' > ') ?? []
  const only = isWhole || scenario === undefined || step === undefined ? {} : { only: [scenario] }
  const { verdict, findings, requests } = await verify(fakeOf(name, mutant), {
    spec: documentOf(name),
    seed: 7,
    ...only,
  })
  const failed = findings.filter(({ result }) => result === 'fail')
  const by = failed.flatMap((each) => [
    each.check,
    ...(each.scenario === null ? [] : [`${each.scenario} > ${each.step}`]),
  ])
  return { verdict, by: [...new Set(by)], requests: requests.total }
}

/** Whether the run is red for the reason that is named. */
export function isKilled({ killedBy }: DocumentMutant, { verdict, by }: Noticed): boolean {
  return verdict === 'broken' && by.includes(killedBy)
}
