/** What was sent of a thing and is a part of its address: to change that is to make another thing of it. */
import type { JsonObject } from '../../../../spec/pointer.ts'

/** A shorter text may be part of an address by chance. */
const keyMin = 4

/** @param address The values of the thing's path. */
export function naturalKeyOf(sent: JsonObject, address: Readonly<Record<string, string>> | undefined): JsonObject {
  const last = Object.values(address ?? {})
    .at(-1)
    ?.toLowerCase()
  const isPart = (value: unknown): boolean =>
    typeof value === 'string' && value.length >= keyMin && last?.includes(value.toLowerCase()) === true
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => isPart(value)))
}
