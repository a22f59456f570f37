/** No value that was sent to be kept comes back. */
import { secrecyCheck } from '../secrecy.ts'
import { type Check, nothing } from './check.ts'

export const noSecret: Check = ({ exchange, system }, { secrecy, look, prove }) => {
  const found = secrecy.check(exchange)
  if (secrecy.size > 0) look(secrecyCheck, system, found.length === 0)
  for (const id of secrecy.kept) prove(id)
  return found.map(({ message, fact }) => ({ check: secrecyCheck, message, fact: fact ?? nothing }))
}
