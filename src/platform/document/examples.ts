/** A world that begins with what the examples of its documents show. */
import { isObject, type JsonObject, unescapePointer } from '../../spec/pointer.ts'
import { exampleThings } from '../../synthesis/seeding/example-things.ts'
import { problemOfThing } from '../../synthesis/seeding/problem-of-thing.ts'
import type { Setting } from '../../synthesis/setting.ts'
import { isSnapshot } from '../blueprint/beginning.ts'
import { type PlatformOptions, refuseOption } from '../options.ts'

/** @returns The options with a world that has them, beside what they had; where both have one of a key, theirs is left out. */
export function withExamples(options: PlatformOptions, settings: readonly Setting[]): PlatformOptions {
  // Held to its form when the world begins.
  const own = (options.world ?? {}) as unknown as JsonObject
  if (isSnapshot(options.world))
    refuseOption('examples', 'the world is a snapshot', 'Leave examples out: a snapshot is all that there is.')
  const world: Record<string, unknown> = { ...own }
  for (const setting of settings) {
    for (const [name, shown] of Object.entries(exampleThings(setting))) {
      const given = own[name]
      const key = setting.model.collections[name]?.key ?? 'id'
      const things = Array.isArray(given) ? given : []
      const taken = new Set(things.map((thing: unknown) => (isObject(thing) ? String(thing[key]) : '')))
      const others = shown.filter((thing) => !taken.has(String(thing[key])))
      world[name] = [...things, ...others.map((thing) => fitting(setting, name, thing))]
    }
  }
  // Things by collection are data that the blueprint of a document reads.
  return { ...options, world: world as unknown as NonNullable<PlatformOptions['world']> }
}

/** Of an example that does not fit its schema what does. */
function fitting(setting: Setting, name: string, thing: JsonObject): JsonObject {
  const problem = problemOfThing(setting, name, thing)
  const member = problem && unescapePointer(problem.pointer.split('/')[1] ?? '')
  if (member === undefined || !Object.hasOwn(thing, member)) return thing
  const { [member]: _, ...others } = thing
  return fitting(setting, name, others)
}
