/**
 * The database of a log: its entries by their place, as JSON like those of a log in files, and beside them the state that they build on.
 * One page at a time writes it.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { entryFromJson } from '../entry-json.ts'
import type { LogBase } from '../log.ts'
import type { KeptLog } from '../memory-log.ts'
import { reasonOf, storeProblem } from './store-problem.ts'

interface Schema extends DBSchema {
  entries: { key: number; value: object }
  base: { key: 'base'; value: LogBase }
}

export interface KeptStore {
  readonly name: string
  /** undefined where nothing was kept yet. @throws UsageError INVALID_LOG */
  read(): Promise<KeptLog | undefined>
  append(entries: readonly object[]): Promise<void>
  /** Entries up to it are not needed any more, but for the first. */
  keepBase(base: LogBase): Promise<void>
}

const version = 1

/** @throws UsageError INVALID_LOG */
export async function openStore(name: string): Promise<KeptStore> {
  const database = await openDB<Schema>(name, version, {
    upgrade(made, oldVersion) {
      if (oldVersion > 0) return
      made.createObjectStore('entries')
      made.createObjectStore('base')
    },
    // Whoever deletes it begins anew.
    blocking: (_, __, { target }) => (target as IDBDatabase).close(),
  }).catch((error: unknown) => {
    throw storeProblem('open the log', name, reasonOf(error), 'Use the version of nowhere-kit that wrote it')
  })
  const isOurs = ['entries', 'base'].every((store) => database.objectStoreNames.contains(store as 'entries'))
  if (!isOurs) {
    database.close()
    throw storeProblem('open the log', name, 'it is a database of somebody else', 'Leave it to them')
  }
  return storeIn(database, name)
}

function storeIn(database: IDBPDatabase<Schema>, name: string): KeptStore {
  return {
    name,
    async read() {
      const transaction = database.transaction(['entries', 'base'])
      const [entries, base] = await Promise.all([
        transaction.objectStore('entries').getAll(),
        transaction.objectStore('base').get('base'),
      ])
      if (entries.length === 0 && base === undefined) return undefined
      try {
        return keptIn(entries, base)
      } catch (error) {
        throw storeProblem(
          'read the log',
          name,
          reasonOf(error),
          'Nothing of it was changed. Look at it in the developer tools',
        )
      }
    },
    async append(entries) {
      const transaction = database.transaction('entries', 'readwrite')
      for (const entry of entries) void transaction.store.add(entry, (entry as { readonly n: number }).n)
      await transaction.done
    },
    async keepBase(base) {
      const transaction = database.transaction(['entries', 'base'], 'readwrite')
      void transaction.objectStore('base').put(base, 'base')
      void transaction.objectStore('entries').delete(IDBKeyRange.bound(2, base.after))
      await transaction.done
    },
  }
}

function keptIn([first, ...rest]: readonly object[], base: LogBase | undefined): KeptLog {
  const beginning = entryFromJson(first, 1)
  if (beginning.kind !== 'control') throw new Error('its first entry does not tell how the world began')
  const from = (base?.after ?? 1) + 1
  const entries = rest.map((entry, index) => entryFromJson(entry, from + index))
  return { beginning, base, entries: base === undefined ? [beginning, ...entries] : entries }
}
