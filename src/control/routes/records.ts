/** The records of the world: those that there are, and more of them. */
import type { Platform, Received } from '../../platform.ts'
import { readJson } from '../input.ts'
import type { Controlled, PathParameters, Routes } from '../route.ts'

type Name = Parameters<Platform['records']>[0]

export const records: Routes = {
  '/_nowhere/records/{collection}': { GET: read },
  '/_nowhere/populate': { POST: populate },
}

function read(_: Received, { platform }: Controlled, { collection = '' }: PathParameters): object {
  // Any text will do: the platform refuses one that is no collection.
  return { records: platform.records(collection as Name) }
}

async function populate(received: Received, { platform }: Controlled): Promise<object> {
  // Whatever it is, the platform looks at it itself.
  return { made: await platform.populate(readJson(received) as Parameters<Platform['populate']>[0]) }
}
