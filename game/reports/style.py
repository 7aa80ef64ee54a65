"""How a report looks: one style sheet, inside the file, for screens of 375 px, for large ones, and for A4."""

from typing import Final

CSS: Final = """
:root{--ink:#1d2330;--soft:#5a6374;--line:#d8dce4;--paper:#fff;--panel:#f6f7f9;--it:#1f66b0;--pm:#a85f00;
--good:#12703f;--bad:#b02318;--both:#6b4fa0;--watch:#8a5a00}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
"Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.6rem;line-height:1.2;margin:0}
h2{font-size:1.25rem;line-height:1.25;margin:2.2rem 0 .5rem;padding-top:.6rem;border-top:2px solid var(--line)}
h3{font-size:1rem;margin:0;display:flex;justify-content:space-between;gap:1rem}
p{margin:.35rem 0}
.lead,.sub,.quiet{color:var(--soft)}
.quiet{font-size:.875rem}
p.good,.n.good,.facts.good div:first-child dd{color:var(--good)}
p.bad,.n.bad,.facts.bad div:first-child dd{color:var(--bad)}
p.watch{color:var(--watch)}.strong{font-weight:650}
.facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:.9rem 0;padding:0}
.facts div{display:flex;flex-direction:column}
.facts dt{font-size:.8rem;color:var(--soft)}.facts dd{margin:0;font-weight:650}
nav ol{margin:.3rem 0;padding-left:1.4rem;columns:18rem;font-size:.92rem}
a{color:var(--it)}
.mark{padding-left:1.3rem;text-indent:-1.3rem}.mark>b{display:inline-block;width:1.3rem;text-indent:0;font-weight:400}
.in1{margin-left:1.3rem}.in2{margin-left:2.6rem}
.id{font-family:ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;font-size:.8rem;word-break:break-all}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:.8rem;margin:.8rem 0}
.card{background:var(--panel);border:1px solid var(--line);border-left:5px solid var(--both);border-radius:6px;
padding:.7rem .9rem;break-inside:avoid;min-width:0}
.card.it{border-left-color:var(--it)}.card.pm{border-left-color:var(--pm)}.card.good{border-left-color:var(--good)}
.bar{display:grid;grid-template-columns:8.5rem 1fr 2.2rem;gap:.5rem;align-items:center;font-size:.9rem;margin:.18rem 0}
.bar svg{width:100%;height:.6rem;display:block}.bar span:last-child{text-align:right}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.6rem 0}
th{font-weight:600;color:var(--soft);text-align:left;font-size:.82rem}
th,td{padding:.28rem .45rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
.r{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.strong td{font-weight:650}tr.quiet td{color:var(--soft)}
tr.good td:first-child,tr.bad td:first-child{font-weight:650}
tr.good td:first-child{color:var(--good)}tr.bad td:first-child{color:var(--bad)}
tr.watch td:first-child{color:var(--watch)}
.wide{overflow-x:auto}
.tag{display:inline-block;font-size:.72rem;font-weight:700;color:#fff;background:var(--it);border-radius:4px;
padding:.05rem .4rem}
.tag.pm{background:var(--pm)}
.worth{display:grid;grid-template-columns:3rem 2.6rem minmax(0,1fr) 11rem 5.5rem;gap:.15rem .6rem;align-items:start;
padding:.5rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
.worth svg{width:100%;height:1rem;display:block;margin-top:.25rem}
.worth .what{font-size:.85rem;color:var(--soft)}.what .id{white-space:nowrap}
.worth .n{text-align:right;font-weight:650;white-space:nowrap}
figure{margin:.8rem 0;break-inside:avoid;max-width:44rem}
figure svg{width:100%;height:auto;display:block}
figcaption{font-size:.85rem;color:var(--soft)}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;fill:#5a6374}
.ask{border:1px solid var(--line);border-radius:6px;padding:.6rem .9rem;margin:.6rem 0;break-inside:avoid}
.ask ul{margin:.3rem 0;padding:0;list-style:none}.ask li::before{content:"\\2610\\00a0\\00a0"}
details summary{cursor:pointer;color:var(--it);font-size:.9rem}
.cmd{margin:.7rem 0;break-inside:avoid}
.cmd div{display:flex;gap:.5rem;align-items:stretch;flex-wrap:wrap}
.cmd code{flex:1 1 16rem;min-width:0;background:var(--panel);border:1px solid var(--line);border-radius:5px;
padding:.4rem .6rem;font-size:.85rem;overflow-wrap:anywhere}
button{font:inherit;font-size:.85rem;border:1px solid var(--line);border-radius:5px;background:var(--paper);
color:var(--it);padding:.3rem .7rem;cursor:pointer}
footer{margin:2.5rem auto 2rem;color:var(--soft);font-size:.85rem}
@media (max-width:40rem){body{font-size:15px}.worth{grid-template-columns:2.4rem auto 1fr}
.worth .n{grid-row:1;grid-column:3}
.worth .said,.worth .chart{grid-column:1/-1}
.bar{grid-template-columns:7.6rem 1fr 2rem}table{font-size:.82rem}
th,td{padding:.25rem .3rem}.stack thead{display:none}.stack tr{display:block;border-bottom:1px solid var(--line);
padding:.3rem 0}.stack td{display:inline;border:0;padding:0 .5rem 0 0;text-align:left;white-space:normal}
.stack td[data-h]::before{content:attr(data-h) "\\00a0";color:var(--soft)}}
@page{size:A4;margin:16mm 14mm}
@media print{body{font-size:10pt}figure{max-width:32rem}
header,main,footer{max-width:none;padding:0}button,details,nav{display:none}
h2,.lead{break-after:avoid}table{font-size:8.5pt}td,th{padding:.12rem .35rem}
tr{break-inside:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}
.card,.cmd code{background:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""

SCRIPT: Final = """
document.addEventListener('click',function(e){var b=e.target.closest('button[data-copy]');if(!b)return;
var t=document.getElementById(b.dataset.copy),s=getSelection(),r=document.createRange();r.selectNodeContents(t);
s.removeAllRanges();s.addRange(r);try{document.execCommand('copy')}catch(x){}
var w=b.textContent;b.textContent=b.dataset.done;setTimeout(function(){b.textContent=w},1500)});
"""
"""Copies a command; where a browser forbids that, the command is marked and can be copied by hand."""
