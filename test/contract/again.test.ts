import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { terminalReport, verify } from '../../src/contract/index.ts'
import { outlineOf } from '../../src/contract/report/reporters/outline.ts'

const run = promisify(execFile)
const token = 'golden-token-1'
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const json = (schema: object): object => ({ 'application/json': { schema } })
const refused = { description: 'refused', content: json({ type: 'object', required: ['error'] }) }
const newNote = {
  type: 'object',
  required: ['title', 'pin'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 80 },
    color: { type: 'string', enum: ['red', 'blue'] },
    pin: { type: 'string', minLength: 8, maxLength: 64, writeOnly: true },
  },
}
const note = {
  type: 'object',
  required: ['id', 'title', 'color'],
  properties: { id: { type: 'string', readOnly: true }, title: { type: 'string' }, color: { type: 'string' } },
}
const operation = (operationId: string, status: number, schema: object | null, body?: object): object => ({
  operationId,
  ...(body && { requestBody: { required: true, content: json(body) } }),
  responses: {
    [status]: { description: 'done', ...(schema && { content: json(schema) }) },
    ...(body && { 400: refused }),
    401: refused,
    404: refused,
  },
})
const document = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/notes': {
      get: operation('listNotes', 200, { type: 'object', properties: { notes: { type: 'array', items: note } } }),
      post: operation('createNote', 201, note, newNote),
    },
    '/notes/{id}': {
      parameters: [id],
      get: operation('readNote', 200, note),
      put: operation('replaceNote', 200, note, newNote),
      delete: operation('deleteNote', 204, null),
    },
  },
}

interface Note {
  readonly id: string
  readonly title: string
  readonly color: string
}

/** It refuses a title of 80 signs, and PUT keeps the color: two bugs. */
function serveNotes(): Server {
  const notes = new Map<string, Note>()
  let count = 1_000
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const send = (status: number, body?: unknown): void => {
        response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
        response.end(body === undefined ? undefined : JSON.stringify(body))
      }
      if (request.headers.authorization !== `Bearer ${token}`) return send(401, { error: 'who is it' })
      const [, collection, name] = (request.url ?? '').split('/')
      const known = notes.get(name ?? '')
      if (collection !== 'notes' || (name !== undefined && known === undefined)) return send(404, { error: 'none' })
      if (request.method === 'GET') return send(200, known ?? { notes: [...notes.values()] })
      if (request.method === 'DELETE' && known !== undefined) return notes.delete(known.id) ? send(204) : send(404)
      const sent = readNote(Buffer.concat(chunks).toString())
      if (sent === undefined) return send(400, { error: 'invalid' })
      const made = { ...sent, id: known?.id ?? `note-${(count++).toString(36)}-x`, color: known?.color ?? sent.color }
      notes.set(made.id, made)
      send(known === undefined ? 201 : 200, made)
    })
  })
}

function readNote(text: string): { readonly title: string; readonly color: string } | undefined {
  try {
    const { title, pin, color = 'red' } = JSON.parse(text)
    const isFine = [title, pin].every((each) => typeof each === 'string') && title.length >= 1 && title.length < 80
    return isFine && pin.length >= 8 && pin.length <= 64 && /^(red|blue)$/.test(color) ? { title, color } : undefined
  } catch {
    return undefined
  }
}

const server = serveNotes()
let url: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => void server.close())

describe('the report on a small server with two bugs', () => {
  it('says each of them once, and a script of it shows it again', async () => {
    const report = await verify({ url, tokens: { owner: token } }, { spec: document, seed: 1 })
    expect(JSON.stringify(report)).not.toContain(token)
    const failing = outlineOf(report).failures
    expect(failing.map(({ headline }) => headline)).toEqual(
      expect.arrayContaining([
        'createNote did not succeed: it answered 400, at "createNote: title of 80 characters".',
        '`color` is "red", and "blue" was sent, and it is the old one (readNote).',
      ]),
    )
    const again = async (headline: string): Promise<string> => {
      const script = failing.find((each) => each.headline.startsWith(headline))?.again ?? ''
      const { stdout } = await run('bash', ['-c', script], { env: { ...process.env, NOWHERE_TOKEN: token } })
      return stdout
    }
    expect(await again('createNote did not succeed')).toMatch(/^HTTP\/1\.1 400 [\s\S]*\{"error":"invalid"\}$/)
    const shown = await again('`color` is "red", and "blue" was sent')
    const ids = [...shown.matchAll(/"id":"(note-\w+-x)"/g)].map((match) => match[1])
    // What is read at the end is what was made at the beginning of the same script, and it is red still.
    expect(ids.at(-1)).toBe(ids[0])
    expect(shown).toMatch(/"color":"red"[^{}]*\}$/)
  })

  it('is of one thing alone when only that is asked', async () => {
    const options = { spec: document, seed: 1 }
    const one = await verify({ url, tokens: { owner: token } }, { ...options, only: ['notes/replaced'] })
    expect(one.scenarios.map(({ title }) => title)).toEqual(['PUT replaces an element of notes as a whole'])
    expect(terminalReport(one)).toContain('     again     ')
    // A finding names what asks it alone, and that finds it again.
    const whole = await verify({ url, tokens: { owner: token } }, options)
    const failing = outlineOf(whole).failures
    expect(failing.map(({ finding }) => finding.only)).not.toContain(null)
    const wanted = failing.find(({ headline }) => headline.startsWith('`color` is "red"'))
    const only = wanted?.finding.only ?? ''
    expect(wanted?.alone).toBe(
      `npx nowhere-kit verify ${url} --spec FILE --token "$NOWHERE_TOKEN" --seed 1 --only ${only}`,
    )
    const alone = await verify({ url, tokens: { owner: token } }, { ...options, only: [only] })
    expect(outlineOf(alone).failures.map(({ headline }) => headline)).toContain(wanted?.headline)
    expect(alone.requests.total).toBeLessThan(whole.requests.total)
    const bailed = await verify({ url, tokens: { owner: token } }, { ...options, bail: true })
    expect(bailed.scenarios.filter(({ result }) => result === 'fail')).toHaveLength(1)
    await expect(verify({ url, tokens: { owner: token } }, { ...options, only: ['nothing'] })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message: expect.stringContaining('Failed to verify only "nothing": no scenario asks for it.'),
    })
  })
})
