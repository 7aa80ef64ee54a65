"""How the room report looks, on a screen and on A4 paper."""

from typing import Final

CSS: Final = """
:root { --ink: #1b2230; --quiet: #5a6579; --line: #d5dae3; --ground: #ffffff; --panel: #f6f7fa; --it: #1f6fbf;
  --pm: #a86400; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem 3rem; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
header { border-bottom: 3px solid; border-image: linear-gradient(90deg, var(--it) 50%, var(--pm) 50%) 1;
  margin-bottom: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 0 0 .4rem; }
h3 { font-size: 1rem; margin: .9rem 0 .3rem; }
h4 { font-size: .9rem; margin: .6rem 0 .1rem; color: var(--quiet); }
p { margin: .35rem 0; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
li { margin: .2rem 0; }
section { margin: 0 0 1.6rem; }
.team { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; }
.quiet { color: var(--quiet); font-size: .9rem; }
.wide { overflow-x: auto; margin-bottom: .8rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .88rem; }
th, td { text-align: right; padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; font-weight: 600; min-width: 6.5em; overflow-wrap: break-word; }
th { color: var(--quiet); font-weight: 600; overflow-wrap: normal; }
figure { margin: 0 0 1rem; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .2rem; }
svg { width: 100%; height: auto; display: block; }
svg text { font: 11px system-ui, sans-serif; fill: var(--quiet); }
svg .name { fill: var(--ink); font-weight: 600; }
footer { break-inside: avoid; border-top: 1px solid var(--line); padding-top: .8rem; }
@page { size: A4; margin: 14mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  .team { background: none; border: 0; padding: 0; break-before: page; }
  .wide { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .2rem .25rem; }
  h2, h3, h4 { break-after: avoid; }
  li, tr { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
"""
