/** What the name of a property tells about ids, where nothing else does. */

/** An id of which nothing says that the sender chooses it, as a handle or a slug is chosen. */
export function isGenericId(name: string): boolean {
  return /^_?(id|uid|uuid|guid)$|[a-z](_id|Id|ID)$/.test(name)
}

/** Whether a property looks like the id of something else, and not like one that the sender may choose. */
export function isForeignId(name: string): boolean {
  return (
    /(?:_ids?|I[dD]s?)$/.test(name) && !/^(?:external|client|request|correlation|reference|idempotency)/i.test(name)
  )
}
