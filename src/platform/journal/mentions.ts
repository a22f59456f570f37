/** Whether a request tells of something by its id, name or host: in what was sent, or in what was answered. */
import type { JournalEntry } from '../../world/journal/journal.ts'

export function mentions({ request, answer }: JournalEntry, idOrName: string): boolean {
  return holds(parsed(answer.body), idOrName) || holds(parsed(request.body), idOrName)
}

function holds(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((each) => holds(each, text))
}

function parsed(body: string | Uint8Array | null): unknown {
  try {
    return body === null ? undefined : JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
