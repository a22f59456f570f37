/** Which nameservers a domain has, as the outside DNS tells it. The command line asks before it adds a domain. */
import { type BehavioursOf, ok } from '../../../pipeline/behaviour.ts'
import { namesAbove } from './host-names.ts'

export const nameservers: Pick<BehavioursOf<'now'>, 'getNowNameservers'> = {
  getNowNameservers({ query, world }) {
    const names = namesAbove(query.domain.toLowerCase())
    for (const domain of names) {
      const found = world.outsideDns.list({ name: domain, type: 'NS' })
      if (found.length > 0) return ok({ nameservers: found.map(({ value }) => value), domain })
    }
    // Without the list of public suffixes, the last two labels are the best guess at what was registered.
    return ok({ nameservers: [], domain: names.at(-1) ?? query.domain })
  },
}
