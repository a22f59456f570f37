/** The worlds beside that of a platform that a server has. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Platform } from '../../platform.ts'
import type { AskControl } from './ask-control.ts'
import { nothing } from './later.ts'

/** As in process, but for a log of its own. */
export type RemoteForkOptions = Pick<NonNullable<Parameters<Platform['fork']>[0]>, 'from'>

type Listed = ReturnType<Platform['worlds']['list']>

export interface RemoteWorlds<World> {
  readonly list: () => Promise<Listed>
  readonly has: (name: string) => Promise<boolean>
  /** The world of that name, forked from the start of the main one when it is not there yet. */
  readonly open: (name: string) => Promise<World>
  /** A new world; `from` is the one that it begins as, as that is now. */
  readonly fork: (name: string, options?: { readonly from?: string }) => Promise<World>
  readonly remove: (name: string) => Promise<void>
}

/**
 * A new world under the first free name, for whom no name matters.
 * @param own The name of the world that is forked.
 */
export async function forkOf<World>(
  own: string,
  worlds: RemoteWorlds<World>,
  { from }: RemoteForkOptions,
): Promise<World> {
  if (from === 'start' && own !== mainName) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to fork the world ${JSON.stringify(own)} as it began: a server is asked that of the main one alone. Leave from out, for as it is now.`,
    )
  }
  const options = from === 'start' ? {} : { from: own }
  const taken = new Set((await worlds.list()).map(({ name }) => name))
  for (let ordinal = 1; ; ordinal++) {
    const name = `fork-${ordinal}`
    if (taken.has(name)) continue
    try {
      return await worlds.fork(name, options)
    } catch (error) {
      // Somebody else took it meanwhile.
      if (!(error instanceof UsageError) || error.code !== 'DUPLICATE_WORLD') throw error
    }
  }
}

const mainName = 'main'

/** `http://127.0.0.1:4700/~shop` -> `shop`; the main one where nothing says another. */
export function worldOfUrl(url: string): string {
  const name = /\/~([^/]*)\/*$/.exec(url)?.[1]
  return name === undefined ? mainName : decodeURIComponent(name)
}

/** @param at What controls the world of a name. */
export function remoteWorlds<World>(
  ask: AskControl,
  at: (name: string) => { world: World; ask: AskControl },
): RemoteWorlds<World> {
  const list = async (): Promise<Listed> => ((await ask('GET', 'worlds')) as { readonly worlds: Listed }).worlds
  return {
    list,
    has: async (name) => (await list()).some((each) => each.name === name),
    async open(name) {
      const { world, ask: askIt } = at(name)
      await askIt('GET', 'clock')
      return world
    },
    fork: async (name, { from } = {}) => {
      await ask('POST', 'worlds', { name, ...(from !== undefined && { from }) })
      return at(name).world
    },
    remove: (name) => ask('DELETE', `worlds/${encodeURIComponent(name)}`).then(nothing),
  }
}
