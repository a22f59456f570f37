/** An answer of an adapter's own, about what no system is asked. */
import type { Answer } from '../platform.ts'

export function ownError(status: number, code: string, message: string): Answer & { readonly body: string } {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ error: { code, message } }),
    code,
  }
}
