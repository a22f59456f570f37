/** The contract to browse: a page a system with its operations and requirements, from openapi.yaml, and the tests that name each. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { namedRequirements } from '../../test/unit/named-requirements.ts'
import type { Contract } from './contract.ts'
import { type Browsed, operationPart, type PlacedOperation, requirementPart } from './contract-parts.ts'
import { prose } from './prose.ts'

const levels = ['MUST', 'SHOULD', 'BEYOND', 'ASSUMED'] as const
const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const

export function writeContractPages(root: string, folder: string): void {
  // Held to its own rules by `npm run lint:spec`.
  const contract: Contract = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8'))
  const browsed = browse(root, contract)
  mkdirSync(folder, { recursive: true })
  const rows = [...new Set(browsed.requirements.map(({ page }) => page))].map((page) => {
    const system = contract.tags.find(({ name }) => name === page)
    const title = prose(system?.['x-displayName'] ?? 'Several systems')
    const introduction = system
      ? `${prose(system.description)} Its origin is \`${system['x-system'].origin}\`.`
      : 'What operations of several systems keep.'
    writeFileSync(join(folder, `${page}.md`), pageOf(`# ${title}\n\n${introduction}`, page, browsed))
    return rowOf(title, page, browsed)
  })
  const head = `| system | operations | ${levels.join(' | ')} | named by a test |\n| --- | --- |${' --- |'.repeat(5)}`
  const index = [
    '# The contract',
    prose(contract.info.description),
    [head, ...rows].join('\n'),
    'All of it as one document: [openapi.yaml](../openapi.yaml). What its `x-` fields mean: [the vocabulary](../docs/vocabulary.md).',
  ]
  writeFileSync(join(folder, 'index.md'), `${index.join('\n\n')}\n`)
}

/** A requirement is on the page of the system whose others begin as it does; where there is none, on one for several. */
function browse(root: string, contract: Contract): Browsed {
  const prefixOf = (id: string): string => id.split('-')[0] ?? ''
  const systems = new Map(contract.tags.map((tag) => [prefixOf(tag['x-requirements'][0] ?? ''), tag.name]))
  const entries = Object.entries(contract.components['x-requirements'])
  const ids = entries.map(([id]) => id)
  return {
    documents: contract.components['x-documents'],
    namings: namedRequirements(root, ids),
    requirements: entries.map(([id, requirement]) => ({
      ...requirement,
      id,
      page: systems.get(prefixOf(id)) ?? 'several-systems',
    })),
    operations: operationsOf(contract),
  }
}

function operationsOf(contract: Contract): PlacedOperation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [{ ...operation, method, path, page: operation.tags[0] ?? '' }]
    }),
  )
}

function pageOf(introduction: string, page: string, browsed: Browsed): string {
  const operations = browsed.operations.filter((operation) => operation.page === page)
  const requirements = browsed.requirements.filter((requirement) => requirement.page === page)
  const parts = [
    introduction,
    ...(operations.length > 0 ? ['## Operations'] : []),
    ...operations.map((operation) => operationPart(operation, browsed)),
    '## Requirements',
    ...requirements.map((requirement) => requirementPart(requirement, browsed)),
  ]
  return `${parts.join('\n\n')}\n`
}

function rowOf(title: string, page: string, { operations, requirements, namings }: Browsed): string {
  const own = requirements.filter((requirement) => requirement.page === page)
  const covered = own.filter(({ id }) => namings.some((naming) => naming.id === id))
  const counts = levels.map((level) => own.filter((requirement) => requirement.level === level).length)
  const count = operations.filter((operation) => operation.page === page).length
  return `| [${title}](${page}.md) | ${count} | ${counts.join(' | ')} | ${covered.length} of ${own.length} |`
}
