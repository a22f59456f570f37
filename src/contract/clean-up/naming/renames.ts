/**
 * What was made and is called otherwise from then on. That a change is to call it otherwise is written down before it is sent, and where it
 * is found afterwards when the answer tells.
 */
import { type Call, type Exchange, isSuccess } from '../../exchange/exchange.ts'
import { memberAt } from '../../speak/paging.ts'
import { bothNamed, type Journal, type Removal } from '../journal.ts'
import { isAbout, type Made, type Stock } from '../made.ts'
import { marksIn, namedIn } from './calling.ts'

/** Written down before it is sent: after a kill it may be found by either name. */
export function rename({ made, prefix }: Stock, journal: Journal, call: Call, collection: string): void {
  const found = made.find((each) => isAbout(call, collection, each))
  if (found === undefined) return
  const named = namedIn(call, marksIn(call, prefix))
  const known = found.named
  const isKnown = Object.entries(named).every(([member, texts]) => texts.every((each) => known[member]?.includes(each)))
  // Changed once, it may stand elsewhere, whatever the change said.
  if (isKnown && found.isChanged) return
  found.isChanged = true
  found.named = bothNamed(known, named)
  journal.append({ event: 'renamed', id: found.intention.id, named })
}

/** @returns Where in an answer the id stands by which something is removed. */
export function toldBy({ specification }: Stock, removal: Removal | null, body: unknown): string | undefined {
  if (removal === null) return undefined
  const { by } = specification.resource(specification.operation(removal.operationId)) ?? { by: [] }
  return by.find((path) => idAt(body, path) === Object.values(removal.path).at(-1))
}

/** It may still stand where it stood, if the change made another. */
export function move(journal: Journal, made: Made, exchange: Exchange): void {
  const { removal } = made
  const [name, id] = Object.entries(removal?.path ?? {}).at(-1) ?? []
  if (removal === null || name === undefined || made.toldBy === undefined || !isSuccess(exchange)) return
  const now = idAt(exchange.body, made.toldBy)
  if (now === undefined || now === id) return
  made.former.push(removal)
  made.removal = { ...removal, path: { ...removal.path, [name]: now } }
  made.references.add(now)
  journal.append({ event: 'moved', id: made.intention.id, removal: made.removal })
}

/** In the answer itself, or in what wraps the thing. */
function idAt(body: unknown, path: string): string | undefined {
  const members = typeof body === 'object' && body !== null ? Object.values(body) : []
  const [found] = [body, ...members]
    .map((each) => memberAt(each, path))
    .filter((value) => typeof value === 'string' || typeof value === 'number')
  return found === undefined ? undefined : String(found)
}
