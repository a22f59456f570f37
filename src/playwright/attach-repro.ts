/** What a test leaves behind that failed: attachments, which every reporter and the trace viewer of Playwright show. */
import type { TestInfo } from '@playwright/test'
import { withReproFiles } from '../suites/node-repro-files.ts'
import type { Repro } from '../suites/repro.ts'

export async function attachRepro(testInfo: TestInfo, repro: Repro): Promise<void> {
  const lines = repro.refusals.join('\n')
  if (lines !== '') await testInfo.attach('nowhere-refusals', { body: lines, contentType: 'text/plain' })
  await withReproFiles(repro, async (files) => {
    const log = await attached(testInfo, 'nowhere-log', files.log)
    await attached(testInfo, 'nowhere-world', files.snapshot)
    const documents: string[] = []
    for (const file of files.documents) documents.push(await attached(testInfo, 'nowhere-document', file))
    const body = `Tell it again: ${repro.command({ log, documents })}`
    await testInfo.attach('nowhere-replay', { body, contentType: 'text/plain' })
  })
}

/** @returns Where Playwright keeps the copy, from the folder that it runs in. */
async function attached(testInfo: TestInfo, name: string, path: string): Promise<string> {
  await testInfo.attach(name, { path, contentType: 'application/json' })
  const kept = testInfo.attachments.at(-1)?.path ?? path
  const root = `${process.cwd()}/`
  return kept.startsWith(root) ? kept.slice(root.length) : kept
}
