// Scalar's mock of its Galaxy, on a port of its own.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createMockServer } from '@scalar/mock-server'

const document = JSON.parse(readFileSync('node_modules/@scalar/galaxy/dist/3.1.json', 'utf8'))
const app = await createMockServer({ document })
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
