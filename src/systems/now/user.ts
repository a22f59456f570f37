/** The user behind a token, as the command-line clients ask for it before anything else. */
import { type BehavioursOf, ok } from '../../pipeline/behaviour.ts'

export const user: Pick<BehavioursOf<'now'>, 'getNowUser'> = {
  getNowUser({ principal: { account } }) {
    const { id, email, name, username } = account
    return ok({ user: { uid: id, email, name, username } })
  },
}
