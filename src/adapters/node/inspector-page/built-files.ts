/** What the build made of the inspector, read once: dist/inspector/ of the package, from the sources as from the build. */
import { readdirSync, readFileSync } from 'node:fs'

export interface BuiltFile {
  readonly status: 200
  readonly type: string
  readonly content: string
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

let read: ReadonlyMap<string, BuiltFile> | undefined

/** By name; empty where nothing was built. */
export function builtFiles(): ReadonlyMap<string, BuiltFile> {
  read ??= new Map(readFiles())
  return read
}

function readFiles(): [string, BuiltFile][] {
  // Two folders up, as from every file of the build; from the sources it is as many to their root.
  const folder = new URL(
    import.meta.url.endsWith('.ts') ? '../../../../dist/inspector/' : '../../dist/inspector/',
    import.meta.url,
  )
  try {
    return readdirSync(folder).flatMap((name): [string, BuiltFile][] => {
      const type = types[name.slice(name.lastIndexOf('.') + 1)]
      if (type === undefined) return []
      return [[name, { status: 200, type, content: readFileSync(new URL(name, folder), 'utf8') }]]
    })
  } catch {
    return []
  }
}
