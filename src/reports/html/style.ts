/** The whole style of the report; system fonts only, so that nothing is fetched. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1d21;--soft:#565b64;--rule:#d5d8dd;--tint:#f4f5f7;--total:#2f4a6d;--taken:#b0552f;--added:#4d7a4a;--band:#b0552f22;--link:#1f4f8f}
@media (prefers-color-scheme:dark){:root{--paper:#14161a;--ink:#e6e8ec;--soft:#a5abb6;--rule:#353a43;--tint:#1d2026;--total:#8fb0da;--taken:#e0936d;--added:#8fc08a;--band:#e0936d2e;--link:#94bbf0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.55 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
article,.switch{max-width:1040px;margin:0 auto;padding:0 24px}
.switch{padding-top:12px;text-align:right;color:var(--soft)}
.choice{position:absolute;opacity:0}
.switch label{cursor:pointer;padding:2px 8px;border:1px solid var(--rule)}
#lang-zh:checked~.switch [for=lang-zh],#lang-en:checked~.switch [for=lang-en]{background:var(--ink);color:var(--paper)}
#lang-zh:focus-visible~.switch [for=lang-zh],#lang-en:focus-visible~.switch [for=lang-en]{outline:2px solid var(--link);outline-offset:2px}
#lang-zh:checked~article.en,#lang-en:checked~article.zh{display:none}
h1{font-size:24px;margin:8px 0 4px;font-weight:600}
h2{font-size:19px;margin:40px 0 10px;padding-top:8px;border-top:2px solid var(--ink);font-weight:600}
h3{font-size:16px;margin:26px 0 6px;font-weight:600}
h4{font-size:14px;margin:20px 0 4px;font-weight:600}
p{margin:4px 0 8px;max-width:78ch}
a{color:var(--link)}
.meta,.note{color:var(--soft);font-size:12.5px}
code{font:12px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:6px 0 12px;font-variant-numeric:tabular-nums;font-size:13px}
th,td{text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
thead th{font-weight:600;color:var(--soft);border-bottom-color:var(--soft);overflow-wrap:normal}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap}
.wide{overflow-x:auto;max-width:100%}
.wide>table{min-width:620px}
.answer{border-top:1px solid var(--rule);padding:14px 0 6px;break-inside:avoid}
.answer h3{margin:0}
.big{font-size:26px;line-height:1.3;font-weight:600;margin:6px 0 2px;font-variant-numeric:tabular-nums}
.ladder{list-style:none;display:flex;flex-wrap:wrap;gap:4px 6px;padding:0;margin:6px 0 10px;font-size:12.5px}
.ladder li{border:1px solid var(--rule);padding:1px 8px;color:var(--soft)}
.ladder .here{background:var(--ink);border-color:var(--ink);color:var(--paper);font-weight:600}
dl.plain{display:grid;grid-template-columns:8.5em 1fr;gap:4px 14px;margin:8px 0}
dl.plain dt{font-weight:600}
dl.plain dd{margin:0;max-width:78ch;overflow-wrap:anywhere}
dl.plain ul{margin:0;padding:0;list-style:none}
dl.plain ul{font-variant-numeric:tabular-nums}
dl.plain li+li{margin-top:2px}
svg{display:block;width:100%;height:auto;max-width:860px;margin:8px 0 2px}
svg text{fill:var(--ink);font-size:12px;font-variant-numeric:tabular-nums}
svg .strong{font-weight:600}
.total{fill:var(--total)}.taken{fill:var(--taken)}.added{fill:var(--added)}
.axis,.thread{stroke:var(--soft);stroke-width:1}.thread{stroke-dasharray:2 2}
.grid{stroke:var(--rule)}
path.online{fill:none;stroke:var(--total);stroke-width:1.8}
path.displayed{fill:none;stroke:var(--taken);stroke-width:1.6;stroke-dasharray:5 3}
.finding{fill:var(--band);stroke:var(--taken);stroke-width:.6}
.promotion{fill:var(--added)}
.key{font-size:12.5px;color:var(--soft)}
.swatch{display:inline-block;width:26px;border-top:2px solid var(--total);vertical-align:middle;margin:0 6px 0 12px}
.swatch.dashed{border-top:2px dashed var(--taken)}
.finding-item{border-bottom:1px solid var(--rule);padding:8px 0;break-inside:avoid}
.finding-item p,.finding-item ul{margin:0}
.finding-item ul{padding-left:18px;font-size:13px}
.w{display:inline-block;min-width:5.5em;font-weight:600;font-variant-numeric:tabular-nums}
@media (max-width:640px){article,.switch{padding-left:14px;padding-right:14px}.big{font-size:21px}dl.plain{grid-template-columns:1fr;gap:0}dl.plain dd{margin-bottom:8px}.curve,.waterfall{min-width:560px}}
@page{size:A4;margin:16mm 14mm 18mm}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--tint:#fff;--total:#2f4a6d;--taken:#b0552f;--added:#4d7a4a;--band:#b0552f22;--link:#000}
body{font-size:10pt}.switch{display:none}article{max-width:none;padding:0}section.session{break-before:page}h2,h3,h4{break-after:avoid}svg,tr{break-inside:avoid}thead{display:table-header-group}a{text-decoration:none}.wide{overflow:visible}.wide>table{min-width:0}table{font-size:8.5pt}th,td{padding-right:6px}}
`
