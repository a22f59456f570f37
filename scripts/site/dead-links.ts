/** Links of a built site that lead nowhere: to a file that is not there, or to a place that its page does not have. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

export function deadLinks(site: string): string[] {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  const html = new Map(pages.map((page) => [join(site, page), readFileSync(join(site, page), 'utf8')]))
  const ids = new Map([...html].map(([page, text]) => [page, idsOf(text)]))
  return [...html].flatMap(([page, text]) =>
    [
      ...new Set(
        [...text.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')),
      ),
    ]
      .filter((href) => !/^[a-z][a-z0-9+.-]*:/i.test(href))
      .filter((href) => !leadsSomewhere(site, page, href, ids))
      .map((href) => `${page.slice(site.length + 1)}: ${href}`),
  )
}

function leadsSomewhere(
  site: string,
  page: string,
  href: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const [path = '', anchor = ''] = href.split('#').map(decodeURIComponent)
  const named = path === '' ? page : path.startsWith('/') ? join(site, path) : join(dirname(page), path)
  const target = existsSync(named) && statSync(named).isDirectory() ? join(named, 'index.html') : named
  if (!existsSync(target)) return false
  return anchor === '' || (ids.get(target)?.has(anchor) ?? false)
}

function idsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id))
}
