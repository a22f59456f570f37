/** The user behind a token, as the command line asks for it before anything else. */
import { type BehavioursOf, ok } from '../../pipeline/behaviour.ts'

export const user: Pick<BehavioursOf<'vercel-secrets'>, 'getVercelUser'> = {
  getVercelUser({ principal: { account } }) {
    const { id, email, name, username } = account
    return ok({ user: { uid: id, email, name, username } })
  },
}
