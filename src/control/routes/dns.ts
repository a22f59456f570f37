/** Records at nameservers outside the platform. */
import type { Platform, Received } from '../../platform.ts'
import { readInput, readOptionalText, readText } from '../input.ts'
import type { Controlled, Routes } from '../route.ts'

export const dns: Routes = {
  '/_nowhere/dns': { GET: (_, { platform }) => recordsOf(platform), PUT: setRecord, DELETE: removeRecords },
}

function recordsOf({ outsideDns }: Platform): object {
  return { records: outsideDns.list() }
}

function setRecord(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['name', 'type', 'value'])
  const record = { name: readText(input, 'name'), type: readText(input, 'type'), value: readText(input, 'value') }
  platform.outsideDns.set(record)
  return recordsOf(platform)
}

function removeRecords(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['name', 'type'])
  const name = readText(input, 'name')
  const type = readOptionalText(input, 'type')
  platform.outsideDns.remove(type === undefined ? { name } : { name, type })
  return recordsOf(platform)
}
