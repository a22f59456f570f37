/** What a test leaves behind that failed: annotations with files, which every reporter of vitest shows in its own way. */
import type { TestAnnotation, TestAttachment, TestContext } from 'vitest'
import { withReproFiles } from '../suites/node-repro-files.ts'
import type { Repro } from '../suites/repro.ts'

export type Annotating = Pick<TestContext, 'task' | 'annotate'>

export function hasFailed({ task }: Pick<Annotating, 'task'>): boolean {
  return task.result?.state === 'fail'
}

export async function attachRepro(context: Annotating, repro: Repro): Promise<void> {
  for (const line of repro.refusals) await annotated(context, line)
  await withReproFiles(repro, async (files) => {
    const log = await attached(context, 'nowhere log', files.log)
    await attached(context, 'nowhere world', files.snapshot)
    const documents: string[] = []
    for (const file of files.documents) documents.push(await attached(context, 'nowhere document', file))
    await annotated(context, `Tell it again: ${repro.command({ log, documents })}`)
  })
}

/**
 * @param message The file is called after it.
 * @returns Where vitest keeps the copy, from the folder that it runs in.
 */
async function attached(context: Annotating, message: string, path: string): Promise<string> {
  const { attachment } = await annotated(context, message, { path, contentType: 'application/json' })
  const kept = attachment?.path ?? path
  const root = `${process.cwd()}/`
  return kept.startsWith(root) ? kept.slice(root.length) : kept
}

/**
 * Vitest takes annotations while a test runs alone; that it failed is known when that is over, and before it is told. Nothing else runs
 * while the state says so: what is to be done is looked at before anything is waited for.
 */
function annotated(
  { task, annotate }: Annotating,
  message: string,
  attachment?: TestAttachment,
): Promise<TestAnnotation> {
  const { result } = task
  if (result === undefined) return annotate(message, 'nowhere', attachment)
  const { state } = result
  result.state = 'run'
  try {
    return annotate(message, 'nowhere', attachment)
  } finally {
    result.state = state
  }
}
