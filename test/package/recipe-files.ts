/** The files that the pages show: blocks with a title, by the heading that they stand under. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Heading of the second level, in lower case with hyphens, to name and text of its files. */
export type Recipes = Readonly<Record<string, Readonly<Record<string, string>>>>

export function recipesIn(pages: readonly string[]): Recipes {
  const recipes: Record<string, Record<string, string>> = {}
  for (const page of pages) {
    for (const section of readFileSync(page, 'utf8').split(/^## /m).slice(1)) {
      const heading = section.slice(0, section.indexOf('\n')).toLowerCase().replaceAll(/\W+/g, '-')
      for (const [, name = '', text = ''] of section.matchAll(/```\w+ title="([^"]+)"\n([\s\S]*?)```/g)) {
        recipes[heading] = { ...recipes[heading], [name]: text }
      }
    }
  }
  return recipes
}

/** Writes the files of a recipe, and what else is given, into a folder of its own; returns it. */
export function writeRecipe(project: string, name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(project, name)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}
