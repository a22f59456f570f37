/** Host names as the platform compares them, and the names above one. */

/** Every deployment and every bare alias lives directly under it. */
export const platformDomain = 'now.sh'

/** Where the record of a host leads that the platform is to answer for. */
export const platformTarget = 'alias.zeit.co'

/** `App.Zeit.Rocks.:443` -> `app.zeit.rocks` */
export function hostNameOf(host: string): string {
  return host.replace(/\.?(:\d+)?$/, '').toLowerCase()
}

/** `a.b.example.com` -> `a.b.example.com`, `b.example.com`, `example.com`: nearest first, down to two labels. */
export function namesAbove(host: string): string[] {
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

export function isOrIsBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`)
}

/** `https://App.zeit.rocks/` -> `App.zeit.rocks`: a URL names its host, and everything else itself. Its port is its scheme's own. */
export function nameOfAlias(alias: string): string {
  return alias.replace(/^https?:\/\//i, '').replace(/(:\d+)?\/?$/, '')
}

/** The host that an alias stands for: a word stands for itself under the platform's domain. */
export function hostOfAlias(alias: string): string {
  const name = alias.toLowerCase()
  return name.includes('.') ? name : `${name}.${platformDomain}`
}
