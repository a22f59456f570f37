/** What a path names: things whose own paths begin otherwise, and members of answers that are called as its parameters. */
import { expect, it } from 'vitest'
import { absent, answers, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const part = (properties: object) => ({ type: 'object', properties })
const schemas = {
  Recipe: part({ id: whole, title: text }),
  Branch: part({ id: whole, name: text, recipeId: whole }),
  Report: part({ recipeId: whole, words: whole }),
}

const recipes = () =>
  smallApi(schemas, {
    '/recipes': { post: { ...sends(part({ title: text })), responses: answers(of('Recipe'), 201) } },
    '/recipes/{recipeId}': {
      get: { responses: { ...answers(of('Recipe')), ...absent } },
      delete: { responses: { 204: { description: 'Gone.' }, ...absent } },
    },
    '/history/recipes/{recipeId}/branches': {
      post: { ...sends(part({ branchName: text })), responses: { ...answers(of('Branch'), 201), ...absent } },
      get: { responses: { ...answers(listOf('Branch')), ...absent } },
    },
    '/history/recipes/{recipeId}/report': { get: { responses: { ...answers(of('Report')), ...absent } } },
  })

it('has to be there, and what stands below it goes with it', async () => {
  const call = recipes()
  await call('POST /recipes', { title: 'Soup' })
  const { body } = await call('POST /history/recipes/1/branches', { branchName: 'spicy' })
  expect(body).toEqual({ id: 1, name: 'spicy', recipeId: 1 })
  expect((await call('GET /history/recipes/1/branches')).body).toEqual([body])
  expect((await call('POST /history/recipes/2/branches', { branchName: 'mild' })).status).toBe(404)
  expect((await call('GET /history/recipes/2/branches')).status).toBe(404)
  await call('DELETE /recipes/1')
  expect((await call('GET /history/recipes/1/branches')).status).toBe(404)
})

it('is what an answer that is made up says of it', async () => {
  const call = recipes()
  await call('POST /recipes', { title: 'Soup' })
  expect((await call('GET /history/recipes/1/report')).body).toMatchObject({ recipeId: 1 })
})
