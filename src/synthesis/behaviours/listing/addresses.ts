/** Addresses of the pages of a list: what the header Link, and members such as `next`, lead to. */
import type { Addresses } from '../../answers/list-facts.ts'
import type { Asked } from '../behaviour.ts'

/** Values of the parameter that says where a page begins; null where there is no such page, or where nothing could name it. */
export type PageValues = Readonly<Record<keyof Omit<Addresses, 'self'>, string | number | null>>

export function addressesOf(asked: Asked, from: string | null, values: PageValues): Addresses {
  const address = (value: string | number | null): string | null =>
    from === null || value === null ? null : addressWith(asked, { [from]: value })
  return {
    self: addressWith(asked, {}),
    first: address(values.first),
    last: address(values.last),
    next: address(values.next),
    previous: address(values.previous),
  }
}

function addressWith({ model, call, setting }: Asked, changed: Readonly<Record<string, string | number>>): string {
  const query = Object.entries({ ...call.query, ...changed }).flatMap(([name, value]) =>
    pairsOf(name, value).map(([key, text]) => `${encodeURIComponent(key)}=${encodeURIComponent(text)}`),
  )
  const path = model.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(call.path[name] ?? '')),
  )
  const host = call.headers.host
  const root = host === undefined ? setting.origin : `http://${host}`
  return `${root}${setting.model.basePath}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

/** What has members is written by their names: `filter[name]=Ada`. */
function pairsOf(name: string, value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, String(value)]]
  return Object.entries(value).flatMap(([member, each]) => pairsOf(`${name}[${member}]`, each))
}
