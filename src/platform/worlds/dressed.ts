/** The same worlds, whose platforms have more members than those that they were made with. */
import type { Answer } from '../../pipeline/exchange.ts'
import type { FoundWorld, Worlds } from './worlds.ts'

export function dressed<P, Dressed>(worlds: Worlds<P>, dress: (platform: P) => Dressed): Worlds<Dressed> {
  const later = (opened: P | Promise<P>): Dressed | Promise<Dressed> =>
    opened instanceof Promise ? opened.then(dress) : dress(opened)
  const dressedFound = (found: FoundWorld<P> | Answer): FoundWorld<Dressed> | Answer =>
    'platform' in found ? { ...found, platform: dress(found.platform) } : found
  return {
    find(received, refusalOfFork) {
      const found = worlds.find(received, refusalOfFork)
      return found instanceof Promise ? found.then(dressedFound) : found && dressedFound(found)
    },
    get main() {
      return dress(worlds.main)
    },
    list: () => worlds.list(),
    has: (name) => worlds.has(name),
    get(name) {
      const platform = worlds.get(name)
      return platform === undefined ? undefined : dress(platform)
    },
    open: (name) => later(worlds.open(name)),
    fork: (name, options) => later(worlds.fork(name, options)),
    remove: (name) => worlds.remove(name),
    close: () => worlds.close(),
  }
}
