/** One operation and one requirement of the contract, as Markdown. */
import type { Naming } from '../../test/unit/named-requirements.ts'
import type { Contract, Method, Operation, Requirement, Source } from './contract.ts'
import { prose } from './prose.ts'

export interface PlacedOperation extends Operation {
  readonly method: Method
  readonly path: string
  readonly page: string
}

export interface PlacedRequirement extends Requirement {
  readonly id: string
  readonly page: string
}

export interface Browsed {
  readonly documents: Contract['components']['x-documents']
  readonly operations: readonly PlacedOperation[]
  readonly requirements: readonly PlacedRequirement[]
  readonly namings: readonly Naming[]
}

export function operationPart(operation: PlacedOperation, { requirements, documents }: Browsed): string {
  const kept = requirements.filter(({ id }) => operation['x-requirements']?.includes(id))
  const { responses, 'x-errors': codes = [], 'x-source': source } = operation
  return [
    `### ${operation.operationId}`,
    `\`${operation.method.toUpperCase()} ${operation.path}\``,
    prose(`${operation.summary} ${operation.description ?? ''}`),
    listOf({
      Answers: Object.keys(responses).map(code),
      'Refuses with': codes.map(code),
      Requirements: kept.map(({ id, page }) => link(id, page)),
      Source: source === undefined ? [] : [sourceText(source, documents)],
    }),
  ].join('\n\n')
}

export function requirementPart({ id, level, text, source }: PlacedRequirement, browsed: Browsed): string {
  const keepers = browsed.operations.filter((operation) => operation['x-requirements']?.includes(id))
  const namings = browsed.namings.filter((naming) => naming.id === id)
  // A step of a scenario has the id alone; a test has it in its name.
  const tests = namings.map(({ file, text: name }) => (name === id ? code(file) : `${code(file)}: ${prose(name)}`))
  return [
    `### ${id}`,
    `**${level}** ${prose(text)}`,
    listOf({
      Source: [sourceText(source, browsed.documents)],
      Operations: keepers.map(({ operationId, page }) => link(operationId, page)),
    }),
    'Named by:',
    [...new Set(tests)].map((test) => `- ${test}`).join('\n'),
  ].join('\n\n')
}

/** A line for each that has something to list. */
function listOf(lines: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(lines)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `- ${name}: ${values.join(', ')}`)
    .join('\n')
}

function sourceText(source: Source, documents: Browsed['documents']): string {
  if (isQuoted(source)) {
    const { title = source.document, date = '' } = documents[source.document] ?? {}
    return prose(`${title} (${date}), "${source.section}"`)
  }
  return Object.entries(source)
    .map(([kind, said]) => `${kind}: ${prose(said)}`)
    .join(', ')
}

const isQuoted = (source: Source): source is Extract<Source, { readonly document: string }> => 'document' in source

const code = (text: string): string => `\`${text}\``

/** Headings are single words, whose places are the same in small letters. */
const link = (heading: string, page: string): string => `[${heading}](${page}.md#${heading.toLowerCase()})`
