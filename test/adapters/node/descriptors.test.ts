/** With few descriptors left usual clients still come through: the number of connections leaves room for what a server opens besides. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { alice, buildNowhere, serveWithDescriptors } from '../cli/run-nowhere.ts'

buildNowhere()

/** A client that keeps its side open whatever comes. */
async function stranger(url: string): Promise<Socket> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  socket.resume()
  await once(socket, 'connect')
  return socket
}

const statusOf = async (url: string): Promise<number> => {
  const answer = await fetch(`${url}/now/secrets`, { headers: { ...alice, Connection: 'close' } })
  await answer.text()
  return answer.status
}

describe.skipIf(process.platform === 'win32')('a server with 100 descriptors, of which 60 are for connections', () => {
  it.each([
    ['say nothing', ''],
    ['say rubbish', 'rubbish\r\n\r\n'],
    ['never end a body', 'POST /now/secrets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{'],
  ])('answers usual clients among 300 that %s', async (_, said) => {
    const { url } = await serveWithDescriptors(100, '--connections-max', '60', '--log', 'off', '--rate-limit', 'off')
    const statuses: number[] = []
    for (let count = 1; count <= 300; count++) {
      const socket = await stranger(url)
      if (said !== '') socket.write(said)
      if (count % 30 === 0) statuses.push(await statusOf(url))
    }
    expect(statuses).toEqual(Array(10).fill(200))
  })
})
