/** Mutants of the fake of a document that the kit does not notice, each with the reason. One that is noticed after all may not stay here. */

export const documentSurvivors: Readonly<Record<string, string>> = {
  'an id that was given before is given again':
    'no document says that it is not, and a number that is given again is known of many servers; what is asked is asked of ids that were not.',
  'a 405 does not name the methods':
    'of a document of anybody’s nothing is sent that it does not declare: what another method does at a stranger’s nobody knows. A 405 that comes is held to it.',
}
