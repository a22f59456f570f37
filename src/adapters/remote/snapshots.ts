/** Snapshots of a platform that a server has. */
import type { Platform } from '../../platform.ts'
import type { AskControl } from './ask-control.ts'
import { type Later, nothing } from './later.ts'

type Facts = ReturnType<Platform['snapshots']['list']>

export function remoteSnapshots(ask: AskControl): Later<Platform['snapshots']> {
  const at = (name: string): string => `snapshots/${encodeURIComponent(name)}`
  return {
    async take(name) {
      const { snapshots }: { readonly snapshots: Facts } = await ask('PUT', at(name))
      // The one that was taken last stands last.
      return snapshots.at(-1) as Facts[number]
    },
    list: async () => ((await ask('GET', 'snapshots')) as { readonly snapshots: Facts }).snapshots,
    get: (name) => ask('GET', at(name)),
    restore: (name) => ask('POST', `${at(name)}/restore`).then(nothing),
    remove: (name) => ask('DELETE', at(name)).then(nothing),
  }
}
