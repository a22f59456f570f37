/** What all operations of the system have in common: their paths and the media types of their answers. */
import { expect, it } from 'vitest'
import { contracts } from '../../../../src/spec/generated/contract.ts'
import { now } from '../../../../src/systems/now/now.ts'

const operations = Object.values(contracts.documented.operations).filter(({ system }) => system === 'now')

it('NOW-VERSION-1 has no version in any path, for none has changed and none is experimental', () => {
  const paths = operations.flatMap(({ path, alsoAt }) => [path, ...alsoAt])
  expect(paths.filter((path) => /\/v\d+(\/|$)/.test(path))).toEqual([])
})

it('NOW-NET-3 answers JSON, but for the content of a file and two empty bodies', () => {
  const others = operations.filter(({ responses }) => responses[0]?.mediaTypes.join() !== 'application/json')
  expect(others.map(({ id, responses }) => [id, responses[0]?.mediaTypes])).toEqual([
    ['getNowDeploymentFile', ['*/*']],
    ['deleteNowDomainRecord', []],
    ['deleteNowCertificate', []],
  ])
})

it('has a behaviour for every operation, and no other', () => {
  expect(Object.keys(now).sort()).toEqual(operations.map(({ id }) => id).sort())
})
