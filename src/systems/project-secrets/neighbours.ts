/** What the clients of the system ask before they come to a secret: which projects there are, and who they are. */
import { type BehavioursOf, ok } from '../../pipeline/behaviour.ts'
import { reachedProjects } from './access.ts'

export const neighbours: Pick<BehavioursOf<'project-secrets'>, 'listProjects' | 'getProjectUser'> = {
  listProjects(call) {
    return ok({ data: reachedProjects(call).map(({ id, name, subdomain }) => ({ id, name, subdomain })) })
  },

  getProjectUser({ principal: { account } }) {
    const { id, email, name } = account
    return ok({ data: { id, email, name, role: 'user', source: 'api_key' } })
  },
}
