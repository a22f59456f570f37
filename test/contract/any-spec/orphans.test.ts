/** What stood below something that is gone, has a path of its own and is there still: it is the run's, and is removed. */
import { expect, it } from 'vitest'
import { answers, failures, inPath, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

interface Comment {
  readonly id: string
  readonly text: string
}

const none = { description: 'None.' }
const comment = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'string' }, text: { type: 'string' } },
}
const saying = { type: 'object', required: ['text'], properties: { text: { type: 'string' } } }
const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }

/** Posts with comments, which a deletion of their post leaves where they are. */
function postsApi(leaves: boolean, isKept = false): Tiny & { readonly comments: Map<string, Comment> } {
  const posts = new Map<string, object>()
  const comments = new Map<string, Comment & { readonly post: string }>([
    ['theirs', { id: 'theirs', text: 'theirs', post: '-' }],
  ])
  let made = 0
  return {
    comments,
    paths: {
      '/posts': {
        get: { operationId: 'listPosts', responses: { 200: answers({ type: 'array', items: thing() }) } },
        post: {
          operationId: 'makePost',
          requestBody: sends(named),
          responses: { 201: answers(thing()), 400: refused },
        },
      },
      '/posts/{postId}': {
        parameters: inPath('postId'),
        get: { operationId: 'readPost', responses: { 200: answers(thing()), 404: none } },
        delete: { operationId: 'deletePost', responses: { 204: none, 404: none } },
      },
      '/posts/{postId}/comments': {
        parameters: inPath('postId'),
        get: { operationId: 'listComments', responses: { 200: answers({ type: 'array', items: comment }), 404: none } },
        post: {
          operationId: 'say',
          requestBody: sends(saying),
          responses: { 201: answers(comment), 400: refused, 404: none },
        },
      },
      '/comments/{commentId}': {
        parameters: inPath('commentId'),
        get: { operationId: 'readComment', responses: { 200: answers(comment), 404: none } },
        delete: { operationId: 'deleteComment', responses: { 204: none, 403: none, 404: none } },
      },
    },
    handle({ method, path, body }) {
      const [, kind, id = '', below] = path.split('/')
      const all: Map<string, object> = kind === 'posts' ? posts : comments
      if (id !== '' && !all.has(id)) return [404]
      if (below !== undefined && method === 'GET')
        return [200, [...comments.values()].filter(({ post }) => post === id).map(({ post, ...each }) => each)]
      if (method === 'DELETE' && isKept && kind === 'comments' && !posts.has(comments.get(id)?.post ?? '')) return [403]
      if (method === 'DELETE') {
        all.delete(id)
        for (const each of leaves || kind !== 'posts' ? [] : [...comments.values()])
          if (each.post === id) comments.delete(each.id)
        return [204]
      }
      if (method === 'GET') return [200, id === '' ? [...all.values()] : all.get(id)]
      const { name, text } = Object(body)
      const own = `own-${++made}`
      if (below !== undefined) {
        if (typeof text !== 'string') return [400]
        comments.set(own, { id: own, text, post: id })
        return [201, { id: own, text }]
      }
      if (typeof name !== 'string') return [400]
      posts.set(own, { id: own, name })
      return [201, { id: own, name }]
    },
  }
}

it.each([false, true])(
  'nothing of the run is left, also where a deletion leaves what stood below (%s)',
  async (leaves) => {
    const api = postsApi(leaves)
    const { report } = await runOn(api)
    expect(failures(report)).toEqual([])
    expect([report?.verdict, report?.leftovers]).toEqual(['conforms', []])
    expect([...api.comments.keys()]).toEqual(['theirs'])
  },
)

it('and what cannot be removed any more is said', async () => {
  const api = postsApi(true, true)
  const { report } = await runOn(api)
  const left = [...api.comments.values()].filter(({ id }) => id !== 'theirs')
  expect(left).not.toEqual([])
  expect(report?.leftovers.map(({ collection, reference, reason }) => [collection, reference, reason])).toEqual(
    left.map(({ text }) => ['comments', text, 'deleteComment answered 403']),
  )
})
