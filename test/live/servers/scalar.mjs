// Scalar's mock of the document that is named, on a port of its own.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createMockServer } from '@scalar/mock-server'

const [, , file, options = '{}'] = process.argv
// A file may begin with a mark of its byte order, which is none of the document.
const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
// It takes YAML as a text, and a document as it is.
const document = file.endsWith('.json') ? JSON.parse(text) : text
const app = await createMockServer({ document, ...JSON.parse(options) })
const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = ['GET', 'HEAD'].includes(request.method) ? undefined : Buffer.concat(chunks)
  const answer = await app.fetch(
    new Request(`http://127.0.0.1${request.url}`, { method: request.method, headers: request.headers, body }),
  )
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
})
server.listen(0, '127.0.0.1', () => console.log(`listening at http://127.0.0.1:${server.address().port}`))
