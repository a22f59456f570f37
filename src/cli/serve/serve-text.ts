/** What `nowhere serve` says when it is ready. */
import type { RunningServer } from '../../adapters/node.ts'
import type { Platform } from '../../platform.ts'

type Ready = Pick<RunningServer, 'url'>
type Told = Pick<Platform, 'tokens' | 'profile' | 'systems'>

export interface Kept {
  /** Where the certificate of the local authority is, when there is one. */
  readonly caFile: string | undefined
  /** Where the state is kept, when it is. */
  readonly dataFolder: string | undefined
  /** Where the inspector is, when there is a control API. */
  readonly inspector: string | undefined
}

export function readyText(version: string, { url }: Ready, { tokens, profile, systems }: Told, kept: Kept): string {
  const { caFile } = kept
  const trust = caFile === undefined ? '' : ` --cacert ${quoted(caFile)}`
  const curl = `  curl${trust} -H 'Authorization: Bearer ${tokens[0]?.token ?? 'TOKEN'}' ${url}/now/deployments`
  return [
    `nowhere ${version} serves the ${profile} profile on ${url}`,
    '',
    ...table(
      ['system', 'stands in for'],
      systems.map(({ name, origin }) => [name, origin]),
    ),
    '',
    ...usageText(tokens, curl, kept),
  ].join('\n')
}

/** How it is asked, where what it makes is kept and how it ends: the same for every platform. */
export function usageText(
  tokens: Platform['tokens'],
  curl: string,
  { caFile, dataFolder, inspector }: Kept,
): readonly string[] {
  return [
    ...table(
      ['account', 'token'],
      tokens.map(({ account, token }) => [account, token]),
    ),
    '',
    dataFolder === undefined
      ? 'State is in memory: it is gone when this ends.'
      : `State is kept in ${dataFolder}: it is there when this starts again.`,
    '',
    'Try it:',
    curl,
    ...(caFile === undefined ? [] : trustText(caFile)),
    ...inspectorText(inspector),
    '',
    'Ctrl-C ends it.',
    '',
  ]
}

type Row = readonly [string, string]

function table(head: Row, rows: readonly Row[]): string[] {
  const width = Math.max(...[head, ...rows].map(([first]) => first.length))
  return [head, ...rows].map(([first, second]) => `  ${first.padEnd(width)}  ${second}`)
}

function inspectorText(inspector: string | undefined): string[] {
  return inspector === undefined ? [] : ['', `Look into it: ${inspector}`]
}

function trustText(caFile: string): string[] {
  return [
    '',
    'Its certificate is of an authority made for this run. To trust it, and only while this runs:',
    `  curl --cacert ${quoted(caFile)} ...`,
    `  NODE_EXTRA_CA_CERTS=${quoted(caFile)} node ...`,
  ]
}

/** One line for programs. */
export function readyJson(
  { url, basePath }: Ready & { readonly basePath?: string | undefined },
  { tokens }: Pick<Told, 'tokens'>,
  caFile: string | undefined,
): string {
  const base = basePath === undefined ? {} : { basePath }
  return `${JSON.stringify({ url, ...base, tokens, ...(caFile === undefined ? {} : { ca: caFile }) })}\n`
}

export function quoted(file: string): string {
  return /^[\w./@%+=:,-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
}
