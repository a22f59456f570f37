/** What is sent and answered as the one member of an object, `{ song: { title } }`, is asked as what stands for itself is. */
import { describe, expect, it } from 'vitest'
import { isObject, type JsonObject } from '../../../src/spec/pointer.ts'
import { answers, failures, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>
type Bug = 'keeps' | 'default' | 'forgets' | 'anyone'

const object = (properties: Fields, required: string[] = Object.keys(properties)): Fields => ({
  type: 'object',
  required,
  properties,
})
const text = { type: 'string', minLength: 1 }
const idOnly = { id: { type: 'string' } }
const song = { title: text, isLoud: { type: 'boolean', default: false }, mood: { type: 'string', maxLength: 40 } }
const entry = { song_id: { type: 'string' }, note: { type: 'string', maxLength: 40 } }
const songIn = object({ song: object(song, ['title']) })
const songOut = object({ song: object({ ...idOnly, ...song }, ['id', 'title']) })
const entryIn = object({ entry: object(entry, ['song_id']) })
const entryOut = object({ entry: object({ ...idOnly, ...entry }, ['id', 'song_id']) })
const listOf = (name: string, of: Fields): Fields =>
  object({ [name]: { type: 'array', items: Object(Object(of).properties)[name.slice(0, -1).replace(/ie$/, 'y')] } })
const none = { description: 'None.' }
const notFound = { 404: none }

const paths = {
  '/songs': {
    get: { operationId: 'listSongs', responses: { 200: answers(listOf('songs', songOut)) } },
    post: { operationId: 'makeSong', requestBody: sends(songIn), responses: { 201: answers(songOut), 422: refused } },
  },
  '/songs/{songId}': {
    parameters: inPath('songId'),
    get: { operationId: 'readSong', responses: { 200: answers(songOut), ...notFound } },
    put: {
      operationId: 'replaceSong',
      requestBody: sends(songIn),
      responses: { 200: answers(songOut), 422: refused, ...notFound },
    },
    delete: { operationId: 'deleteSong', responses: { 204: none, ...notFound } },
  },
  '/entries': {
    get: {
      operationId: 'listEntries',
      responses: { 200: answers(object({ entries: { type: 'array', items: Object(entryOut.properties).entry } })) },
    },
    post: {
      operationId: 'makeEntry',
      requestBody: sends(entryIn),
      responses: { 201: answers(entryOut), 422: refused },
    },
  },
  '/entries/{entryId}': {
    parameters: inPath('entryId'),
    get: { operationId: 'readEntry', responses: { 200: answers(entryOut), ...notFound } },
    patch: {
      operationId: 'changeEntry',
      requestBody: sends(object({ entry: object({ note: entry.note }, []) })),
      responses: { 200: answers(entryOut), 422: refused, ...notFound },
    },
    delete: { operationId: 'deleteEntry', responses: { 204: none, ...notFound } },
  },
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= 40

function songsApi(bug?: Bug): Tiny {
  const songs = new Map<string, JsonObject>()
  const entries = new Map<string, JsonObject>()
  let count = 0
  const isSong = ({ title, isLoud = false, mood = '-' }: JsonObject): boolean =>
    typeof title === 'string' && title !== '' && typeof isLoud === 'boolean' && (mood === '' || isText(mood))
  const isEntry = ({ song_id, note = '-' }: JsonObject): boolean =>
    typeof song_id === 'string' && (bug === 'anyone' || songs.has(song_id)) && (note === '' || isText(note))
  const defaults = { isLoud: bug === 'default' }
  return {
    paths,
    handle({ method, path, body }) {
      const [, kind = '', id = ''] = path.split('/')
      const [all, name, fits] = kind === 'songs' ? [songs, 'song', isSong] : [entries, 'entry', isEntry]
      const known = all.get(id)
      if (id !== '' && known === undefined) return [404]
      if (method === 'DELETE') return [all.delete(id) ? 204 : 404]
      if (method === 'GET') return [200, known ? { [name]: known } : { [kind]: [...all.values()] }]
      const sent = isObject(body) ? body[name] : undefined
      if (!isObject(sent) || !fits(method === 'PATCH' ? { ...known, ...sent } : sent)) return [422]
      const own = known?.id ?? `${name}-${++count}`
      const kept = method === 'PATCH' || bug === 'keeps' ? known : undefined
      const given = method === 'PATCH' && bug === 'forgets' ? {} : sent
      const made = { ...(name === 'song' ? defaults : {}), ...kept, ...given, id: own } as JsonObject
      all.set(String(own), made)
      return [method === 'POST' ? 201 : 200, { [name]: made }]
    },
  }
}

describe('what is wrapped', () => {
  it('is written, referred to, changed and read, and conforms', async () => {
    const { report } = await runOn(songsApi())
    expect(failures(report)).toEqual([])
    expect(report?.verdict).toBe('conforms')
    expect(report?.inferred).toContain('"song_id" of POST /entries is the id of one of songs (by its name)')
    expect(report?.evidence.requirements.exercised).toBe(report?.evidence.requirements.all)
  })

  it.each<[Bug, RegExp]>([
    ['keeps', /`mood` is still ".+", which replaceSong left out/],
    ['default', /`isLoud` is true after makeSong left it out, and by default it is false/],
    ['forgets', /`note` is .+ was sent by changeEntry/],
  ])('is found where it is wrong: %s', async (bug, headline) => {
    const { report } = await runOn(songsApi(bug))
    expect(failures(report)?.join('\n')).toMatch(headline)
  })
})
