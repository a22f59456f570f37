// What the node server is measured against: node:http, a Map and JSON, and nothing else.
import { createServer } from 'node:http'

const secrets = new Map()
for (let index = 0; index < 20; index++) {
  const uid = `sec_${String(index).padStart(24, '0')}`
  secrets.set(uid, { uid, name: `secret-${index}`, created: '2017-02-20T08:00:00.000Z' })
}
let made = 0

const server = createServer((request, response) => {
  const send = (status, body) => {
    const text = JSON.stringify(body)
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
    response.end(text)
  }
  if (request.method === 'GET') {
    const uid = request.url.slice('/now/secrets/'.length)
    if (uid === '') return send(200, { secrets: [...secrets.values()].slice(0, 20) })
    const secret = secrets.get(uid)
    return secret === undefined ? send(404, { error: 'not_found' }) : send(200, secret)
  }
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const { name, value } = JSON.parse(Buffer.concat(chunks).toString())
    if (typeof value !== 'string') return send(400, { error: { code: 'bad_request', message: 'No value.' } })
    const uid = `sec_${String(++made).padStart(24, '1')}`
    secrets.set(uid, { uid, name: `${name}-${made}`, created: new Date().toISOString() })
    send(200, { uid })
  })
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })))
