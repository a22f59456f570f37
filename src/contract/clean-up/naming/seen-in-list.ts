/** What no answer told of: the list in which it stands, called as the run called it, tells by what it is removed. */
import type { Exchange } from '../../exchange/exchange.ts'
import { isMarked } from '../../exchange/marks.ts'
import { elementsOf } from '../../speak/paging.ts'
import type { Journal } from '../journal.ts'
import type { Made, Stock } from '../made.ts'
import { isNamedAs } from '../ownership.ts'
import { removalOfElement } from '../removal.ts'

export function seeInList({ specification, prefix, made }: Stock, journal: Journal, exchange: Exchange): void {
  const { call, body } = exchange
  const collection = call.operation && specification.resource(call.operation)?.collection
  const untold = made.filter((each) => isUntold(each) && each.intention.collection === collection)
  if (untold.length === 0) return
  const elements = elementsOf(body)
  for (const each of untold) {
    const found = elements.filter((element) => isNamedAs(each, element, (text) => isMarked(text, prefix)))
    // Of two of them nobody knows which it is.
    const removal = found.length === 1 ? removalOfElement(specification, each.intention, found[0]) : null
    const id = Object.values(removal?.path ?? {}).at(-1)
    if (removal === null || id === undefined) continue
    each.removal = removal
    each.isDoubtful = false
    each.references.add(id)
    journal.append({ event: 'made', id: each.intention.id, removal })
  }
}

function isUntold({ removal, isAnswered, isDoubtful }: Made): boolean {
  return removal === null && isAnswered && isDoubtful
}
