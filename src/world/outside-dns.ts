/** Records at nameservers outside the platform: what a world says that the rest of the internet answers. */
import type { OutsideDnsSeed } from './seed/seed.ts'
import type { World } from './world.ts'

/** Adds a record at an outside nameserver; an equal one stays one. */
export function setOutsideDns(world: World, { name, type, value }: OutsideDnsSeed): void {
  const host = name.toLowerCase().replace(/\.$/, '')
  const id = JSON.stringify([host, type, value])
  if (world.outsideDns.get(id) === undefined) world.outsideDns.insert({ id, name: host, type, value })
}

/** Removes the records of a name at outside nameservers, of one type when it is given. */
export function removeOutsideDns(
  world: World,
  { name, type }: { readonly name: string; readonly type?: string },
): void {
  const host = name.toLowerCase().replace(/\.$/, '')
  const found = type === undefined ? world.outsideDns.list({ name: host }) : world.outsideDns.list({ name: host, type })
  for (const { id } of found) world.outsideDns.delete(id)
}
