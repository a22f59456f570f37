/** What the property of a state is called. */
import { flat } from '../../path-names.ts'

const names = ['status', 'state', 'phase', 'lifecycle', 'lifecyclestate', 'stage']

export function isStateName(property: string): boolean {
  return names.includes(flat(property))
}
