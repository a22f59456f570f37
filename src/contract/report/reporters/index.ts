/** The forms in which a report is written. Each is a function of the report, and of nothing else that could change. */
export { githubReport } from './github.ts'
export { type HarOptions, harReport } from './har.ts'
export { htmlReport } from './html.ts'
export { jsonReport } from './json.ts'
export { junitReport } from './junit.ts'
export { type SarifOptions, sarifReport } from './sarif.ts'
export { progressText, type TerminalOptions, terminalReport } from './terminal.ts'
