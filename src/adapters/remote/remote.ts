/** A platform that a server has, with the methods of one in process; each waits for the server. */
import type { CollectionName, RecordOf } from '../../platform/records.ts'
import type { Platform } from '../../platform.ts'
import { type AskControl, createServerAt, withoutEnd } from './ask-control.ts'
import { type RemoteClock, remoteClock } from './clock.ts'
import { type RemoteJournal, remoteJournal } from './journal.ts'
import { type Later, nothing } from './later.ts'
import { type RemoteLog, remoteLog } from './log.ts'
import { remoteSnapshots } from './snapshots.ts'
import { forkOf, type RemoteForkOptions, type RemoteWorlds, remoteWorlds, worldOfUrl } from './worlds.ts'

type Verbs = 'snapshot' | 'restore' | 'reset' | 'step' | 'hold' | 'release' | 'crash'

export interface Remote extends Later<Pick<Platform, Verbs>> {
  readonly clock: RemoteClock
  readonly outsideDns: Later<Platform['outsideDns']>
  readonly faults: Later<Platform['faults']>
  readonly snapshots: Later<Platform['snapshots']>
  readonly journal: RemoteJournal
  /** `last` and `wholeFrom` are promises. */
  readonly log: RemoteLog
  /** Those beside the main world; each is a remote of its own. */
  readonly worlds: RemoteWorlds<Remote>
  /** A world of its own beside the others, under a name that nobody has: it stays there until `worlds.remove` or the server's bounds. */
  readonly fork: (options?: RemoteForkOptions) => Promise<Remote>
  /** The next calls of an operation fail with one of its codes, or with a status. */
  readonly fail: (operationId: string, code: string | number, options?: { readonly times?: number }) => Promise<void>
  readonly records: <Name extends CollectionName>(name: Name) => Promise<readonly RecordOf<Name>[]>
  /** It does not tell how far it has come. */
  readonly populate: (what: Parameters<Platform['populate']>[0]) => ReturnType<Platform['populate']>
}

export interface RemoteOptions {
  /** Of `--control-token`, which a server on another machine asks for. */
  readonly token?: string | undefined
}

/**
 * What is refused is thrown as in process; a server that cannot be reached as UNREACHABLE_TARGET.
 * @param url Of `nowhere serve`, or of a server of `createServer`.
 * @throws UsageError
 */
export function createRemote(url: string, { token }: RemoteOptions = {}): Remote {
  const server = createServerAt(url, token)
  const { ask } = server
  // Of a world the control API is below the path that names it.
  const urlOf = (name: string): string => `${withoutEnd(url).replace(/\/~[^/]*$/, '')}/~${encodeURIComponent(name)}`
  const worlds = remoteWorlds<Remote>(ask, (name) => ({
    world: createRemote(urlOf(name), { token }),
    ask: createServerAt(urlOf(name), token).ask,
  }))
  return {
    snapshot: () => ask('GET', 'snapshot'),
    restore: (given) => ask('PUT', 'snapshot', given).then(nothing),
    reset: () => ask('POST', 'reset').then(nothing),
    ...livesOf(ask),
    fail: (operationId, code, { times = 1 } = {}) => ask('POST', 'fail', { operationId, code, times }).then(nothing),
    records: async (name) => ((await ask('GET', `records/${encodeURIComponent(name)}`)) as { records: never }).records,
    populate: async (what) => ((await ask('POST', 'populate', what)) as { made: Record<string, number> }).made,
    clock: remoteClock(ask),
    outsideDns: outsideDnsOf(ask),
    faults: faultsOf(ask),
    snapshots: remoteSnapshots(ask),
    journal: remoteJournal(ask),
    log: remoteLog(server),
    worlds,
    fork: (options = {}) => forkOf(worldOfUrl(url), worlds, options),
  }
}

function livesOf(ask: AskControl): Pick<Remote, 'step' | 'hold' | 'release' | 'crash'> {
  const moving =
    (verb: 'step' | 'hold' | 'release' | 'crash') =>
    async (deployment: string): Promise<string> =>
      ((await ask('POST', verb, { deployment })) as { readonly state: string }).state
  return { step: moving('step'), hold: moving('hold'), release: moving('release'), crash: moving('crash') }
}

function outsideDnsOf(ask: AskControl): Remote['outsideDns'] {
  type Records = ReturnType<Platform['outsideDns']['list']>
  return {
    set: (record) => ask('PUT', 'dns', record).then(nothing),
    remove: (record) => ask('DELETE', 'dns', record).then(nothing),
    list: async () => ((await ask('GET', 'dns')) as { readonly records: Records }).records,
  }
}

function faultsOf(ask: AskControl): Remote['faults'] {
  type Listed = ReturnType<Platform['faults']['list']>
  return {
    // JSON writes a Date in ISO 8601.
    add: async (fault) => ((await ask('POST', 'faults', fault)) as { readonly id: string }).id,
    list: async () => ((await ask('GET', 'faults')) as { readonly faults: Listed }).faults,
    remove: (id) => ask('DELETE', `faults/${encodeURIComponent(id)}`).then(nothing),
    clear: () => ask('DELETE', 'faults').then(nothing),
  }
}
