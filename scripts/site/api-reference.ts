/** The reference of what each entry of the package exports, by TypeDoc from the docstrings. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Application } from 'typedoc'

export async function writeApiReference(root: string, folder: string): Promise<void> {
  const entries = entriesOf(root)
  const application = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: Object.keys(entries).map((file) => join(root, file)),
    // Without one, TypeDoc empties docs/ and writes there.
    outputs: [{ name: 'markdown', path: folder }],
    tsconfig: join(root, 'tsconfig.json'),
    basePath: join(root, 'src'),
    name: 'What the package exports',
    readme: 'none',
    router: 'module',
    disableSources: true,
    excludePrivate: true,
    excludeInternal: true,
    skipErrorChecking: true,
    logLevel: 'Error',
    ...{ entryFileName: 'index', hidePageHeader: true, hideBreadcrumbs: true, useCodeBlocks: true },
  })
  const project = await application.convert()
  if (project === undefined) throw new Error('Failed to build the site: TypeDoc could not read src/.')
  for (const module of project.children ?? []) {
    // TypeDoc calls a module by its file; people import it by the name that the package gives it.
    const entry = entries[`src/${module.name}.ts`] ?? entries[`src/${module.name}/index.ts`]
    if (entry === undefined) throw new Error(`Failed to build the site: package.json has no entry for ${module.name}.`)
    module.name = entry
  }
  await application.generateOutputs(project)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.md'),
  )) {
    const page = join(folder, name)
    // TypeDoc counts `UsageError.code` and `UsageErrorCode` as one heading twice; the site gives each its own name.
    writeFileSync(page, readFileSync(page, 'utf8').replaceAll(/(\]\([^)#]*#[a-z]+)-1\)/g, '$1)'))
  }
}

/** The files of src/ that are entries, with the names that they are imported by. */
function entriesOf(root: string): Readonly<Record<string, string>> {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const modules = Object.entries<{ readonly default?: string }>(exports).filter(([, entry]) =>
    entry.default?.endsWith('.js'),
  )
  return Object.fromEntries(
    modules.map(([key, entry]) => [
      String(entry.default).replace('./dist/', 'src/').replace(/\.js$/, '.ts'),
      `${name}${key.slice(1)}`,
    ]),
  )
}
