/** What this package's package.json says, read when it is asked for: two folders up, from the sources as from the build. */
import { readFileSync } from 'node:fs'

export function packageVersion(): string {
  // The file is this package's own.
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
