/** The command that removes what a run left behind, as somebody may type it. */

import { programName } from '../program-name.ts'

/** @param spec The document that the run was held to, where that is not this package's own. */
export function cleanLine(journal: string, spec: string | undefined): string {
  return [`${programName()} clean`, word(journal), ...(spec === undefined ? [] : ['--spec', word(spec)])].join(' ')
}

function word(text: string): string {
  return /^[\w@%+=:,./~-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
