// The to-do application of LoopBack's tutorial, in memory, on a port of its own; it serves its own document.
const { TodoListApplication } = require('@loopback/example-todo/dist/application.js')

async function main() {
  const app = new TodoListApplication({ rest: { port: 0, host: '127.0.0.1' } })
  app.bind('datasources.config.db').to({ name: 'db', connector: 'memory' })
  await app.boot()
  // It would ask a service on the internet where an address is.
  app.bind('services.Geocoder').to({ geocode: async () => [{ x: 8.5, y: 47.4 }] })
  await app.start()
  console.log(`listening at ${app.restServer.url}`)
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
