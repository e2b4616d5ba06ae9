/** The whole style of the report; system fonts only, so that nothing is fetched. */
export const style = `
:root{--han:"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;--latin:-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,"Liberation Sans","DejaVu Sans","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1d21;--soft:#50555e;--rule:#d5d8dd;--tint:#f4f5f7;--total:#2f4a6d;--taken:#b0552f;--added:#4d7a4a;--band:#b0552f22;--link:#1f4f8f}
@media (prefers-color-scheme:dark){:root{--paper:#14161a;--ink:#e6e8ec;--soft:#a5abb6;--rule:#353a43;--tint:#1d2026;--total:#8fb0da;--taken:#e0936d;--added:#8fc08a;--band:#e0936d2e;--link:#94bbf0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.55 var(--han)}
.en,.switch [for=lang-en]{font-family:var(--latin)}
article,.switch{max-width:1040px;margin:0 auto;padding:0 24px}
.switch{padding-top:12px;text-align:right;color:var(--soft)}
.choice{position:absolute;opacity:0}
.switch label{cursor:pointer;padding:2px 8px;border:1px solid var(--rule)}
#lang-zh:checked~.switch [for=lang-zh],#lang-en:checked~.switch [for=lang-en]{background:var(--ink);color:var(--paper)}
#lang-zh:focus-visible~.switch [for=lang-zh],#lang-en:focus-visible~.switch [for=lang-en]{outline:2px solid var(--link);outline-offset:2px}
#lang-zh:checked~.en,#lang-en:checked~.zh{display:none}
h1{font-size:24px;margin:8px 0 4px;font-weight:600}
h2{font-size:19px;margin:40px 0 10px;padding-top:8px;border-top:2px solid var(--ink);font-weight:600}
h3{font-size:16px;margin:26px 0 6px;font-weight:600}
h4{font-size:14px;margin:20px 0 4px;font-weight:600}
p{margin:4px 0 8px;max-width:78ch}
a{color:var(--link)}
.meta,.note{color:var(--soft);font-size:12.5px;max-width:112ch}
code{font:12px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:6px 0 12px;font-variant-numeric:tabular-nums;font-size:13px}
th,td{text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid var(--rule);overflow-wrap:break-word}
th bdi,td bdi{overflow-wrap:anywhere}td.wrap{white-space:normal}
thead th{font-weight:600;color:var(--soft);border-bottom-color:var(--soft);overflow-wrap:normal}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap}
.wide{overflow-x:auto;max-width:100%}
caption{text-align:left;color:var(--soft);font-size:12.5px;padding:2px 0 4px}caption span{display:block;max-width:min(100%,calc(100vw - 28px))}
.en thead th::first-letter,.en dt::first-letter,.en dd li::first-letter,.en .key::first-letter{text-transform:uppercase}
.wide:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.wide>.figures{min-width:680px}.wide>.orders,.wide>.method,.wide>.formulas,.wide>.inputs{min-width:620px}
.figures td:last-child{width:24%}.figures tbody th{width:30%}
.figures td:last-child,.figures thead th:last-child{padding-left:14px}
.orders td:nth-child(2){width:46%}
td.note,td .note,th .note{font-size:12px}
.formulas tbody th{width:21%}.formulas td:last-child{width:36%}
.glance td,.glance th{padding-top:7px;padding-bottom:7px}
.chip{white-space:nowrap;border:1px solid var(--rule);padding:1px 7px}
.chip.highly_suspected,.chip.suspected,.chip.confirmed,.chip.penalised,.chip.adjudicated{background:var(--ink);border-color:var(--ink);color:var(--paper);font-weight:600}
.chip.insufficient_data{border-style:dashed}
tr.sum th,tr.sum td{font-weight:600}
tr.part th{padding-left:16px}tr.part th,tr.part td{color:var(--soft)}
tr.group th{font-weight:600;padding-top:12px;border-bottom-color:var(--soft)}
ul.note{margin:2px 0 10px;padding-left:18px}
.answer{border-top:1px solid var(--rule);padding:14px 0 6px}
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
svg text.soft,svg text.unit{fill:var(--soft)}
.total{fill:var(--total)}.taken{fill:var(--taken)}.added{fill:var(--added)}.within{fill:var(--paper);stroke:var(--taken);stroke-width:1.5}
.axis,.thread{stroke:var(--soft);stroke-width:1}.thread{stroke-dasharray:2 2}
.grid{stroke:var(--rule)}
path.online{fill:none;stroke:var(--total);stroke-width:1.8}
path.displayed{fill:none;stroke:var(--taken);stroke-width:1.6;stroke-dasharray:5 3}
.finding{fill:var(--taken)}.band{fill:var(--band)}
.promotion{fill:var(--added)}
.key{font-size:12.5px;color:var(--soft)}
.swatch{display:inline-block;width:26px;border-top:2px solid var(--total);vertical-align:middle;margin:0 6px 0 12px}
.swatch.dashed{border-top:2px dashed var(--taken)}
.finding-item{border-bottom:1px solid var(--rule);padding:8px 0;break-inside:avoid}
.finding-item p,.finding-item ul{margin:0}
.finding-item ul{padding:0;list-style:none;font-size:13px;margin:2px 0}.finding-item li{padding-left:18px;text-indent:-18px}
.w{display:inline-block;min-width:5.5em;font-weight:600;font-variant-numeric:tabular-nums}
@media (max-width:640px){article,.switch{padding-left:14px;padding-right:14px}.big{font-size:21px}dl.plain{grid-template-columns:1fr;gap:0}dl.plain dd{margin-bottom:8px}.curve,.waterfall{min-width:600px}.glance .figure{display:none}.glance{font-size:12px}.glance th,.glance td{padding-right:5px}.short tbody th{min-width:92px}.chip{padding:1px 4px}.en .chip{white-space:normal}}
@page{size:A4;margin:16mm 14mm 18mm}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--tint:#fff;--total:#2f4a6d;--taken:#b0552f;--added:#4d7a4a;--band:#b0552f22;--link:#000}
body{font-size:10pt}.switch{display:none}article{max-width:none;padding:0}section.session{break-before:page}h2:has(+section.session){break-before:page}h2+section.session{break-before:auto}.answer,.finding-item,.short,.curve,.waterfall{break-inside:avoid}tr.group{break-after:avoid}h2,h3,h4{break-after:avoid}svg,tr{break-inside:avoid}thead{display:table-header-group}a{text-decoration:none}.wide{overflow:visible}.wide>table{min-width:0!important}table,caption,td.note,td .note,th .note{font-size:8.5pt}.note,.meta{font-size:9pt}code{font-size:8pt}th,td{padding-right:6px}}
`
