/** What `nowhere serve` says when it is ready. */
import type { RunningServer } from '../adapters/node.ts'
import type { Platform } from '../platform.ts'

type Ready = Pick<RunningServer, 'url'>
type Told = Pick<Platform, 'tokens' | 'profile'>

/** @param caFile Where the certificate of the local authority is, when there is one. */
export function readyText(
  version: string,
  { url }: Ready,
  { tokens, profile }: Told,
  caFile: string | undefined,
): string {
  const width = Math.max('account'.length, ...tokens.map(({ account }) => account.length))
  const table = [{ account: 'account', token: 'token' }, ...tokens].map(
    ({ account, token }) => `  ${account.padEnd(width)}  ${token}`,
  )
  const trust = caFile === undefined ? '' : ` --cacert ${quoted(caFile)}`
  const curl = `  curl${trust} -H 'Authorization: Bearer ${tokens[0]?.token ?? 'TOKEN'}' ${url}/now/deployments`
  return [
    `nowhere ${version} serves the ${profile} profile on ${url}`,
    '',
    ...table,
    '',
    'Try it:',
    curl,
    ...(caFile === undefined ? [] : trustText(caFile)),
    '',
    'Ctrl-C ends it.',
    '',
  ].join('\n')
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
export function readyJson({ url }: Ready, { tokens }: Told, caFile: string | undefined): string {
  return `${JSON.stringify({ url, tokens, ...(caFile === undefined ? {} : { ca: caFile }) })}\n`
}

function quoted(file: string): string {
  return /^[\w./@%+=:,-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
}
