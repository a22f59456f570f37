/** What stands beside each page: the tasks of docs/index.md, the contract, the docstrings by entry, and the decisions. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Item {
  readonly text: string
  readonly link?: string
  readonly collapsed?: boolean
  readonly items?: readonly Item[]
}

export function sidebarOf(stage: string): Item[] {
  return [
    {
      text: 'Nowhere',
      items: [
        { text: 'What it is', link: '/' },
        { text: 'Changes', link: '/CHANGELOG' },
      ],
    },
    ...tasks(stage),
    { text: 'The contract', items: pagesOf(stage, 'contract') },
    {
      text: 'The docstrings',
      collapsed: true,
      items: [...pagesOf(stage, 'api', ['nowhere-kit.md']), ...pagesOf(stage, 'api/nowhere-kit')],
    },
    { text: 'Decisions', collapsed: true, items: pagesOf(stage, 'docs/decisions') },
    { text: 'The project', items: pagesOf(stage, '', ['ARCHITECTURE.md', 'CONTRIBUTING.md']) },
  ]
}

/** A row of the table is a group, and each of its links a page of it. */
function tasks(stage: string): Item[] {
  const table = readFileSync(join(stage, 'docs/index.md'), 'utf8')
  return [...table.matchAll(/^\| ([a-z][^|]*) \| (.*\]\(.*) \|$/gm)].map(([, task = '', links = '']) => ({
    text: sentence(task),
    items: [...links.matchAll(/\[([^\]]+)\]\(([^)]+)\.md\)/g)].map(([, text = '', page = '']) => ({
      text: sentence(text),
      link: `/docs/${page}`,
    })),
  }))
}

function pagesOf(stage: string, folder: string, names?: readonly string[]): Item[] {
  return (
    names ??
    readdirSync(join(stage, folder))
      .filter((name) => name.endsWith('.md'))
      .sort(byIndexFirst)
  ).map((name) => {
    const title = /^# (.*)$/m.exec(readFileSync(join(stage, folder, name), 'utf8'))?.[1] ?? name
    return {
      text: title.replaceAll('`', '').replaceAll('\\', ''),
      link: `/${folder === '' ? '' : `${folder}/`}${name.replace(/(index)?\.md$/, '')}`,
    }
  })
}

const byIndexFirst = (a: string, b: string): number =>
  Number(b === 'index.md') - Number(a === 'index.md') || (a < b ? -1 : 1)

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
