/** The mutants that come with the package: all of the secrets systems', and the few that a quick look takes. */
import { environmentAccessMutants } from './environment-access.ts'
import { environmentSecretMutants } from './environment-secrets.ts'
import type { Mutant } from './mutant.ts'
import { nowSecretNameMutants } from './now-secret-names.ts'
import { nowSecretMutants } from './now-secrets.ts'
import { projectAccessMutants } from './project-access.ts'
import { projectKeyMutants } from './project-keys.ts'
import { projectSecretMutants } from './project-secrets.ts'
import { vercelListMutants } from './vercel-list.ts'
import { vercelNameMutants } from './vercel-names.ts'
import { vercelSecretMutants } from './vercel-secrets.ts'

export const allBundledMutants: readonly Mutant[] = [
  ...nowSecretMutants,
  ...nowSecretNameMutants,
  ...vercelSecretMutants,
  ...vercelListMutants,
  ...vercelNameMutants,
  ...environmentSecretMutants,
  ...environmentAccessMutants,
  ...projectSecretMutants,
  ...projectAccessMutants,
  ...projectKeyMutants,
]

/** By system, so that a name may be there twice: one of each kind of fault. */
const quick: Readonly<Record<string, readonly string[]>> = {
  now: [
    'a secret is missing from the list',
    'the list shows the value of a secret',
    'a refused creation leaves a secret behind',
    'a secret may be renamed to a taken name',
    'a deletion of a secret does nothing',
  ],
  'vercel-secrets': [
    'created is a number',
    'created differs between creating and reading',
    'what is not decryptable is decrypted',
    'pages overlap',
    'the last secret of a page is skipped',
    'a limit is ignored',
    'anybody can read a secret by its id',
    'a name may have 101 characters',
    'a team has the secrets of the user',
  ],
  'environment-secrets': [
    'a creation answers 201',
    'an error tells the value',
    'a second secret of a key is accepted',
    'what is never to be revealed is revealed',
    'a viewer may write',
    'a replay makes a second secret',
    'another body under the key of a request is taken for the first',
    'what remains does not fall',
  ],
  'project-secrets': [
    'storing answers the value',
    'a project may have 26 secrets',
    'a replaced value counts against the cap',
    'createdAt moves when a value is replaced',
    'a short value is shown whole',
    'a deletion of what is not there is a 404',
    'a 404 tells whether the project exists',
    'an error is not wrapped',
  ],
}

export const bundledMutants: readonly Mutant[] = allBundledMutants.filter(
  ({ system, name }) => quick[system]?.includes(name) === true,
)
