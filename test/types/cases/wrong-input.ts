/** Input that the document does not give an operation. */
import { type Behave, ok } from '../../../src/pipeline/behaviour.ts'

export const path: Behave<'createNowSecret'> = ({ path }) => ok({ uid: path.uidOrName }) // TS2339

export const query: Behave<'createNowSecret'> = ({ query }) => ok({ uid: query.app }) // TS2339

export const body: Behave<'listNowSecrets'> = ({ body }) => ok({ secrets: body }) // TS2375

export const choice: Behave<'createNowSecret'> = ({ body }) => ok({ uid: body.name }) // TS2339

export const kind: Behave<'createNowSecret'> = ({ newId }) => ok({ uid: newId('NowSecret') }) // TS2345
