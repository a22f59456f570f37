/** Whether a request tells of something by its id, name or host: in what was sent, or in what was answered. */
import type { JournalEntry } from '../../world/journal/journal.ts'
import { jsonOf } from './sent.ts'

export function mentions({ request, answer }: JournalEntry, idOrName: string): boolean {
  return holds(jsonOf(answer.body), idOrName) || holds(jsonOf(request.body), idOrName)
}

function holds(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((each) => holds(each, text))
}
