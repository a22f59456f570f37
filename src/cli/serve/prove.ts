/** `--prove`: the fake is held to its document, in this process, before anybody else asks it. */
import type { Report } from '../../contract/report/report.ts'
import type { NamedDocument } from '../../platform/document/blueprint.ts'
import type { DocumentPlatformOptions } from '../../platform/document/options.ts'

const findingsMax = 10

/**
 * Each document by itself, on a world of its own whose clock stands.
 * @returns Whether all conform.
 */
export async function prove(
  documents: readonly NamedDocument[],
  options: DocumentPlatformOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const [{ createPlatformOf }, { verify }] = await Promise.all([
    import('../../document-platform.ts'),
    import('../../contract/verify.ts'),
  ])
  let isProved = true
  for (const { document } of documents) {
    const faults = new Map<string, string>()
    const platform = createPlatformOf(document, {
      ...options,
      clock: 'frozen',
      rateLimit: 'off',
      onAnswerFault: ({ operationId, problems }) =>
        void faults.set(operationId ?? '', `  ${operationId ?? 'no operation'} was answered 500: ${problems[0] ?? ''}`),
    })
    const [owner, second] = [...new Map(platform.tokens.map(({ account, token }) => [account, token])).values()]
    const report = await verify(
      {
        fetch: platform.fetch,
        clock: platform.clock,
        tokens: { owner: owner ?? '', ...(second !== undefined && { second }) },
        capabilities: ['leftovers', 'singletons'],
      },
      { spec: document, seed: String(options.seed ?? 0) },
    )
    for (const line of [...provedText(report), ...[...faults.values()].slice(0, findingsMax)]) say(line)
    isProved &&= report.verdict === 'conforms'
  }
  return isProved
}

export function provedText({ verdict, evidence, findings, requests, systems }: Report): string[] {
  const { held, all } = evidence.requirements
  const name = systems.map((system) => system.name).join(', ')
  const failed = findings.filter(({ result }) => result === 'fail')
  const head = `${name}: ${verdict}, ${held} of ${all} requirements held in ${requests.total} requests${evidence.lack === null ? '' : ` (${evidence.lack})`}`
  const shown = failed
    .slice(0, findingsMax)
    .map(({ operationId, message }) => `  ${operationId ?? 'every answer'}: ${message}`)
  const more = failed.length - shown.length
  return [head, ...shown, ...(more > 0 ? [`  and ${more} more; nowhere verify --spec tells all`] : [])]
}
