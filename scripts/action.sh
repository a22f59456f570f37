#!/usr/bin/env bash
# What action.yml runs: `nowhere verify` with the inputs of the action, its reports named as outputs, its verdict in the summary.
set -euo pipefail

flags=(--report "github,sarif=$INPUT_SARIF_FILE,json=$INPUT_REPORT_FILE")
[ -z "$INPUT_SPEC" ] || flags+=(--spec "$INPUT_SPEC")
[ -z "$INPUT_LEDGER" ] || flags+=(--ledger "$INPUT_LEDGER")
read -r -a more <<<"$INPUT_ARGS"

rm -f "$INPUT_SARIF_FILE" "$INPUT_REPORT_FILE"
code=0
node "$GITHUB_ACTION_PATH/dist/cli/main.js" verify "$INPUT_URL" "${flags[@]}" "${more[@]}" || code=$?

# Without a report it could not begin, and has said why.
[ -f "$INPUT_REPORT_FILE" ] || exit "$code"
verdict=$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).verdict' "$INPUT_REPORT_FILE")
{
  echo "sarif=$INPUT_SARIF_FILE"
  echo "report=$INPUT_REPORT_FILE"
  echo "verdict=$verdict"
} >>"$GITHUB_OUTPUT"
node -e '
  const { verdict, evidence, findings } = JSON.parse(fs.readFileSync(process.argv[1], "utf8"))
  const failing = findings.filter(({ result }) => result === "fail").length
  const { held, all } = evidence.requirements
  console.log(`\`nowhere verify\`: **${verdict}**, ${held} of ${all} requirements held. Findings that fail it: ${failing}.`)
' "$INPUT_REPORT_FILE" >>"$GITHUB_STEP_SUMMARY"
exit "$code"
