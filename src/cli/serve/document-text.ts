/** What `nowhere serve --spec` says when it is ready. */
import type { DocumentBlueprint } from '../../platform/document/blueprint.ts'
import type { Platform } from '../../platform.ts'
import type { CredentialPlace, Operation } from '../../spec/contract.ts'
import { type Kept, quoted, usageText } from './serve-text.ts'

interface Where {
  readonly version: string
  readonly url: string
  readonly files: readonly string[]
}

interface Told extends Pick<Platform, 'tokens'> {
  readonly blueprint: DocumentBlueprint
}

export function documentText(where: Where, { blueprint, tokens }: Told, kept: Kept): string {
  const { settings, contract } = blueprint
  const titles = settings.map(({ model }) => model.title).join(', ')
  const curl = curlOf(Object.values(contract.operations), where.url, tokens[0]?.token ?? 'TOKEN', kept.caFile)
  return [
    `nowhere ${where.version} plays ${titles} on ${where.url}${contract.systems[0]?.basePath ?? ''}`,
    '',
    ...settings.flatMap((setting, index) => partText(setting.model, where.files[index] ?? '')),
    ...usageText(tokens, curl, kept),
  ].join('\n')
}

type Model = DocumentBlueprint['settings'][number]['model']

function partText({ basePath, title, collections, operations, leftOut }: Model, file: string): string[] {
  const names = Object.keys(collections)
  const all = Object.entries(operations)
  const madeUp = all.filter(([, { does }]) => does === 'example').map(([id]) => id)
  return [
    `  ${title} at ${basePath === '' ? '/' : basePath}: ${all.length} operations, ${all.length - madeUp.length} of them with state`,
    `    collections: ${few(names)}`,
    `    made up: ${few(madeUp)}`,
    ...(leftOut.length === 0
      ? []
      : [`    not taken over: ${leftOut.length} ${leftOut.length === 1 ? 'thing' : 'things'}`]),
    ...(file === '' ? [] : [`    npx nowhere-kit explain ${quoted(file)} says why`]),
    '',
  ]
}

const namesMax = 12

function few(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const more = names.length - namesMax
  return `${names.slice(0, namesMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The first that only reads, and needs no more than a token. */
function curlOf(operations: readonly Operation[], url: string, token: string, caFile: string | undefined): string {
  const trust = caFile === undefined ? '' : ` --cacert ${quoted(caFile)}`
  const reads = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  const read = reads[0] ?? operations[0]
  const place = read?.security[0]?.credentials[0]?.place
  const { flags, query } = place === undefined ? { flags: '', query: '' } : credentialOf(place, token)
  return `  curl${trust}${flags} ${quoted(`${url}${read?.path ?? '/'}${query}`)}`
}

function credentialOf(place: CredentialPlace, token: string): { readonly flags: string; readonly query: string } {
  switch (place.in) {
    case 'bearer':
      return { flags: ` -H ${quoted(`Authorization: Bearer ${token}`)}`, query: '' }
    case 'basic':
      return { flags: ` -u ${quoted(`user:${token}`)}`, query: '' }
    case 'header':
      return { flags: ` -H ${quoted(`${place.name}: ${token}`)}`, query: '' }
    case 'cookie':
      return { flags: ` -b ${quoted(`${place.name}=${token}`)}`, query: '' }
    case 'query':
      return { flags: '', query: `?${encodeURIComponent(place.name)}=${encodeURIComponent(token)}` }
  }
}
