/** Links from page to page lead to what is there. Places within pages are held by the site, whose build fails for one that is dead. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow } from './examples.ts'

it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')])(
  '%s',
  (page) => {
    const text = readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
    const files = targets.filter((target) => !/^https?:/.test(target))
    expect(files.filter((file) => !existsSync(join(dirname(page), file)))).toEqual([])
  },
)
