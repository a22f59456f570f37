/** Paths that clients of the secrets of projects ask besides. */
import { NotExercised } from '../not-exercised.ts'
import { type Scenario, scenario } from '../scenario.ts'

export const projectOtherPaths: Scenario = scenario(
  'the projects and the user behind a key can be read',
  { system: 'project-secrets', needs: ['project'] },
  async ({ owner, step, id, isRehearsal }) => {
    await step.apart('the user is there', ['NEAR-12'], async () => {
      await owner.call('getProjectUser')
    })

    const projects = await step('the project is in the list', ['NEAR-11'], async ({ expect }) => {
      const { data } = await owner.list('listProjects')
      const names = data.map((project) => [project.id, project.subdomain])
      expect(names.flat()).toContain(id('project'))
      return names
    })

    await step.apart('it answers to its subdomain too', ['NEAR-13'], async () => {
      const [, named] = projects.find((names) => names.includes(id('project'))) ?? []
      const subdomain = isRehearsal ? id('project') : named
      if (typeof subdomain !== 'string' || subdomain === '') throw new NotExercised('the project has no subdomain')
      await owner.call('listProjectSecrets', { path: { projectId: subdomain } })
    })
  },
)
