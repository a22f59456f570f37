/** The world as plain data: as it is now, and as it was when a snapshot of a name was taken. */
import type { Platform, Received, WorldSnapshot } from '../../platform.ts'
import { readJson } from '../input.ts'
import type { Controlled, PathParameters, Routes } from '../route.ts'

export const snapshots: Routes = {
  '/_nowhere/snapshot': { GET: (_, { platform }) => platform.snapshot(), PUT: restoreGiven },
  '/_nowhere/snapshots': { GET: (_, { platform }) => listOf(platform) },
  '/_nowhere/snapshots/{name}': { GET: read, PUT: take, DELETE: remove },
  '/_nowhere/snapshots/{name}/restore': { POST: restore },
}

function listOf({ snapshots }: Platform): object {
  return { snapshots: snapshots.list() }
}

function restoreGiven(received: Received, { platform }: Controlled): object {
  // Whatever it is, the platform holds it to the form of a snapshot.
  platform.restore(readJson(received) as WorldSnapshot)
  return listOf(platform)
}

function read(_: Received, { platform }: Controlled, { name = '' }: PathParameters): object {
  return platform.snapshots.get(name)
}

function take(_: Received, { platform }: Controlled, { name = '' }: PathParameters): object {
  platform.snapshots.take(name)
  return listOf(platform)
}

function remove(_: Received, { platform }: Controlled, { name = '' }: PathParameters): object {
  platform.snapshots.remove(name)
  return listOf(platform)
}

function restore(_: Received, { platform }: Controlled, { name = '' }: PathParameters): object {
  platform.snapshots.restore(name)
  return listOf(platform)
}
