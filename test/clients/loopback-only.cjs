// Preloaded into a client's process: every connection that would leave this machine is refused. The now CLI follows a
// deployment's logs at an address that is written into it; a test must not depend on what answers there today.
const { Socket, isIP } = require('node:net')

const connect = Socket.prototype.connect
const isLoopback = (host) => host === 'localhost' || (isIP(host) === 4 ? host.startsWith('127.') : host === '::1')

Socket.prototype.connect = function (...args) {
  // net.connect hands over the arguments already normalized, as one array.
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const { host = 'localhost', path } = Object(options)
  if (path || isLoopback(host)) return connect.apply(this, args)
  const error = new Error(`connect ECONNREFUSED ${host}`)
  process.nextTick(() => this.destroy(Object.assign(error, { code: 'ECONNREFUSED', syscall: 'connect' })))
  return this
}
