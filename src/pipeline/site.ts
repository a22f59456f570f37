/** Which of the users' own hosts a request is for. */
import type { Engine, Site } from './engine.ts'

/** A system's own host is never a user's, whatever alias names it: nobody can take the API's place. */
export function siteAt(host: string, { sites, bases, world }: Engine): Site | undefined {
  return bases.has(host) ? undefined : sites.find((site) => site.serves(host, world))
}
