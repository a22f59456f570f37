/** Writes a file whole or not at all: beside its place first, and then moved there, so that nobody ever reads half of one. */
import { lstatSync, realpathSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs'

/** @param mode Of a new file; one that is there keeps its own. */
export function writeWhole(file: string, text: string, mode = 0o666): void {
  // What a link leads to is replaced, and not the link.
  const place = statOf(file)?.isSymbolicLink() ? realpathSync(file) : file
  const before = statOf(place)
  // A pipe or a device has no place that something could be moved to.
  if (before !== undefined && !before.isFile()) return writeFileSync(place, text)
  const beside = `${place}.${process.pid}.tmp`
  try {
    writeFileSync(beside, text, { flag: 'wx', flush: true, mode: before === undefined ? mode : before.mode & 0o777 })
    renameSync(beside, place)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

function statOf(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false })
}
