/** The refusal of a body that cannot be read. */
import { refuse } from '../../errors/refusal.ts'

/** @param problem One sentence. */
export function unreadable(problem: string): never {
  refuse('unreadable', { problem, field: 'body' })
}
