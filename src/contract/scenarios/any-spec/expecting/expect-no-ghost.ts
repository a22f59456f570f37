/** What was refused may have left something behind that shows nothing of what was sent. */
import type { Operation } from '../../../../spec/contract.ts'
import { isObject } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { isMarked, textsIn } from '../../../exchange/marks.ts'
import type { Expect } from '../../../judge/expect.ts'
import { itemIn } from '../making/item-in.ts'
import { elementsLike, listAll } from '../making/listed.ts'
import type { Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

export interface Asked {
  /** What was in the list before anything was refused. */
  readonly before: readonly unknown[]
  readonly now: readonly unknown[]
  readonly refused: readonly Input[]
  /** So many were or may have been made of which nothing shows that they are the run's. */
  readonly spare: number
}

/** Others may make something at any time, so what seems to have been left is asked for twice more, and has to come each time. */
export async function expectNoGhost(
  workshop: Workshop,
  expect: Expect,
  thing: Thing,
  list: Operation,
  { before, now, refused, spare }: Asked,
): Promise<void> {
  const { owner } = workshop.context
  const { idName, create } = thing.collection
  if (idName === undefined || elementsLike(strangers(workshop, idName, [], now), thing).length > 0) return
  if (strangers(workshop, idName, before, now).length <= spare) return
  let earlier = now
  const left = async (input: Input): Promise<readonly unknown[]> => {
    const { status } = await owner.send(create.id, input)
    const later = await listAll(workshop, thing, list)
    const found = status < 400 ? [] : strangers(workshop, idName, earlier, later)
    earlier = later
    return found
  }
  for (const input of refused) {
    if ((await left(input)).length === 0) continue
    const again = await left(input)
    const told = `${list.id} has an element more each time that ${create.id} refuses something`
    if (!expect(again).toHold(told, 'none', (found) => Array.isArray(found) && found.length === 0)) return
  }
}

/** What is new in a list and has no mark of the run. */
function strangers(
  { context }: Workshop,
  idName: string,
  before: readonly unknown[],
  now: readonly unknown[],
): readonly unknown[] {
  const prefix = context.owner.unique('stranger').split('-')[0] ?? ''
  const idIn = (element: unknown): string => String(itemIn(element, [idName])?.[idName])
  const known = new Set(before.map(idIn))
  return now.filter(
    (element) =>
      isObject(element) &&
      itemIn(element, [idName])?.[idName] !== undefined &&
      !known.has(idIn(element)) &&
      !textsIn(element).some((text) => isMarked(text, prefix)),
  )
}
