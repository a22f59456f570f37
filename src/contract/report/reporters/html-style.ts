/** How the HTML report looks, light and dark. */
export const style = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1b2027;--soft:#5b6572;--line:#dfe3e8;--code:#f1f3f6;
--pass:#1a7f4b;--fail:#c62f2f;--warn:#9a6400;--skip:#69727e;--pass-bg:#e3f4ea;--fail-bg:#fde8e7;--warn-bg:#fbf0d9;--skip-bg:#eceff2}
@media (prefers-color-scheme:dark){:root{--page:#12151a;--card:#1a1f26;--ink:#e4e8ee;--soft:#9aa5b3;--line:#2c343e;--code:#12161b;
--pass:#5fd08f;--fail:#ff8a84;--warn:#e9b650;--skip:#98a3b0;--pass-bg:#15301f;--fail-bg:#3a1a1a;--warn-bg:#33280f;--skip-bg:#252c35}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 20px 80px}
h1{font-size:24px;line-height:1.25;margin:0 0 4px}h2{font-size:18px;margin:36px 0 10px}h3{font-size:15px;margin:0}
p{margin:0}code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}code{overflow-wrap:anywhere}
.soft{color:var(--soft)}.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 18px;margin:0 0 12px}
.verdict{border-left:6px solid var(--skip)}.verdict.conforms{border-color:var(--pass)}.verdict.broken{border-color:var(--fail)}.verdict.none,.verdict.error{border-color:var(--warn)}
.facts{display:flex;flex-wrap:wrap;gap:6px 22px;margin-top:10px;color:var(--soft);font-size:13.5px}.facts b{color:var(--ink);font-weight:600}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(112px,1fr));gap:10px;margin:12px 0}
.number{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 14px}.number b{display:block;font-size:24px;line-height:1.2}
.number span{color:var(--soft);font-size:13px}
.bar{display:flex;height:12px;border-radius:6px;overflow:hidden;background:var(--skip-bg);margin:10px 0 8px}.bar i{display:block;min-width:2px}
.tag{display:inline-block;border-radius:5px;padding:0 7px;font-size:12px;line-height:20px;font-weight:600;white-space:nowrap;background:var(--skip-bg);color:var(--skip)}
.tag.pass,.tag.held{background:var(--pass-bg);color:var(--pass)}.tag.fail,.tag.broken,.tag.error{background:var(--fail-bg);color:var(--fail)}
.tag.late,.tag.known{background:var(--warn-bg);color:var(--warn)}
.finding{border-left:4px solid var(--fail)}.finding.known,.finding.note{border-left-color:var(--warn)}
.finding h3{display:flex;gap:8px;align-items:baseline;margin-bottom:8px}.finding h3 span:last-child{min-width:0;overflow-wrap:anywhere}
blockquote{margin:0 0 10px;padding:0}blockquote p{margin:0}
dl{display:grid;grid-template-columns:84px minmax(0,1fr);gap:5px 12px;margin:10px 0 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
pre{background:var(--code);border:1px solid var(--line);border-radius:7px;padding:9px 11px;margin:8px 0 0;white-space:pre-wrap;overflow-wrap:anywhere;max-height:340px;overflow:auto}
.copy{position:relative}.copy pre{padding-right:74px}.copy button{position:absolute;right:6px;top:6px}
button{font:inherit;font-size:13px;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:7px;padding:2px 10px;cursor:pointer}
button[aria-pressed=true]{background:var(--ink);color:var(--page);border-color:var(--ink)}button:focus-visible,input:focus-visible,summary:focus-visible{outline:2px solid #4c8bf5;outline-offset:1px}
.filter{position:sticky;top:0;z-index:1;background:var(--page);border-bottom:1px solid var(--line);padding:10px 0;display:flex;flex-wrap:wrap;gap:6px 8px;align-items:center;margin-top:20px}
.filter .gap{flex-basis:8px}input{font:inherit;font-size:13px;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:7px;padding:3px 10px;min-width:190px;flex:1}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow:hidden}
th,td{text-align:left;vertical-align:top;padding:7px 12px;border-top:1px solid var(--line)}th{border-top:0;color:var(--soft);font-weight:600;font-size:13px}
td{font-size:14px;overflow-wrap:anywhere}td:first-child{white-space:nowrap}td small{display:block;color:var(--soft);font-size:12.5px}
details{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:0 0 8px}summary{cursor:pointer;padding:9px 14px;overflow-wrap:anywhere}
details>ul{margin:0;padding:0 14px 10px 14px;list-style:none}details li{padding:5px 0 5px;border-top:1px solid var(--line);overflow-wrap:anywhere}
.finding details{margin-top:8px;border-radius:7px}.finding details pre{margin:0 10px 10px}.finding summary{padding:5px 10px;font-size:13.5px;color:var(--soft)}
.empty{display:none;color:var(--soft)}[hidden]{display:none!important}
@media (max-width:640px){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:6px}th:nth-child(2),td:nth-child(2){display:none}}
@media print{.filter,.copy button{display:none}details>*{display:block}}
`
