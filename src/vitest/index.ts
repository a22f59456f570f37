/** `nowhere-kit/vitest`: the contract as a suite of tests. */
export { type ContractTarget, type DescribeContractOptions, describeContract } from './describe-contract.ts'
