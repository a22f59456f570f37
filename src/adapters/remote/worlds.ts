/** The worlds beside that of a platform that a server has. */
import type { Platform } from '../../platform.ts'
import type { AskControl } from './ask-control.ts'
import { nothing } from './later.ts'

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
