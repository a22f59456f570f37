/** A platform in a page that goes on after a reload: what is kept in IndexedDB, and who of several tabs writes it. */
import { UsageError } from '../../errors/usage-error.ts'
import { createIndexedDbLog } from '../../log/indexeddb/indexeddb-log.ts'
import { openStore } from '../../log/indexeddb/kept-store.ts'
import { createMemoryLog, type KeptLog } from '../../log/memory-log.ts'
import type { Platform } from '../../platform.ts'

const everything = { entries: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY }

/**
 * The platform becomes what is kept, or what it is now is kept from here on.
 * @throws UsageError INVALID_LOG
 */
export async function keepIn(name: string, platform: Platform): Promise<void> {
  const isOurs = await lock(`nowhere-kit: ${name}`)
  const store = await openStore(name)
  const found = await store.read()
  if (!isOurs) {
    console.warn(
      `nowhere: another tab keeps its world in IndexedDB ${JSON.stringify(name)}. This one begins as that is now, and what it does goes with it.`,
    )
    if (found !== undefined) become(platform, platform.continued(createMemoryLog(everything, found)))
    return
  }
  const kept = found ?? keptOf(platform)
  if (found === undefined) await store.append(platform.log.export({ secrets: true }).entries)
  become(platform, continued(platform, createIndexedDbLog(store, kept), name))
}

/** Whoever has it goes on having it; all that it does is done by the other one from now on. */
function become(platform: Platform, other: Platform): void {
  Object.defineProperties(platform, Object.getOwnPropertyDescriptors(other))
}

function continued(platform: Platform, log: ReturnType<typeof createIndexedDbLog>, name: string): Platform {
  try {
    return platform.continued(log)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(
      error.code,
      `${error.message} It is kept in IndexedDB ${JSON.stringify(name)}, where nothing was changed. Begin anew with indexedDB.deleteDatabase(${JSON.stringify(name)}) in the console of the page, or give another name: { keep: { name: '...' } }.`,
      { cause: error },
    )
  }
}

function keptOf({ log }: Platform): KeptLog {
  const entries = log.entries()
  const [beginning] = entries
  if (beginning?.kind === 'control' && log.wholeFrom === 1) return { beginning, base: undefined, entries }
  throw new UsageError(
    'INVALID_LOG',
    'Failed to keep a platform: more has happened to it than its log holds. Keep it from its beginning, or make it with log: { keep: "all" }.',
  )
}

/** How long a page that is reloaded may take to let go of what it holds. */
const patienceMs = 2_000

/** Held as long as the page is there. A page that has no locks, as one that is not secure, is taken to be alone. */
async function lock(name: string): Promise<boolean> {
  const locks = (globalThis as { readonly navigator?: { readonly locks?: LockManager } }).navigator?.locks
  if (locks === undefined) return true
  return new Promise((resolve) => {
    const held = (): Promise<never> => {
      resolve(true)
      return new Promise(() => {})
    }
    locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, held).catch(() => resolve(false))
  })
}
