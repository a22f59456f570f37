/** The hook that `from-folder.js` registers. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const parentURL = pathToFileURL(`${process.env.NOWHERE_ENVIRONMENTS_FOLDER}/package.json`).href

export const resolve = (specifier, context, next) =>
  Object.hasOwn(dependencies, specifier) ? next(specifier, { ...context, parentURL }) : next(specifier, context)
