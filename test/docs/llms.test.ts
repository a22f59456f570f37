/** llms.txt (llmstxt.org): a title, a summary, and lists of links, which lead to each page there is. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesBelow } from './examples.ts'

const text = readFileSync('llms.txt', 'utf8')
const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\)(?:: .+)?$/gm)].map(([, target = '']) => target)

describe('llms.txt', () => {
  it('begins with a title and a summary, and all else of its lists are links', () => {
    expect(text).toMatch(/^# .+\n\n> .+\n\n/)
    const sections = text.split(/^## .+\n/m).slice(1)
    expect(sections.length).toBeGreaterThan(1)
    expect(sections.flatMap((section) => section.trim().split('\n')).filter((line) => !/^- \[/.test(line))).toEqual([])
  })

  it('names pages that there are, each once', () => {
    expect(links.filter((link) => !existsSync(link))).toEqual([])
    expect(links.filter((link, index) => links.indexOf(link) !== index)).toEqual([])
  })

  it.each(['llms.txt', 'docs/index.md'])('leaves no page of docs/ out: %s', (list) => {
    const named = readFileSync(list, 'utf8')
    const pages = filesBelow('docs', '.md').map((file) => file.slice('docs/'.length))
    const missing = pages.filter((page) => !/^decisions\/0|^index/.test(page) && !named.includes(`${page})`))
    expect(missing).toEqual([])
  })
})
