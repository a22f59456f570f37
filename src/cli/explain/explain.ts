/** `nowhere explain FILE`: what is understood of a document. */
import type { Command } from 'commander'
import { type FileFlag, namedFile } from '../document/named-file.ts'

interface Flags {
  readonly overlay?: readonly FileFlag[]
  readonly json?: boolean
}

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description(
      'Say what is understood of an OpenAPI document: its collections, what its operations do, and what is made up.',
    )
    .argument('<file>', 'JSON or YAML; OpenAPI 3.0 or 3.1, or Swagger 2.0')
    .option('--overlay <file>', 'an OpenAPI Overlay 1.0 for it; can be repeated', namedFile)
    .option('--json', 'print the model as JSON, whose schema is nowhere-kit/model.schema.json')
    .action(explain)
}

async function explain(file: string, flags: Flags): Promise<void> {
  process.stdout.write(await explained(file, flags))
}

/** @throws UsageError UNREADABLE_FILE, INVALID_SPEC */
export async function explained(file: string, { overlay, json }: Flags = {}): Promise<string> {
  // Loaded here, so that help and other commands need not wait for it.
  const [{ loadDocuments }, { documentBlueprint }, { explanation }] = await Promise.all([
    import('../document/load-documents.ts'),
    import('../../platform/document/blueprint.ts'),
    import('./explanation.ts'),
  ])
  const documents = await loadDocuments({ spec: [{ file }], ...(overlay && { overlay }) })
  const { contract, settings } = documentBlueprint(documents, {})
  const isOpen = Object.values(contract.operations).every(({ secured }) => !secured)
  const said = settings.map(({ model }) =>
    json ? `${JSON.stringify(model, null, 2)}\n` : explanation(model, isOpen ? [] : contract.credentialPlaces),
  )
  return said.join('')
}
