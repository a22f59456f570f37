// Loaded into a server that is measured: tells, when it is asked, the time of the processor that the process has used.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
// The channel alone keeps no process alive.
process.channel?.unref()
