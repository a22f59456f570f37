/** The journal as the control API tells it: what was asked and answered, without bodies and credentials. */
import type { Platform } from '../platform.ts'

type Entry = ReturnType<Platform['journal']['entries']>[number]

const credentials: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie'])

export function viewOf({ ordinal, atMs, operationId, accountId, request, answer, nearMisses }: Entry): object {
  const { method, host, path, query, headers } = request
  const { status, headers: answered, why } = answer
  return {
    ordinal,
    atMs,
    operationId,
    accountId,
    request: { method, host, path, query, headers: masked(headers) },
    answer: { status, headers: answered, ...(why !== undefined && { why }) },
    ...(nearMisses && { nearMisses }),
  }
}

function masked(headers: Readonly<Record<string, string>>): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) shown[name] = credentials.has(name) ? '***' : value
  return shown
}
