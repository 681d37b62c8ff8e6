// deno-fmt-ignore-file
/** The page of the dashboard; written by `deno task build:dashboard` from
 * page/ and uPlot, whose licence is in the page.
 * @module
 */

/** The document, all that it needs in it. */
export const page: string = `<!doctype html>
<!-- Charts: uPlot.
The MIT License (MIT)

Copyright (c) 2022 Leon Sorokin

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
-->
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Fluxion</title>
    <link
      rel="icon"
      href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%232f6fed'/%3E%3Cpath d='M6 8c3 14 8 16 20 16' fill='none' stroke='white' stroke-width='3.5' stroke-linecap='round'/%3E%3C/svg%3E"
    >
    <style>.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}
:root {
  color-scheme: light dark;
  --page: light-dark(#f4f6f9, #0d1117);
  --card: light-dark(#ffffff, #151b23);
  --edge: light-dark(#e1e5eb, #262e38);
  --text: light-dark(#131821, #e8edf3);
  --muted: light-dark(#566070, #94a1b2);
  --grid: light-dark(#edf0f4, #212935);
  --blue: light-dark(#2f6fed, #6ba4ff);
  --orange: light-dark(#d9621a, #ffa45c);
  --green: light-dark(#17845a, #4fd09a);
  --violet: light-dark(#7a4fd8, #b295ff);
  --red: light-dark(#c62b3d, #ff7b85);
  --grey: light-dark(#8a94a3, #6c7889);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  font-variant-numeric: tabular-nums;
  background: var(--page);
  color: var(--text);
}
:root[data-theme="light"] {
  color-scheme: light;
}
:root[data-theme="dark"] {
  color-scheme: dark;
}
* {
  box-sizing: border-box;
}
[hidden] {
  display: none !important;
}
body {
  max-width: 1440px;
  margin: 0 auto;
  padding: 1.25rem clamp(0.75rem, 2.5vw, 2rem) 3rem;
}
h1,
h2,
p,
dl,
dd,
ol,
figure {
  margin: 0;
  padding: 0;
}
h1 {
  font-size: 1.15rem;
  line-height: 1.25;
}
h2 {
  font-size: 0.95rem;
  font-weight: 600;
}
header {
  display: flex;
  align-items: center;
  gap: 0.75rem;
}
.mark {
  width: 2.25rem;
  flex: none;
}
.mark rect {
  fill: var(--blue);
}
.mark path {
  fill: none;
  stroke: var(--card);
  stroke-width: 3.5;
  stroke-linecap: round;
}
.title {
  flex: 1;
  min-width: 0;
}
.title p,
.hint {
  color: var(--muted);
  font-size: 0.85rem;
}
.pill {
  flex: none;
  display: flex;
  align-items: center;
  gap: 0.45rem;
  padding: 0.2rem 0.7rem;
  border: 1px solid var(--edge);
  border-radius: 99px;
  background: var(--card);
  font-size: 0.85rem;
  font-weight: 600;
}
.pill::before {
  content: "";
  width: 0.55rem;
  height: 0.55rem;
  border-radius: 50%;
  background: var(--grey);
}
.pill[data-state="running"]::before {
  background: var(--green);
  animation: pulse 1.6s ease-in-out infinite;
}
.pill[data-state="finished"]::before {
  background: var(--blue);
}
.pill[data-state="interrupted"]::before {
  background: var(--orange);
}
.pill[data-state="failed"]::before,
.pill[data-state="lost"]::before {
  background: var(--red);
}
@keyframes pulse {
  50% {
    opacity: 0.3;
  }
}
button,
input {
  font: inherit;
  color: inherit;
  accent-color: var(--blue);
}
.quiet {
  min-height: 2.1rem;
  padding: 0.2rem 0.75rem;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  background: var(--card);
  font-size: 0.85rem;
  cursor: pointer;
}
.quiet:disabled {
  color: var(--muted);
  cursor: default;
  opacity: 0.6;
}
:focus-visible {
  outline: 2px solid var(--blue);
  outline-offset: 2px;
}
.progress p {
  display: flex;
  justify-content: space-between;
  gap: 1rem;
  margin-top: 0.3rem;
  color: var(--muted);
  font-size: 0.85rem;
}
progress {
  display: block;
  width: 100%;
  height: 6px;
  border: 0;
  border-radius: 3px;
  overflow: hidden;
  appearance: none;
  background: var(--edge);
}
progress::-webkit-progress-bar {
  background: var(--edge);
}
progress::-webkit-progress-value {
  background: var(--blue);
  border-radius: 3px;
}
progress::-moz-progress-bar {
  background: var(--blue);
}
.notice {
  padding: 0.6rem 0.9rem;
  border: 1px solid var(--edge);
  border-left: 4px solid var(--red);
  border-radius: 0.5rem;
  background: var(--card);
}
.notice[data-kind="good"] {
  border-left-color: var(--blue);
}
main {
  display: grid;
  margin-top: 0.9rem;
  gap: 0.9rem;
}
.tiles {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  gap: 0.9rem;
}
.tiles div,
.card {
  min-width: 0;
  padding: 0.75rem 0.95rem;
  border: 1px solid var(--edge);
  border-radius: 0.75rem;
  background: var(--card);
}
.tiles dt {
  color: var(--muted);
  font-size: 0.8rem;
}
.tiles dd {
  font-size: 1.4rem;
  font-weight: 650;
  line-height: 1.3;
  letter-spacing: -0.01em;
}
.tiles small {
  display: block;
  min-height: 1.2em;
  color: var(--muted);
  font-size: 0.78rem;
  font-weight: 400;
  letter-spacing: 0;
}
.charts {
  display: grid;
  grid-template-columns: repeat(2, minmax(0, 1fr));
  gap: 0.9rem;
}
.controls {
  grid-column: 1 / -1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem 1.5rem;
  font-size: 0.85rem;
}
.slider {
  display: flex;
  align-items: center;
  gap: 0.6rem;
}
.slider output {
  display: inline-block;
  width: 2.9rem;
  font-weight: 600;
}
.check {
  display: flex;
  align-items: center;
  gap: 0.4rem;
  min-height: 2.1rem;
}
#zoom {
  margin-left: auto;
}
.chart.wide {
  grid-column: 1 / -1;
}
.chart > figcaption {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.1rem 1rem;
  min-height: 1.6rem;
}
.readout {
  display: flex;
  flex-wrap: wrap;
  gap: 0 1rem;
  margin-left: auto;
  color: var(--muted);
  font-size: 0.82rem;
}
.readout b {
  color: var(--text);
  font-weight: 600;
}
.key {
  display: inline-block;
  width: 0.7rem;
  height: 0.7rem;
  margin-right: 0.35rem;
  border-radius: 0.2rem;
  vertical-align: -0.05rem;
}
.plot {
  height: 210px;
  margin: 0.4rem -0.3rem -0.2rem;
  overflow: hidden;
  border-radius: 0.4rem;
  touch-action: pan-y;
}
.wide .plot {
  height: min(340px, 60vh);
}
.u-select {
  background: color-mix(in srgb, var(--blue) 18%, transparent);
}
.u-hz .u-cursor-x {
  border-right: 1px solid var(--muted);
}
.u-hz .u-cursor-y {
  display: none;
}
.bar {
  display: flex;
  gap: 2px;
  height: 2.2rem;
  margin: 0.7rem 0;
  border-radius: 0.5rem;
  overflow: hidden;
}
.bar div {
  min-width: 2px;
}
.legend {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr));
  align-items: start;
  gap: 0.3rem 1.5rem;
  font-size: 0.88rem;
}
.legend summary,
.legend .row {
  display: flex;
  align-items: baseline;
  padding: 0.2rem 0;
}
.legend summary {
  cursor: pointer;
}
.legend summary::after {
  content: "\\203a";
  width: 0.8rem;
  color: var(--muted);
  text-align: right;
}
.legend details[open] summary::after {
  transform: rotate(90deg);
}
.legend span.size {
  white-space: nowrap;
  margin-left: auto;
  color: var(--muted);
}
.legend ul {
  max-height: 12rem;
  margin: 0 0 0.4rem;
  padding: 0 0 0 1.05rem;
  overflow: auto;
  list-style: none;
  color: var(--muted);
  font-size: 0.8rem;
}
.legend li {
  display: flex;
  gap: 1rem;
}
.legend li span:first-child {
  min-width: 0;
  overflow: hidden;
  text-overflow: ellipsis;
}
#plan {
  margin-top: 0.9rem;
}
#boxes {
  display: block;
  width: 100%;
  height: 180px;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  margin-bottom: 0.4rem;
}
.samples {
  display: grid;
  gap: 0.7rem;
  list-style: none;
}
.samples:not(:empty) {
  margin-top: 0.5rem;
}
.samples p {
  color: var(--muted);
  font-size: 0.8rem;
}
.samples pre {
  margin: 0.15rem 0 0;
  padding: 0.6rem 0.8rem;
  border-radius: 0.5rem;
  background: var(--page);
  font: 0.85rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
@media (max-width: 760px) {
  header {
    flex-wrap: wrap;
  }
  .title {
    flex-basis: calc(100% - 3rem);
  }
  #theme {
    margin-left: auto;
  }
  .charts {
    grid-template-columns: minmax(0, 1fr);
  }
  .tiles {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.6rem;
  }
  .tiles dd {
    font-size: 1.2rem;
  }
  .wide .plot {
    height: 260px;
  }
  .slider {
    flex: 1 1 100%;
  }
  .slider input {
    flex: 1;
    min-width: 0;
    height: 2.1rem;
  }
}
@media (prefers-reduced-motion: reduce) {
  * {
    animation: none !important;
    transition: none !important;
  }
}</style>
  </head>
  <body>
    <header>
      <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M6 8c3 14 8 16 20 16" />
      </svg>
      <div class="title">
        <h1 id="title">Fluxion</h1>
        <p id="subtitle">waiting for the run</p>
      </div>
      <p class="pill" id="state" role="status" data-state="waiting">waiting</p>
      <button type="button" id="theme" class="quiet">auto</button>
    </header>
    <main>
      <div class="progress">
        <progress id="progress" max="1" value="0" aria-label="steps made">
      </progress>
        <p><span id="done">0 steps</span><span id="left"></span></p>
      </div>
      <p class="notice" id="notice" role="alert" hidden></p>
      <dl class="tiles" id="tiles"></dl>
      <section class="charts" id="charts" aria-label="charts">
        <div class="controls" id="controls">
          <label class="slider">
            <span>smoothing <output id="weight"></output></span>
            <input
              type="range"
              id="smoothing"
              min="0"
              max="3"
              step="0.01"
              value="1.5"
            >
          </label>
          <label class="check">
            <input type="checkbox" id="log"> logarithmic loss
          </label>
          <button type="button" id="zoom" class="quiet" disabled>
            whole run
          </button>
        </div>
      </section>
      <section class="card" id="memory" aria-labelledby="memory-title" hidden>
        <h2 id="memory-title">Arena</h2>
        <p class="hint" id="memory-text"></p>
        <div class="bar" id="bar" aria-hidden="true"></div>
        <div class="legend" id="legend"></div>
        <figure id="plan" hidden>
          <canvas id="boxes" role="img"></canvas>
          <figcaption class="hint" id="plan-text"></figcaption>
        </figure>
      </section>
      <section class="card" id="writing" aria-labelledby="samples-title">
        <h2 id="samples-title">Samples</h2>
        <p class="hint" id="no-samples">
          What the model writes is shown here.
        </p>
        <ol class="samples" id="samples"></ol>
      </section>
    </main>
    <noscript>This page draws with JavaScript; /history is the same as JSON.</noscript>
    <script>(()=>{var Pr="uplot",Dr="u-hz",Nr="u-vt",Fr="u-title",Rr="u-wrap",zr="u-under",Or="u-over",Vr="u-axis",ol="u-off",Hr="u-select",
$r="u-cursor-x",Ir="u-cursor-y",Wr="u-cursor-pt",Gr="u-legend",Br="u-live",Ur="u-inline",Yr="u-series",Kr="u-marker",yo="\\
u-label",jr="u-value",Zl="width",Jl="height";var bo="bottom",Cl="left",is="right",_s="#000",So=_s+"0",rs="mousemove",vo="mousedown",as="mouseup",xo="mouseenter",_o="\\
mouseleave",ko="dblclick",qr="resize",Zr="scroll",Mo="change",yn="dppxchange",ks="--",zl=typeof window<"u",ps=zl?document:
null,Pl=zl?window:null,Jr=zl?navigator:null,ie,dn;function ds(){let e=devicePixelRatio;ie!=e&&(ie=e,dn&&gs(Mo,dn,ds),dn=
matchMedia(\`(min-resolution: \${ie-.001}dppx) and (max-resolution: \${ie+.001}dppx)\`),il(Mo,dn,ds),Pl.dispatchEvent(new CustomEvent(
yn)))}function nt(e,t){if(t!=null){let s=e.classList;!s.contains(t)&&s.add(t)}}function ms(e,t){let s=e.classList;s.contains(
t)&&s.remove(t)}function ye(e,t,s){e.style[t]=s+"px"}function St(e,t,s,l){let i=ps.createElement(e);return t!=null&&nt(i,
t),s?.insertBefore(i,l),i}function ht(e,t){return St("div",e,t)}var To=new WeakMap;function Lt(e,t,s,l,i){let u="transla\\
te("+t+"px,"+s+"px)",c=To.get(e);u!=c&&(e.style.transform=u,To.set(e,u),t<0||s<0||t>l||s>i?nt(e,ol):ms(e,ol))}var Eo=new WeakMap;
function Ao(e,t,s){let l=t+s,i=Eo.get(e);l!=i&&(Eo.set(e,l),e.style.background=t,e.style.borderColor=s)}var Co=new WeakMap;
function Lo(e,t,s,l){let i=t+""+s,u=Co.get(e);i!=u&&(Co.set(e,i),e.style.height=s+"px",e.style.width=t+"px",e.style.marginLeft=
l?-t/2+"px":0,e.style.marginTop=l?-s/2+"px":0)}var Ms={passive:!0},Qr={...Ms,capture:!0};function il(e,t,s,l){t.addEventListener(
e,s,l?Qr:Ms)}function gs(e,t,s,l){t.removeEventListener(e,s,Ms)}zl&&ds();function vt(e,t,s,l){let i;s=s||0,l=l||t.length-
1;let u=l<=2147483647;for(;l-s>1;)i=u?s+l>>1:st((s+l)/2),t[i]<e?s=i:l=i;return e-t[s]<=t[l]-e?s:l}function si(e){return(s,l,i)=>{
let u=-1,c=-1;for(let h=l;h<=i;h++)if(e(s[h])){u=h;break}for(let h=i;h>=l;h--)if(e(s[h])){c=h;break}return[u,c]}}var oi=e=>e!=
null,ii=e=>e!=null&&e>0,vn=si(oi),Xr=si(ii);function ea(e,t,s,l=0,i=!1){let u=i?Xr:vn,c=i?ii:oi;[t,s]=u(e,t,s);let h=e[t],
p=e[t];if(t>-1)if(l==1)h=e[t],p=e[s];else if(l==-1)h=e[s],p=e[t];else for(let d=t;d<=s;d++){let b=e[d];c(b)&&(b<h?h=b:b>
p&&(p=b))}return[h??he,p??-he]}function xn(e,t,s,l){let i=No(e),u=No(t);e==t&&(i==-1?(e*=s,t/=s):(e/=s,t*=s));let c=s==10?
Rt:ri,h=i==1?st:pt,p=u==1?pt:st,d=h(c(Le(e))),b=p(c(Le(t))),g=Dl(s,d),w=Dl(s,b);return s==10&&(d<0&&(g=pe(g,-d)),b<0&&(w=
pe(w,-b))),l||s==2?(e=g*i,t=w*u):(e=fi(e,g),t=_n(t,w)),[e,t]}function Ts(e,t,s,l){let i=xn(e,t,s,l);return e==0&&(i[0]=0),
t==0&&(i[1]=0),i}var Es=.1,Po={mode:3,pad:Es},Xl={pad:0,soft:null,mode:0},ta={min:Xl,max:Xl};function bn(e,t,s,l){return kn(
s)?Do(e,t,s):(Xl.pad=s,Xl.soft=l?0:null,Xl.mode=l?3:0,Do(e,t,ta))}function ne(e,t){return e??t}function la(e,t,s){for(t=
ne(t,0),s=ne(s,e.length-1);t<=s;){if(e[t]!=null)return!0;t++}return!1}function Do(e,t,s){let l=s.min,i=s.max,u=ne(l.pad,
0),c=ne(i.pad,0),h=ne(l.hard,-he),p=ne(i.hard,he),d=ne(l.soft,he),b=ne(i.soft,-he),g=ne(l.mode,0),w=ne(i.mode,0),P=t-e,A=Rt(
P),D=je(Le(e),Le(t)),V=Rt(D),I=Le(V-A);(P<1e-24||I>10)&&(P=0,(e==0||t==0)&&(P=1e-24,g==2&&d!=he&&(u=0),w==2&&b!=-he&&(c=
0)));let x=P||D||1e3,H=Rt(x),_=Dl(10,st(H)),j=x*(P==0?e==0?.1:1:u),L=pe(fi(e-j,_/10),24),q=e>=d&&(g==1||g==3&&L<=d||g==2&&
L>=d)?d:he,U=je(h,L<q&&e>=q?q:xt(q,L)),Q=x*(P==0?t==0?.1:1:c),B=pe(_n(t+Q,_/10),24),k=t<=b&&(w==1||w==3&&B>=b||w==2&&B<=
b)?b:-he,K=xt(p,B>k&&t<=k?k:je(k,B));return U==K&&U==0&&(K=100),[U,K]}var na=new Intl.NumberFormat(zl?Jr.language:"en-US"),
As=e=>na.format(e),ot=Math,wn=ot.PI,Le=ot.abs,st=ot.floor,Ce=ot.round,pt=ot.ceil,xt=ot.min,je=ot.max,Dl=ot.pow,No=ot.sign,
Rt=ot.log10,ri=ot.log2,sa=(e,t=1)=>ot.sinh(e)*t,us=(e,t=1)=>ot.asinh(e/t),he=1/0;function Fo(e){return(Rt((e^e>>31)-(e>>
31))|0)+1}function ws(e,t,s){return xt(je(e,t),s)}function ai(e){return typeof e=="function"}function X(e){return ai(e)?
e:()=>e}var oa=()=>{},ui=e=>e,ci=(e,t)=>t,ia=e=>null,Ro=e=>!0,zo=(e,t)=>e==t,ra=/\\.\\d*?(?=9{6,}|0{6,})/gm,rl=e=>{if(pi(e)||
Ut.has(e))return e;let t=\`\${e}\`,s=t.match(ra);if(s==null)return e;let l=s[0].length-1;if(t.indexOf("e-")!=-1){let[i,u]=t.
split("e");return+\`\${rl(i)}e\${u}\`}return pe(e,l)};function nl(e,t){return rl(pe(rl(e/t))*t)}function _n(e,t){return rl(pt(
rl(e/t))*t)}function fi(e,t){return rl(st(rl(e/t))*t)}function pe(e,t=0){if(pi(e))return e;let s=10**t,l=e*s*(1+Number.EPSILON);
return Ce(l)/s}var Ut=new Map;function hi(e){return((""+e).split(".")[1]||"").length}function tn(e,t,s,l){let i=[],u=l.map(
hi);for(let c=t;c<s;c++){let h=Le(c),p=pe(Dl(e,c),h);for(let d=0;d<l.length;d++){let b=e==10?+\`\${l[d]}e\${c}\`:l[d]*p,g=(c>=
0?0:h)+(c>=u[d]?0:u[d]),w=e==10?b:pe(b,g);i.push(w),Ut.set(w,g)}}return i}var en={},Cs=[],Nl=[null,null],Bt=Array.isArray,
pi=Number.isInteger,aa=e=>e===void 0;function Oo(e){return typeof e=="string"}function kn(e){let t=!1;if(e!=null){let s=e.
constructor;t=s==null||s==Object}return t}function ua(e){return e!=null&&typeof e=="object"}var ca=Object.getPrototypeOf(
Uint8Array),di="__proto__";function Fl(e,t=kn){let s;if(Bt(e)){let l=e.find(i=>i!=null);if(Bt(l)||t(l)){s=Array(e.length);
for(let i=0;i<e.length;i++)s[i]=Fl(e[i],t)}else s=e.slice()}else if(e instanceof ca)s=e.slice();else if(t(e)){s={};for(let l in e)
l!=di&&(s[l]=Fl(e[l],t))}else s=e;return s}function Te(e){let t=arguments;for(let s=1;s<t.length;s++){let l=t[s];for(let i in l)
i!=di&&(kn(e[i])?Te(e[i],Fl(l[i])):e[i]=Fl(l[i]))}return e}var fa=0,ha=1,pa=2;function da(e,t,s){for(let l=0,i,u=-1;l<t.
length;l++){let c=t[l];if(c>u){for(i=c-1;i>=0&&e[i]==null;)e[i--]=null;for(i=c+1;i<s&&e[i]==null;)e[u=i++]=null}}}function ma(e,t){
if(ya(e)){let c=e[0].slice();for(let h=1;h<e.length;h++)c.push(...e[h].slice(1));return ba(c[0])||(c=wa(c)),c}let s=new Set;
for(let c=0;c<e.length;c++){let p=e[c][0],d=p.length;for(let b=0;b<d;b++)s.add(p[b])}let l=[Array.from(s).sort((c,h)=>c-
h)],i=l[0].length,u=new Map;for(let c=0;c<i;c++)u.set(l[0][c],c);for(let c=0;c<e.length;c++){let h=e[c],p=h[0];for(let d=1;d<
h.length;d++){let b=h[d],g=Array(i).fill(void 0),w=t?t[c][d]:ha,P=[];for(let A=0;A<b.length;A++){let D=b[A],V=u.get(p[A]);
D===null?w!=fa&&(g[V]=D,w==pa&&P.push(V)):g[V]=D}da(g,P,i),l.push(g)}}return l}var ga=typeof queueMicrotask>"u"?e=>Promise.
resolve().then(e):queueMicrotask;function wa(e){let t=e[0],s=t.length,l=Array(s);for(let u=0;u<l.length;u++)l[u]=u;l.sort(
(u,c)=>t[u]-t[c]);let i=[];for(let u=0;u<e.length;u++){let c=e[u],h=Array(s);for(let p=0;p<s;p++)h[p]=c[l[p]];i.push(h)}
return i}function ya(e){let t=e[0][0],s=t.length;for(let l=1;l<e.length;l++){let i=e[l][0];if(i.length!=s)return!1;if(i!=
t){for(let u=0;u<s;u++)if(i[u]!=t[u])return!1}}return!0}function ba(e,t=100){let s=e.length;if(s<=1)return!0;let l=0,i=s-
1;for(;l<=i&&e[l]==null;)l++;for(;i>=l&&e[i]==null;)i--;if(i<=l)return!0;let u=je(1,st((i-l+1)/t));for(let c=e[l],h=l+u;h<=
i;h+=u){let p=e[h];if(p!=null){if(p<=c)return!1;c=p}}return!0}var mi=["January","February","March","April","May","June",
"July","August","September","October","November","December"],gi=["Sunday","Monday","Tuesday","Wednesday","Thursday","Fri\\
day","Saturday"];function wi(e){return e.slice(0,3)}var Sa=gi.map(wi),va=mi.map(wi),xa={MMMM:mi,MMM:va,WWWW:gi,WWW:Sa};function ql(e){
return(e<10?"0":"")+e}function _a(e){return(e<10?"00":e<100?"0":"")+e}var ka={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+
"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>ql(e.getMonth()+1),M:e=>e.getMonth()+
1,DD:e=>ql(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>ql(e.getHours()),
H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=
12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>ql(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>ql(e.getSeconds()),s:e=>e.
getSeconds(),fff:e=>_a(e.getMilliseconds())};function Ls(e,t){t=t||xa;let s=[],l=/\\{([a-z]+)\\}|[^{]+/gi,i;for(;i=l.exec(
e);)s.push(i[0][0]=="{"?ka[i[1]]:i[0]);return u=>{let c="";for(let h=0;h<s.length;h++)c+=typeof s[h]=="string"?s[h]:s[h](
u,t);return c}}var Ma=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Ta(e,t){let s;return t=="UTC"||t=="E\\
tc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):t==Ma?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:t})),s.setMilliseconds(
e.getMilliseconds())),s}var yi=e=>e%1==0,Sn=[1,2,2.5,5],Ea=tn(10,-32,0,Sn),bi=tn(10,0,32,Sn),Aa=bi.filter(yi),sl=Ea.concat(
bi),Ps=\`
\`,Si="{YYYY}",Vo=Ps+Si,vi="{M}/{D}",Ql=Ps+vi,mn=Ql+"/{YY}",xi="{aa}",Ca="{h}:{mm}",Ll=Ca+xi,Ho=Ps+Ll,$o=":{ss}",ae=null;
function _i(e){let t=e*1e3,s=t*60,l=s*60,i=l*24,u=i*30,c=i*365,p=(e==1?tn(10,0,3,Sn).filter(yi):tn(10,-3,0,Sn)).concat([
t,t*5,t*10,t*15,t*30,s,s*5,s*10,s*15,s*30,l,l*2,l*3,l*4,l*6,l*8,l*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,u,u*2,u*
3,u*4,u*6,c,c*2,c*5,c*10,c*25,c*50,c*100]),d=[[c,Si,ae,ae,ae,ae,ae,ae,1],[i*28,"{MMM}",Vo,ae,ae,ae,ae,ae,1],[i,vi,Vo,ae,
ae,ae,ae,ae,1],[l,"{h}"+xi,mn,ae,Ql,ae,ae,ae,1],[s,Ll,mn,ae,Ql,ae,ae,ae,1],[t,$o,mn+" "+Ll,ae,Ql+" "+Ll,ae,Ho,ae,1],[e,$o+
".{fff}",mn+" "+Ll,ae,Ql+" "+Ll,ae,Ho,ae,1]];function b(g){return(w,P,A,D,V,I)=>{let x=[],H=V>=c,_=V>=u&&V<c,j=g(A),L=pe(
j*e,3),q=cs(j.getFullYear(),H?0:j.getMonth(),_||H?1:j.getDate()),U=pe(q*e,3);if(_||H){let Q=_?V/u:0,B=H?V/c:0,k=L==U?L:pe(
cs(q.getFullYear()+B,q.getMonth()+Q,1)*e,3),K=new Date(Ce(k/e)),N=K.getFullYear(),W=K.getMonth();for(let O=0;k<=D;O++){let ee=cs(
N+B*O,W+Q*O,1),z=ee-g(pe(ee*e,3));k=pe((+ee+z)*e,3),k<=D&&x.push(k)}}else{let Q=V>=i?i:V,B=st(A)-st(L),k=U+B+_n(L-U,Q);x.
push(k);let K=g(k),N=K.getHours()+K.getMinutes()/s+K.getSeconds()/l,W=V/l,O=w.axes[P]._space,ee=I/O;for(;k=pe(k+V,e==1?0:
3),!(k>D);)if(W>1){let z=st(pe(N+W,6))%24,te=g(k).getHours()-z;te>1&&(te=-1),k-=te*l,N=(N+W)%24;let ce=x[x.length-1];pe(
(k-ce)/V,3)*ee>=.7&&x.push(k)}else x.push(k)}return x}}return[p,d,b]}var[La,Pa,Da]=_i(1),[Na,Fa,Ra]=_i(.001);tn(2,-53,53,
[1]);function Io(e,t){return e.map(s=>s.map((l,i)=>i==0||i==8||l==null?l:t(i==1||s[8]==0?l:s[1]+l)))}function Wo(e,t){return(s,l,i,u,c)=>{
let h=t.find(A=>c>=A[0])||t[t.length-1],p,d,b,g,w,P;return l.map(A=>{let D=e(A),V=D.getFullYear(),I=D.getMonth(),x=D.getDate(),
H=D.getHours(),_=D.getMinutes(),j=D.getSeconds(),L=V!=p&&h[2]||I!=d&&h[3]||x!=b&&h[4]||H!=g&&h[5]||_!=w&&h[6]||j!=P&&h[7]||
h[1];return p=V,d=I,b=x,g=H,w=_,P=j,L(D)})}}function za(e,t){let s=Ls(t);return(l,i,u,c,h)=>i.map(p=>s(e(p)))}function cs(e,t,s){
return new Date(e,t,s)}function Go(e,t){return t(e)}var Oa="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Bo(e,t){return(s,l,i,u)=>u==
null?ks:t(e(l))}function Va(e,t){let s=e.series[t];return s.width?s.stroke(e,t):s.points.width?s.points.stroke(e,t):null}
function Ha(e,t){return e.series[t].fill(e,t)}var $a={show:!0,live:!0,isolate:!1,mount:oa,markers:{show:!0,width:2,stroke:Va,
fill:Ha,dash:"solid"},idx:null,idxs:null,values:[]};function Ia(e,t){let s=e.cursor.points,l=ht(),i=s.size(e,t);ye(l,Zl,
i),ye(l,Jl,i);let u=i/-2;ye(l,"marginLeft",u),ye(l,"marginTop",u);let c=s.width(e,t,i);return c&&ye(l,"borderWidth",c),l}
function Wa(e,t){let s=e.series[t].points;return s._fill||s._stroke}function Ga(e,t){let s=e.series[t].points;return s._stroke||
s._fill}function Ba(e,t){return e.series[t].points.size}var fs=[0,0];function Ua(e,t,s){return fs[0]=t,fs[1]=s,fs}function gn(e,t,s,l=!0){
return i=>{i.button==0&&(!l||i.target==t)&&s(i)}}function hs(e,t,s,l=!0){return i=>{(!l||i.target==t)&&s(i)}}var Ya={show:!0,
x:!0,y:!0,lock:!1,move:Ua,points:{one:!1,show:Ia,size:Ba,width:0,stroke:Ga,fill:Wa},bind:{mousedown:gn,mouseup:gn,click:gn,
dblclick:gn,mousemove:hs,mouseleave:hs,mouseenter:hs},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),
t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,s,l,i)=>l-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},
left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},ki={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},Ds=Te({},ki,
{filter:ci}),Mi=Te({},Ds,{size:10}),Ti=Te({},ki,{show:!1}),Ns='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helve\\
tica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',
Ei="bold "+Ns,Ai=1.5,Uo={show:!0,scale:"x",stroke:_s,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ei,
side:2,grid:Ds,ticks:Mi,border:Ti,font:Ns,lineGap:Ai,rotate:0},Ka="Value",ja="Time",Yo={show:!0,scale:"x",auto:!1,sorted:1,
min:he,max:-he,idxs:[]};function qa(e,t,s,l,i){return t.map(u=>u==null?"":As(u))}function Za(e,t,s,l,i,u,c){let h=[],p=Ut.
get(i)||0;s=c?s:pe(_n(s,i),p);for(let d=s;d<=l;d=pe(d+i,p))h.push(Object.is(d,-0)?0:d);return h}function ys(e,t,s,l,i,u,c){
let h=[],p=e.scales[e.axes[t].scale].log,d=p==10?Rt:ri,b=st(d(s));i=Dl(p,b),p==10&&(i=sl[vt(i,sl)]);let g=s,w=i*p;p==10&&
(w=sl[vt(w,sl)]);do h.push(g),g=g+i,p==10&&!Ut.has(g)&&(g=pe(g,Ut.get(i))),g>=w&&(i=g,w=i*p,p==10&&(w=sl[vt(w,sl)]));while(g<=
l);return h}function Ja(e,t,s,l,i,u,c){let p=e.scales[e.axes[t].scale].asinh,d=l>p?ys(e,t,je(p,s),l,i):[p],b=l>=0&&s<=0?
[0]:[];return(s<-p?ys(e,t,je(p,-l),-s,i):[p]).reverse().map(w=>-w).concat(b,d)}var Ci=/./,Qa=/[12357]/,Xa=/[125]/,Ko=/1/,
bs=(e,t,s,l)=>e.map((i,u)=>t==4&&i==0||u%l==0&&s.test(i.toExponential()[i<0?1:0])?i:null);function eu(e,t,s,l,i){let u=e.
axes[s],c=u.scale,h=e.scales[c],p=e.valToPos,d=u._space,b=p(10,c),g=p(9,c)-b>=d?Ci:p(7,c)-b>=d?Qa:p(5,c)-b>=d?Xa:Ko;if(g==
Ko){let w=Le(p(1,c)-b);if(w<d)return bs(t.slice().reverse(),h.distr,g,pt(d/w)).reverse()}return bs(t,h.distr,g,1)}function tu(e,t,s,l,i){
let u=e.axes[s],c=u.scale,h=u._space,p=e.valToPos,d=Le(p(1,c)-p(2,c));return d<h?bs(t.slice().reverse(),3,Ci,pt(h/d)).reverse():
t}function lu(e,t,s,l){return l==null?ks:t==null?"":As(t)}var jo={show:!0,scale:"y",stroke:_s,space:30,gap:5,alignTo:1,size:50,
labelGap:0,labelSize:30,labelFont:Ei,side:3,grid:Ds,ticks:Mi,border:Ti,font:Ns,lineGap:Ai,rotate:0};function nu(e,t){let s=3+
(e||1)*2;return pe(s*t,3)}function su(e,t){let{scale:s,idxs:l}=e.series[0],i=e._data[0],u=e.valToPos(i[l[0]],s,!0),c=e.valToPos(
i[l[1]],s,!0),h=Le(c-u),p=e.series[t],d=h/(p.points.space*ie);return l[1]-l[0]<=d}var qo={scale:null,auto:!0,sorted:0,min:he,
max:-he},Li=(e,t,s,l,i)=>i,Zo={show:!0,auto:!0,sorted:0,gaps:Li,alpha:1,facets:[Te({},qo,{scale:"x"}),Te({},qo,{scale:"y"})]},
Jo={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Li,alpha:1,points:{show:su,filter:null},values:null,min:he,max:-he,
idxs:[],path:null,clip:null};function ou(e,t,s,l,i){return s/10}var Pi={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,
max:null,dir:1,ori:0},iu=Te({},Pi,{time:!1,ori:1}),Qo={};function Di(e,t){let s=Qo[e];return s||(s={key:e,plots:[],sub(l){
s.plots.push(l)},unsub(l){s.plots=s.plots.filter(i=>i!=l)},pub(l,i,u,c,h,p,d){for(let b=0;b<s.plots.length;b++)s.plots[b]!=
i&&s.plots[b].pub(l,i,u,c,h,p,d)}},e!=null&&(Qo[e]=s)),s}var Rl=1,Ss=2;function al(e,t,s){let l=e.mode,i=e.series[t],u=l==
2?e._data[t]:e._data,c=e.scales,h=e.bbox,p=u[0],d=l==2?u[1]:u[t],b=l==2?c[i.facets[0].scale]:c[e.series[0].scale],g=l==2?
c[i.facets[1].scale]:c[i.scale],w=h.left,P=h.top,A=h.width,D=h.height,V=e.valToPosH,I=e.valToPosV;return b.ori==0?s(i,p,
d,b,g,V,I,w,P,A,D,Tn,Ol,An,Fi,zi):s(i,p,d,b,g,I,V,P,w,D,A,En,Vl,zs,Ri,Oi)}function Fs(e,t){let s=0,l=0,i=ne(e.bands,Cs);
for(let u=0;u<i.length;u++){let c=i[u];c.series[0]==t?s=c.dir:c.series[1]==t&&(c.dir==1?l|=1:l|=2)}return[s,l==1?-1:l==2?
1:l==3?2:0]}function ru(e,t,s,l,i){let u=e.mode,c=e.series[t],h=u==2?c.facets[1].scale:c.scale,p=e.scales[h];return i==-1?
p.min:i==1?p.max:p.distr==3?p.dir==1?p.min:p.max:0}function zt(e,t,s,l,i,u){return al(e,t,(c,h,p,d,b,g,w,P,A,D,V)=>{let I=c.
pxRound,x=d.dir*(d.ori==0?1:-1),H=d.ori==0?Ol:Vl,_,j;x==1?(_=s,j=l):(_=l,j=s);let L=I(g(h[_],d,D,P)),q=I(w(p[_],b,V,A)),
U=I(g(h[j],d,D,P)),Q=I(w(u==1?b.max:b.min,b,V,A)),B=new Path2D(i);return H(B,U,Q),H(B,L,Q),H(B,L,q),B})}function Mn(e,t,s,l,i,u){
let c=null;if(e.length>0){c=new Path2D;let h=t==0?An:zs,p=s;for(let g=0;g<e.length;g++){let w=e[g];if(w[1]>w[0]){let P=w[0]-
p;P>0&&h(c,p,l,P,l+u),p=w[1]}}let d=s+i-p,b=10;d>0&&h(c,p,l-b/2,d,l+u+b)}return c}function au(e,t,s){let l=e[e.length-1];
l&&l[0]==t?l[1]=s:e.push([t,s])}function Rs(e,t,s,l,i,u,c){let h=[],p=e.length;for(let d=i==1?s:l;d>=s&&d<=l;d+=i)if(t[d]===
null){let g=d,w=d;if(i==1)for(;++d<=l&&t[d]===null;)w=d;else for(;--d>=s&&t[d]===null;)w=d;let P=u(e[g]),A=w==g?P:u(e[w]),
D=g-i;P=c<=0&&D>=0&&D<p?u(e[D]):P;let I=w+i;A=c>=0&&I>=0&&I<p?u(e[I]):A,A>=P&&h.push([P,A])}return h}function Xo(e){return e==
0?ui:e==1?Ce:t=>nl(t,e)}function Ni(e){let t=e==0?Tn:En,s=e==0?(i,u,c,h,p,d)=>{i.arcTo(u,c,h,p,d)}:(i,u,c,h,p,d)=>{i.arcTo(
c,u,p,h,d)},l=e==0?(i,u,c,h,p)=>{i.rect(u,c,h,p)}:(i,u,c,h,p)=>{i.rect(c,u,p,h)};return(i,u,c,h,p,d=0,b=0)=>{d==0&&b==0?
l(i,u,c,h,p):(d=xt(d,h/2,p/2),b=xt(b,h/2,p/2),t(i,u+d,c),s(i,u+h,c,u+h,c+p,d),s(i,u+h,c+p,u,c+p,b),s(i,u,c+p,u,c,b),s(i,
u,c,u+h,c,d),i.closePath())}}var Tn=(e,t,s)=>{e.moveTo(t,s)},En=(e,t,s)=>{e.moveTo(s,t)},Ol=(e,t,s)=>{e.lineTo(t,s)},Vl=(e,t,s)=>{
e.lineTo(s,t)},An=Ni(0),zs=Ni(1),Fi=(e,t,s,l,i,u)=>{e.arc(t,s,l,i,u)},Ri=(e,t,s,l,i,u)=>{e.arc(s,t,l,i,u)},zi=(e,t,s,l,i,u,c)=>{
e.bezierCurveTo(t,s,l,i,u,c)},Oi=(e,t,s,l,i,u,c)=>{e.bezierCurveTo(s,t,i,l,c,u)};function Vi(e){return(t,s,l,i,u)=>al(t,
s,(c,h,p,d,b,g,w,P,A,D,V)=>{let{pxRound:I,points:x}=c,H,_;d.ori==0?(H=Tn,_=Fi):(H=En,_=Ri);let j=pe(x.width*ie,3),L=(x.size-
x.width)/2*ie,q=pe(L*2,3),U=new Path2D,Q=new Path2D,{left:B,top:k,width:K,height:N}=t.bbox;An(Q,B-q,k-q,K+q*2,N+q*2);let W=O=>{
if(p[O]!=null){let ee=I(g(h[O],d,D,P)),z=I(w(p[O],b,V,A));H(U,ee+L,z),_(U,ee,z,L,0,wn*2)}};if(u)u.forEach(W);else for(let O=l;O<=
i;O++)W(O);return{stroke:j>0?U:null,fill:U,clip:Q,flags:Rl|Ss}})}function Hi(e){return(t,s,l,i,u,c)=>{l!=i&&(u!=l&&c!=l&&
e(t,s,l),u!=i&&c!=i&&e(t,s,i),e(t,s,c))}}var uu=Hi(Ol),cu=Hi(Vl);function $i(e){let t=ne(e?.alignGaps,0);return(s,l,i,u)=>al(
s,l,(c,h,p,d,b,g,w,P,A,D,V)=>{[i,u]=vn(p,i,u);let I=c.pxRound,x=N=>I(g(N,d,D,P)),H=N=>I(w(N,b,V,A)),_,j;d.ori==0?(_=Ol,j=
uu):(_=Vl,j=cu);let L=d.dir*(d.ori==0?1:-1),q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Rl},U=q.stroke,
Q=!1;if(u-i>=D*4){let N=F=>s.posToVal(F,d.key,!0),W=null,O=null,ee,z,qe,be=x(h[L==1?i:u]),te=x(h[i]),ce=x(h[u]),Z=N(L==1?
te+1:ce-1);for(let F=L==1?i:u;F>=i&&F<=u;F+=L){let Ee=h[F],Se=(L==1?Ee<Z:Ee>Z)?be:x(Ee),re=p[F];Se==be?re!=null?(z=re,W==
null?(_(U,Se,H(z)),ee=W=O=z):z<W?W=z:z>O&&(O=z)):re===null&&(Q=!0):(W!=null&&j(U,be,H(W),H(O),H(ee),H(z)),re!=null?(z=re,
_(U,Se,H(z)),W=O=ee=z):(W=O=null,re===null&&(Q=!0)),be=Se,Z=N(be+L))}W!=null&&W!=O&&qe!=be&&j(U,be,H(W),H(O),H(ee),H(z))}else
for(let N=L==1?i:u;N>=i&&N<=u;N+=L){let W=p[N];W===null?Q=!0:W!=null&&_(U,x(h[N]),H(W))}let[k,K]=Fs(s,l);if(c.fill!=null||
k!=0){let N=q.fill=new Path2D(U),W=c.fillTo(s,l,c.min,c.max,k),O=H(W),ee=x(h[i]),z=x(h[u]);L==-1&&([z,ee]=[ee,z]),_(N,z,
O),_(N,ee,O)}if(!c.spanGaps){let N=[];Q&&N.push(...Rs(h,p,i,u,L,x,t)),q.gaps=N=c.gaps(s,l,i,u,N),q.clip=Mn(N,d.ori,P,A,D,
V)}return K!=0&&(q.band=K==2?[zt(s,l,i,u,U,-1),zt(s,l,i,u,U,1)]:zt(s,l,i,u,U,K)),q})}function fu(e){let t=ne(e.align,1),
s=ne(e.ascDesc,!1),l=ne(e.alignGaps,0),i=ne(e.extend,!1);return(u,c,h,p)=>al(u,c,(d,b,g,w,P,A,D,V,I,x,H)=>{[h,p]=vn(g,h,
p);let _=d.pxRound,{left:j,width:L}=u.bbox,q=te=>_(A(te,w,x,V)),U=te=>_(D(te,P,H,I)),Q=w.ori==0?Ol:Vl,B={stroke:new Path2D,
fill:null,clip:null,band:null,gaps:null,flags:Rl},k=B.stroke,K=w.dir*(w.ori==0?1:-1),N=U(g[K==1?h:p]),W=q(b[K==1?h:p]),O=W,
ee=W;i&&t==-1&&(ee=j,Q(k,ee,N)),Q(k,W,N);for(let te=K==1?h:p;te>=h&&te<=p;te+=K){let ce=g[te];if(ce==null)continue;let Z=q(
b[te]),F=U(ce);t==1?Q(k,Z,N):Q(k,O,F),Q(k,Z,F),N=F,O=Z}let z=O;i&&t==1&&(z=j+L,Q(k,z,N));let[qe,be]=Fs(u,c);if(d.fill!=null||
qe!=0){let te=B.fill=new Path2D(k),ce=d.fillTo(u,c,d.min,d.max,qe),Z=U(ce);Q(te,z,Z),Q(te,ee,Z)}if(!d.spanGaps){let te=[];
te.push(...Rs(b,g,h,p,K,q,l));let ce=d.width*ie/2,Z=s||t==1?ce:-ce,F=s||t==-1?-ce:ce;te.forEach(Ee=>{Ee[0]+=Z,Ee[1]+=F}),
B.gaps=te=d.gaps(u,c,h,p,te),B.clip=Mn(te,w.ori,V,I,x,H)}return be!=0&&(B.band=be==2?[zt(u,c,h,p,k,-1),zt(u,c,h,p,k,1)]:
zt(u,c,h,p,k,be)),B})}function ei(e,t,s,l,i,u,c=he){if(e.length>1){let h=null;for(let p=0,d=1/0;p<e.length;p++)if(t[p]!==
void 0){if(h!=null){let b=Le(e[p]-e[h]);b<d&&(d=b,c=Le(s(e[p],l,i,u)-s(e[h],l,i,u)))}h=p}}return c}function hu(e){e=e||en;
let t=ne(e.size,[.6,he,1]),s=e.align||0,l=e.gap||0,i=e.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let u=X(i),c=1-
t[0],h=ne(t[1],he),p=ne(t[2],1),d=ne(e.disp,en),b=ne(e.each,P=>{}),{fill:g,stroke:w}=d;return(P,A,D,V)=>al(P,A,(I,x,H,_,j,L,q,U,Q,B,k)=>{
let K=I.pxRound,N=s,W=l*ie,O=h*ie,ee=p*ie,z,qe;_.ori==0?[z,qe]=u(P,A):[qe,z]=u(P,A);let be=_.dir*(_.ori==0?1:-1),te=_.ori==
0?An:zs,ce=_.ori==0?b:(E,de,Ae,pl,qt,kt,Zt)=>{b(E,de,Ae,qt,pl,Zt,kt)},Z=ne(P.bands,Cs).find(E=>E.series[0]==A),F=Z!=null?
Z.dir:0,Ee=I.fillTo(P,A,I.min,I.max,F),Ge=K(q(Ee,j,k,Q)),Se,re,mt,Qe=B,xe=K(I.width*ie),_t=!1,Dt=null,it=null,Vt=null,cl=null;
g!=null&&(xe==0||w!=null)&&(_t=!0,Dt=g.values(P,A,D,V),it=new Map,new Set(Dt).forEach(E=>{E!=null&&it.set(E,new Path2D)}),
xe>0&&(Vt=w.values(P,A,D,V),cl=new Map,new Set(Vt).forEach(E=>{E!=null&&cl.set(E,new Path2D)})));let{x0:fl,size:Il}=d;if(fl!=
null&&Il!=null){N=1,x=fl.values(P,A,D,V),fl.unit==2&&(x=x.map(Ae=>P.posToVal(U+Ae*B,_.key,!0)));let E=Il.values(P,A,D,V);
Il.unit==2?re=E[0]*B:re=L(E[0],_,B,U)-L(0,_,B,U),Qe=ei(x,H,L,_,B,U,Qe),mt=Qe-re+W}else Qe=ei(x,H,L,_,B,U,Qe),mt=Qe*c+W,re=
Qe-mt;mt<1&&(mt=0),xe>=re/2&&(xe=0),mt<5&&(K=ui);let nn=mt>0,Kt=Qe-mt-(nn?xe:0);re=K(ws(Kt,ee,O)),Se=(N==0?re/2:N==be?0:
re)-N*be*((N==0?W/2:0)+(nn?xe/2:0));let Be={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},hl=_t?null:new Path2D,
Nt=null;if(Z!=null)Nt=P.data[Z.series[1]];else{let{y0:E,y1:de}=d;E!=null&&de!=null&&(H=de.values(P,A,D,V),Nt=E.values(P,
A,D,V))}let jt=z*re,Y=qe*re;for(let E=be==1?D:V;E>=D&&E<=V;E+=be){let de=H[E];if(de==null)continue;if(Nt!=null){let Ze=Nt[E]??
0;if(de-Ze==0)continue;Ge=q(Ze,j,k,Q)}let Ae=_.distr!=2||d!=null?x[E]:E,pl=L(Ae,_,B,U),qt=q(ne(de,Ee),j,k,Q),kt=K(pl-Se),
Zt=K(je(qt,Ge)),Xe=K(xt(qt,Ge)),rt=Zt-Xe;if(de!=null){let Ze=de<0?Y:jt,gt=de<0?jt:Y;_t?(xe>0&&Vt[E]!=null&&te(cl.get(Vt[E]),
kt,Xe+st(xe/2),re,je(0,rt-xe),Ze,gt),Dt[E]!=null&&te(it.get(Dt[E]),kt,Xe+st(xe/2),re,je(0,rt-xe),Ze,gt)):te(hl,kt,Xe+st(
xe/2),re,je(0,rt-xe),Ze,gt),ce(P,A,E,kt-xe/2,Xe,re+xe,rt)}}return xe>0?Be.stroke=_t?cl:hl:_t||(Be._fill=I.width==0?I._fill:
I._stroke??I._fill,Be.width=0),Be.fill=_t?it:hl,Be})}function pu(e,t){let s=ne(t?.alignGaps,0);return(l,i,u,c)=>al(l,i,(h,p,d,b,g,w,P,A,D,V,I)=>{
[u,c]=vn(d,u,c);let x=h.pxRound,H=z=>x(w(z,b,V,A)),_=z=>x(P(z,g,I,D)),j,L,q;b.ori==0?(j=Tn,q=Ol,L=zi):(j=En,q=Vl,L=Oi);let U=b.
dir*(b.ori==0?1:-1),Q=H(p[U==1?u:c]),B=Q,k=[],K=[];for(let z=U==1?u:c;z>=u&&z<=c;z+=U)if(d[z]!=null){let be=p[z],te=H(be);
k.push(B=te),K.push(_(d[z]))}let N={stroke:e(k,K,j,q,L,x),fill:null,clip:null,band:null,gaps:null,flags:Rl},W=N.stroke,[
O,ee]=Fs(l,i);if(h.fill!=null||O!=0){let z=N.fill=new Path2D(W),qe=h.fillTo(l,i,h.min,h.max,O),be=_(qe);q(z,B,be),q(z,Q,
be)}if(!h.spanGaps){let z=[];z.push(...Rs(p,d,u,c,U,H,s)),N.gaps=z=h.gaps(l,i,u,c,z),N.clip=Mn(z,b.ori,A,D,V,I)}return ee!=
0&&(N.band=ee==2?[zt(l,i,u,c,W,-1),zt(l,i,u,c,W,1)]:zt(l,i,u,c,W,ee)),N})}function du(e){return pu(mu,e)}function mu(e,t,s,l,i,u){
let c=e.length;if(c<2)return null;let h=new Path2D;if(s(h,e[0],t[0]),c==2)l(h,e[1],t[1]);else{let p=Array(c),d=Array(c-1),
b=Array(c-1),g=Array(c-1);for(let w=0;w<c-1;w++)b[w]=t[w+1]-t[w],g[w]=e[w+1]-e[w],d[w]=b[w]/g[w];p[0]=d[0];for(let w=1;w<
c-1;w++)d[w]===0||d[w-1]===0||d[w-1]>0!=d[w]>0?p[w]=0:(p[w]=3*(g[w-1]+g[w])/((2*g[w]+g[w-1])/d[w-1]+(g[w]+2*g[w-1])/d[w]),
isFinite(p[w])||(p[w]=0));p[c-1]=d[c-2];for(let w=0;w<c-1;w++)i(h,e[w]+g[w]/3,t[w]+p[w]*g[w]/3,e[w+1]-g[w]/3,t[w+1]-p[w+
1]*g[w]/3,e[w+1],t[w+1])}return h}var vs=new Set;function ti(){for(let e of vs)e.syncRect(!0)}zl&&(il(qr,Pl,ti),il(Zr,Pl,
ti,!0),il(yn,Pl,()=>{$e.pxRatio=ie}));var gu=$i(),wu=Vi();function li(e,t,s,l){return(l?[e[0],e[1]].concat(e.slice(2)):[
e[0]].concat(e.slice(1))).map((u,c)=>xs(u,c,t,s))}function yu(e,t){return e.map((s,l)=>l==0?{}:Te({},t,s))}function xs(e,t,s,l){
return Te({},t==0?s:l,e)}function Ii(e,t,s){return t==null?Nl:[t,s]}var bu=Ii;function Su(e,t,s){return t==null?Nl:bn(t,
s,Es,!0)}function Wi(e,t,s,l){return t==null?Nl:xn(t,s,e.scales[l].log,!1)}var vu=Wi;function Gi(e,t,s,l){return t==null?
Nl:Ts(t,s,e.scales[l].log,!1)}var xu=Gi;function _u(e,t,s,l,i){let u=je(Fo(e),Fo(t)),c=t-e,h=vt(i/l*c,s);do{let p=s[h],d=l*
p/c;if(d>=i&&u+(p<5?Ut.get(p):0)<=17)return[p,d]}while(++h<s.length);return[0,0]}function ni(e){let t,s;return e=e.replace(
/(\\d+)px/,(l,i)=>(t=Ce((s=+i)*ie))+"px"),[e,t,s]}function ku(e){e.show&&[e.font,e.labelFont].forEach(t=>{let s=pe(t[2]*ie,
1);t[0]=t[0].replace(/[0-9.]+px/,s+"px"),t[1]=s})}function $e(e,t,s){let l={mode:ne(e.mode,1)},i=l.mode;function u(n,o,r,a){
let f=o.valToPct(n);return a+r*(o.dir==-1?1-f:f)}function c(n,o,r,a){let f=o.valToPct(n);return a+r*(o.dir==-1?f:1-f)}function h(n,o,r,a){
return o.ori==0?u(n,o,r,a):c(n,o,r,a)}l.valToPosH=u,l.valToPosV=c;let p=!1;l.status=0;let d=l.root=ht(Pr);if(e.id!=null&&
(d.id=e.id),nt(d,e.class),e.title){let n=ht(Fr,d);n.textContent=e.title}let b=St("canvas"),g=l.ctx=b.getContext("2d"),w=ht(
Rr,d);il("click",w,n=>{n.target===A&&(me!=kl||ve!=Ml)&&He.click(l,n)},!0);let P=l.under=ht(zr,w);w.appendChild(b);let A=l.
over=ht(Or,w);e=Fl(e);let D=+ne(e.pxAlign,1),V=Xo(D);(e.plugins||[]).forEach(n=>{n.opts&&(e=n.opts(l,e)||e)});let I=e.ms||
.001,x=l.series=i==1?li(e.series||[],Yo,Jo,!1):yu(e.series||[null],Zo),H=l.axes=li(e.axes||[],Uo,jo,!0),_=l.scales={},j=l.
bands=e.bands||[];j.forEach(n=>{n.fill=X(n.fill||null),n.dir=ne(n.dir,-1)});let L=i==2?x[1].facets[0].scale:x[0].scale,q={
axes:gr,series:fr},U=(e.drawOrder||["axes","series"]).map(n=>q[n]);function Q(n){let o=n.distr==3?r=>Rt(r>0?r:n.clamp(l,
r,n.min,n.max,n.key)):n.distr==4?r=>us(r,n.asinh):n.distr==100?r=>n.fwd(r):r=>r;return r=>{let a=o(r),{_min:f,_max:m}=n,
y=m-f;return(a-f)/y}}function B(n){let o=_[n];if(o==null){let r=(e.scales||en)[n]||en;if(r.from!=null){B(r.from);let a=Te(
{},_[r.from],r,{key:n});a.valToPct=Q(a),_[n]=a}else{o=_[n]=Te({},n==L?Pi:iu,r),o.key=n;let a=o.time,f=o.range,m=Bt(f);if((n!=
L||i==2&&!a)&&(m&&(f[0]==null||f[1]==null)&&(f={min:f[0]==null?Po:{mode:1,hard:f[0],soft:f[0]},max:f[1]==null?Po:{mode:1,
hard:f[1],soft:f[1]}},m=!1),!m&&kn(f))){let y=f;f=(S,v,M)=>v==null?Nl:bn(v,M,y)}o.range=X(f||(a?bu:n==L?o.distr==3?vu:o.
distr==4?xu:Ii:o.distr==3?Wi:o.distr==4?Gi:Su)),o.auto=X(m?!1:o.auto),o.clamp=X(o.clamp||ou),o._min=o._max=null,o.valToPct=
Q(o)}}}B("x"),B("y"),i==1&&x.forEach(n=>{B(n.scale)}),H.forEach(n=>{B(n.scale)});for(let n in e.scales)B(n);let k=_[L],K=k.
distr,N,W;k.ori==0?(nt(d,Dr),N=u,W=c):(nt(d,Nr),N=c,W=u);let O={};for(let n in _){let o=_[n];(o.min!=null||o.max!=null)&&
(O[n]={min:o.min,max:o.max},o.min=o.max=null)}let ee=e.tzDate||(n=>new Date(Ce(n/I))),z=e.fmtDate||Ls,qe=I==1?Da(ee):Ra(
ee),be=Wo(ee,Io(I==1?Pa:Fa,z)),te=Bo(ee,Go(Oa,z)),ce=[],Z=l.legend=Te({},$a,e.legend),F=l.cursor=Te({},Ya,{drag:{y:i==2}},
e.cursor),Ee=Z.show,Ge=F.show,Se=Z.markers;Z.idxs=ce,Se.width=X(Se.width),Se.dash=X(Se.dash),Se.stroke=X(Se.stroke),Se.fill=
X(Se.fill);let re,mt,Qe,xe=[],_t=[],Dt,it=!1,Vt={};if(Z.live){let n=x[1]?x[1].values:null;it=n!=null,Dt=it?n(l,1,0):{_:0};
for(let o in Dt)Vt[o]=ks}if(Ee)if(re=St("table",Gr,d),Qe=St("tbody",null,re),Z.mount(l,re),it){mt=St("thead",null,re,Qe);
let n=St("tr",null,mt);St("th",null,n);for(var cl in Dt)St("th",yo,n).textContent=cl}else nt(re,Ur),Z.live&&nt(re,Br);let fl={
show:!0},Il={show:!1};function nn(n,o){if(o==0&&(it||!Z.live||i==2))return Nl;let r=[],a=St("tr",Yr,Qe,Qe.childNodes[o]);
nt(a,n.class),n.show||nt(a,ol);let f=St("th",null,a);if(Se.show){let S=ht(Kr,f);if(o>0){let v=Se.width(l,o);v&&(S.style.
border=v+"px "+Se.dash(l,o)+" "+Se.stroke(l,o)),S.style.background=Se.fill(l,o)}}let m=ht(yo,f);n.label instanceof HTMLElement?
m.appendChild(n.label):m.textContent=n.label,o>0&&(Se.show||(m.style.color=n.width>0?Se.stroke(l,o):Se.fill(l,o)),Be("cl\\
ick",f,S=>{if(F._lock)return;Qt(S);let v=x.indexOf(n);if((S.ctrlKey||S.metaKey)!=Z.isolate){let M=x.some((T,C)=>C>0&&C!=
v&&T.show);x.forEach((T,C)=>{C>0&&Tt(C,M?C==v?fl:Il:fl,!0,Me.setSeries)})}else Tt(v,{show:!n.show},!0,Me.setSeries)},!1),
ml&&Be(xo,f,S=>{F._lock||(Qt(S),Tt(x.indexOf(n),El,!0,Me.setSeries))},!1));for(var y in Dt){let S=St("td",jr,a);S.textContent=
"--",r.push(S)}return[a,r]}let Kt=new Map;function Be(n,o,r,a=!0){let f=Kt.get(o)||{},m=F.bind[n](l,o,r,a);m&&(il(n,o,f[n]=
m),Kt.set(o,f))}function hl(n,o,r){let a=Kt.get(o)||{};for(let f in a)(n==null||f==n)&&(gs(f,o,a[f]),delete a[f]);n==null&&
Kt.delete(o)}let Nt=0,jt=0,Y=0,E=0,de=0,Ae=0,pl=de,qt=Ae,kt=Y,Zt=E,Xe=0,rt=0,Ze=0,gt=0;l.bbox={};let On=!1,sn=!1,dl=!1,Jt=!1,
on=!1,at=!1;function Vn(n,o,r){(r||n!=l.width||o!=l.height)&&Is(n,o),Sl(!1),dl=!0,sn=!0,vl()}function Is(n,o){l.width=Nt=
Y=n,l.height=jt=E=o,de=Ae=0,sr(),or();let r=l.bbox;Xe=r.left=nl(de*ie,.5),rt=r.top=nl(Ae*ie,.5),Ze=r.width=nl(Y*ie,.5),gt=
r.height=nl(E*ie,.5)}let tr=3;function lr(){let n=!1,o=0;for(;!n;){o++;let r=dr(o),a=mr(o);n=o==tr||r&&a,n||(Is(l.width,
l.height),sn=!0)}}function nr({width:n,height:o}){Vn(n,o)}l.setSize=nr;function sr(){let n=!1,o=!1,r=!1,a=!1;H.forEach((f,m)=>{
if(f.show&&f._show){let{side:y,_size:S}=f,v=y%2,M=f.label!=null?f.labelSize:0,T=S+M;T>0&&(v?(Y-=T,y==3?(de+=T,a=!0):r=!0):
(E-=T,y==0?(Ae+=T,n=!0):o=!0))}}),Xt[0]=n,Xt[1]=r,Xt[2]=o,Xt[3]=a,Y-=Ht[1]+Ht[3],de+=Ht[3],E-=Ht[2]+Ht[0],Ae+=Ht[0]}function or(){
let n=de+Y,o=Ae+E,r=de,a=Ae;function f(m,y){switch(m){case 1:return n+=y,n-y;case 2:return o+=y,o-y;case 3:return r-=y,r+
y;case 0:return a-=y,a+y}}H.forEach((m,y)=>{if(m.show&&m._show){let S=m.side;m._pos=f(S,m._size),m.label!=null&&(m._lpos=
f(S,m.labelSize))}})}if(F.dataIdx==null){let n=F.hover,o=n.skip=new Set(n.skip??[]);o.add(void 0);let r=n.prox=X(n.prox),
a=n.bias??=0;F.dataIdx=(f,m,y,S)=>{if(m==0)return y;let v=y,M=r(f,m,y,S)??he,T=M>=0&&M<he,C=k.ori==0?Y:E,G=F.left,oe=t[0],
le=t[m];if(o.has(le[y])){v=null;let J=null,$=null,R;if(a==0||a==-1)for(R=y;J==null&&R-- >0;)o.has(le[R])||(J=R);if(a==0||
a==1)for(R=y;$==null&&R++<le.length;)o.has(le[R])||($=R);if(J!=null||$!=null)if(T){let we=J==null?-1/0:N(oe[J],k,C,0),_e=$==
null?1/0:N(oe[$],k,C,0),ze=G-we,fe=_e-G;ze<=fe?ze<=M&&(v=J):fe<=M&&(v=$)}else v=$==null?J:J==null?$:y-J<=$-y?J:$}else T&&
Le(G-N(oe[y],k,C,0))>M&&(v=null);return v}}let Qt=n=>{F.event=n};F.idxs=ce,F._lock=!1;let Ie=F.points;Ie.show=X(Ie.show),
Ie.size=X(Ie.size),Ie.stroke=X(Ie.stroke),Ie.width=X(Ie.width),Ie.fill=X(Ie.fill);let Mt=l.focus=Te({},e.focus||{alpha:.3},
F.focus),ml=Mt.prox>=0,gl=ml&&Ie.one,ut=[],wl=[],yl=[];function Ws(n,o){let r=Ie.show(l,o);if(r instanceof HTMLElement)return nt(
r,Wr),nt(r,n.class),Lt(r,-10,-10,Y,E),A.insertBefore(r,ut[o]),r}function Gs(n,o){if(i==1||o>0){let r=i==1&&_[n.scale].time,
a=n.value;n.value=r?Oo(a)?Bo(ee,Go(a,z)):a||te:a||lu,n.label=n.label||(r?ja:Ka)}if(gl||o>0){n.width=n.width==null?1:n.width,
n.paths=n.paths||gu||ia,n.fillTo=X(n.fillTo||ru),n.pxAlign=+ne(n.pxAlign,D),n.pxRound=Xo(n.pxAlign),n.stroke=X(n.stroke||
null),n.fill=X(n.fill||null),n._stroke=n._fill=n._paths=n._focus=null;let r=nu(je(1,n.width),1),a=n.points=Te({},{size:r,
width:je(1,r*.2),stroke:n.stroke,space:r*2,paths:wu,_stroke:null,_fill:null},n.points);a.show=X(a.show),a.filter=X(a.filter),
a.fill=X(a.fill),a.stroke=X(a.stroke),a.paths=X(a.paths),a.pxAlign=n.pxAlign}if(Ee){let r=nn(n,o);xe.splice(o,0,r[0]),_t.
splice(o,0,r[1]),Z.values.push(null)}if(Ge){ce.splice(o,0,null);let r=null;gl?o==0&&(r=Ws(n,o)):o>0&&(r=Ws(n,o)),ut.splice(
o,0,r),wl.splice(o,0,0),yl.splice(o,0,0)}Re("addSeries",o)}function ir(n,o){o=o??x.length,n=i==1?xs(n,o,Yo,Jo):xs(n,o,{},
Zo),x.splice(o,0,n),Gs(x[o],o)}l.addSeries=ir;function rr(n){if(x.splice(n,1),Ee){Z.values.splice(n,1),_t.splice(n,1);let o=xe.
splice(n,1)[0];hl(null,o.firstChild),o.remove()}Ge&&(ce.splice(n,1),ut.splice(n,1)[0].remove(),wl.splice(n,1),yl.splice(
n,1)),Re("delSeries",n)}l.delSeries=rr;let Xt=[!1,!1,!1,!1];function ar(n,o){if(n._show=n.show,n.show){let r=n.side%2,a=_[n.
scale];a==null&&(n.scale=r?x[1].scale:L,a=_[n.scale]);let f=a.time;n.size=X(n.size),n.space=X(n.space),n.rotate=X(n.rotate),
Bt(n.incrs)&&n.incrs.forEach(y=>{!Ut.has(y)&&Ut.set(y,hi(y))}),n.incrs=X(n.incrs||(a.distr==2?Aa:f?I==1?La:Na:sl)),n.splits=
X(n.splits||(f&&a.distr==1?qe:a.distr==3?ys:a.distr==4?Ja:Za)),n.stroke=X(n.stroke),n.grid.stroke=X(n.grid.stroke),n.ticks.
stroke=X(n.ticks.stroke),n.border.stroke=X(n.border.stroke);let m=n.values;n.values=Bt(m)&&!Bt(m[0])?X(m):f?Bt(m)?Wo(ee,
Io(m,z)):Oo(m)?za(ee,m):m||be:m||qa,n.filter=X(n.filter||(a.distr>=3&&a.log==10?eu:a.distr==3&&a.log==2?tu:ci)),n.font=ni(
n.font),n.labelFont=ni(n.labelFont),n._size=n.size(l,null,o,0),n._space=n._rotate=n._incrs=n._found=n._splits=n._values=
null,n._size>0&&(Xt[o]=!0,n._el=ht(Vr,w))}}function Wl(n,o,r,a){let[f,m,y,S]=r,v=o%2,M=0;return v==0&&(S||m)&&(M=o==0&&!f||
o==2&&!y?Ce(Uo.size/3):0),v==1&&(f||y)&&(M=o==1&&!m||o==3&&!S?Ce(jo.size/2):0),M}let Bs=l.padding=(e.padding||[Wl,Wl,Wl,
Wl]).map(n=>X(ne(n,Wl))),Ht=l._padding=Bs.map((n,o)=>n(l,o,Xt,0)),Ve,Pe=null,De=null,rn=i==1?x[0].idxs:null,wt=null,Gl=!1;
function Us(n,o){if(t=n??[],l.data=l._data=t,i==2){Ve=0;for(let r=1;r<x.length;r++)Ve+=t[r][0].length}else{t.length==0&&
(l.data=l._data=t=[[]]),wt=t[0],Ve=wt.length;let r=t;if(K==2){r=t.slice();let a=r[0]=Array(Ve);for(let f=0;f<Ve;f++)a[f]=
f}l._data=t=r}if(Sl(!0),Re("setData"),K==2&&(dl=!0),o!==!1){let r=k;r.auto(l,Gl)?Hn():It(L,r.min,r.max),Jt=Jt||F.left>=0,
at=!0,vl()}}l.setData=Us;function Hn(){Gl=!0;let n,o;i==1&&(Ve>0?(Pe=rn[0]=0,De=rn[1]=Ve-1,n=t[0][Pe],o=t[0][De],K==2?(n=
Pe,o=De):n==o&&(K==3?[n,o]=xn(n,n,k.log,!1):K==4?[n,o]=Ts(n,n,k.log,!1):k.time?o=n+Ce(86400/I):[n,o]=bn(n,o,Es,!0))):(Pe=
rn[0]=n=null,De=rn[1]=o=null)),It(L,n,o)}let an,bl,$n,In,Wn,Gn,Bn,Un,Yn,Je;function Ys(n,o,r,a,f,m){n??=So,r??=Cs,a??="b\\
utt",f??=So,m??="round",n!=an&&(g.strokeStyle=an=n),f!=bl&&(g.fillStyle=bl=f),o!=$n&&(g.lineWidth=$n=o),m!=Wn&&(g.lineJoin=
Wn=m),a!=Gn&&(g.lineCap=Gn=a),r!=In&&g.setLineDash(In=r)}function Ks(n,o,r,a){o!=bl&&(g.fillStyle=bl=o),n!=Bn&&(g.font=Bn=
n),r!=Un&&(g.textAlign=Un=r),a!=Yn&&(g.textBaseline=Yn=a)}function Kn(n,o,r,a,f=0){if(a.length>0&&n.auto(l,Gl)&&(o==null||
o.min==null)){let m=ne(Pe,0),y=ne(De,a.length-1),S=r.min==null?ea(a,m,y,f,n.distr==3):[r.min,r.max];n.min=xt(n.min,r.min=
S[0]),n.max=je(n.max,r.max=S[1])}}let js={min:null,max:null};function ur(){for(let a in _){let f=_[a];O[a]==null&&(f.min==
null||O[L]!=null&&f.auto(l,Gl))&&(O[a]=js)}for(let a in _){let f=_[a];O[a]==null&&f.from!=null&&O[f.from]!=null&&(O[a]=js)}
O[L]!=null&&Sl(!0);let n={};for(let a in O){let f=O[a];if(f!=null){let m=n[a]=Fl(_[a],ua);if(f.min!=null)Te(m,f);else if(a!=
L||i==2)if(Ve==0&&m.from==null){let y=m.range(l,null,null,a);m.min=y[0],m.max=y[1]}else m.min=he,m.max=-he}}if(Ve>0){x.forEach(
(a,f)=>{if(i==1){let m=a.scale,y=O[m];if(y==null)return;let S=n[m];if(f==0){let v=S.range(l,S.min,S.max,m);S.min=v[0],S.
max=v[1],Pe=vt(S.min,t[0]),De=vt(S.max,t[0]),De-Pe>1&&(t[0][Pe]<S.min&&Pe++,t[0][De]>S.max&&De--),a.min=wt[Pe],a.max=wt[De]}else
a.show&&a.auto&&Kn(S,y,a,t[f],a.sorted);a.idxs[0]=Pe,a.idxs[1]=De}else if(f>0&&a.show&&a.auto){let[m,y]=a.facets,S=m.scale,
v=y.scale,[M,T]=t[f],C=n[S],G=n[v];C!=null&&Kn(C,O[S],m,M,m.sorted),G!=null&&Kn(G,O[v],y,T,y.sorted),a.min=y.min,a.max=y.
max}});for(let a in n){let f=n[a],m=O[a];if(f.from==null&&(m==null||m.min==null)){let y=f.range(l,f.min==he?null:f.min,f.
max==-he?null:f.max,a);f.min=y[0],f.max=y[1]}}}for(let a in n){let f=n[a];if(f.from!=null){let m=n[f.from];if(m.min==null)
f.min=f.max=null;else{let y=f.range(l,m.min,m.max,a);f.min=y[0],f.max=y[1]}}}let o={},r=!1;for(let a in n){let f=n[a],m=_[a];
if(m.min!=f.min||m.max!=f.max){m.min=f.min,m.max=f.max;let y=m.distr;m._min=y==3?Rt(m.min):y==4?us(m.min,m.asinh):y==100?
m.fwd(m.min):m.min,m._max=y==3?Rt(m.max):y==4?us(m.max,m.asinh):y==100?m.fwd(m.max):m.max,o[a]=r=!0}}if(r){x.forEach((a,f)=>{
i==2?f>0&&o.y&&(a._paths=null):o[a.scale]&&(a._paths=null)});for(let a in o)dl=!0,Re("setScale",a);Ge&&F.left>=0&&(Jt=at=
!0)}for(let a in O)O[a]=null}function cr(n){let o=ws(Pe-1,0,Ve-1),r=ws(De+1,0,Ve-1);for(;n[o]==null&&o>0;)o--;for(;n[r]==
null&&r<Ve-1;)r++;return[o,r]}function fr(){if(Ve>0){let n=x.some(o=>o._focus)&&Je!=Mt.alpha;n&&(g.globalAlpha=Je=Mt.alpha),
x.forEach((o,r)=>{if(r>0&&o.show&&(qs(r,!1),qs(r,!0),o._paths==null)){let a=Je;Je!=o.alpha&&(g.globalAlpha=Je=o.alpha);let f=i==
2?[0,t[r][0].length-1]:cr(t[r]);o._paths=o.paths(l,r,f[0],f[1]),Je!=a&&(g.globalAlpha=Je=a)}}),x.forEach((o,r)=>{if(r>0&&
o.show){let a=Je;Je!=o.alpha&&(g.globalAlpha=Je=o.alpha),o._paths!=null&&Zs(r,!1);{let f=o._paths!=null?o._paths.gaps:null,
m=o.points.show(l,r,Pe,De,f),y=o.points.filter(l,r,m,f);(m||y)&&(o.points._paths=o.points.paths(l,r,Pe,De,y),Zs(r,!0))}Je!=
a&&(g.globalAlpha=Je=a),Re("drawSeries",r)}}),n&&(g.globalAlpha=Je=1)}}function qs(n,o){let r=o?x[n].points:x[n];r._stroke=
r.stroke(l,n),r._fill=r.fill(l,n)}function Zs(n,o){let r=o?x[n].points:x[n],{stroke:a,fill:f,clip:m,flags:y,_stroke:S=r.
_stroke,_fill:v=r._fill,_width:M=r.width}=r._paths;M=pe(M*ie,3);let T=null,C=M%2/2;o&&v==null&&(v=M>0?"#fff":S);let G=r.
pxAlign==1&&C>0;if(G&&g.translate(C,C),!o){let oe=Xe-M/2,le=rt-M/2,J=Ze+M,$=gt+M;T=new Path2D,T.rect(oe,le,J,$)}o?jn(S,M,
r.dash,r.cap,v,a,f,y,m):hr(n,S,M,r.dash,r.cap,v,a,f,y,T,m),G&&g.translate(-C,-C)}function hr(n,o,r,a,f,m,y,S,v,M,T){let C=!1;
v!=0&&j.forEach((G,oe)=>{if(G.series[0]==n){let le=x[G.series[1]],J=t[G.series[1]],$=(le._paths||en).band;Bt($)&&($=G.dir==
1?$[0]:$[1]);let R,we=null;le.show&&$&&la(J,Pe,De)?(we=G.fill(l,oe)||m,R=le._paths.clip):$=null,jn(o,r,a,f,we,y,S,v,M,T,
R,$),C=!0}}),C||jn(o,r,a,f,m,y,S,v,M,T)}let Js=Rl|Ss;function jn(n,o,r,a,f,m,y,S,v,M,T,C){Ys(n,o,r,a,f),(v||M||C)&&(g.save(),
v&&g.clip(v),M&&g.clip(M)),C?(S&Js)==Js?(g.clip(C),T&&g.clip(T),cn(f,y),un(n,m,o)):S&Ss?(cn(f,y),g.clip(C),un(n,m,o)):S&
Rl&&(g.save(),g.clip(C),T&&g.clip(T),cn(f,y),g.restore(),un(n,m,o)):(cn(f,y),un(n,m,o)),(v||M||C)&&g.restore()}function un(n,o,r){
r>0&&(o instanceof Map?o.forEach((a,f)=>{g.strokeStyle=an=f,g.stroke(a)}):o!=null&&n&&g.stroke(o))}function cn(n,o){o instanceof
Map?o.forEach((r,a)=>{g.fillStyle=bl=a,g.fill(r)}):o!=null&&n&&g.fill(o)}function pr(n,o,r,a){let f=H[n],m;if(a<=0)m=[0,
0];else{let y=f._space=f.space(l,n,o,r,a),S=f._incrs=f.incrs(l,n,o,r,a,y);m=_u(o,r,S,a,y)}return f._found=m}function qn(n,o,r,a,f,m,y,S,v,M){
let T=y%2/2;D==1&&g.translate(T,T),Ys(S,y,v,M,S),g.beginPath();let C,G,oe,le,J=f+(a==0||a==3?-m:m);r==0?(G=f,le=J):(C=f,
oe=J);for(let $=0;$<n.length;$++)o[$]!=null&&(r==0?C=oe=n[$]:G=le=n[$],g.moveTo(C,G),g.lineTo(oe,le));g.stroke(),D==1&&g.
translate(-T,-T)}function dr(n){let o=!0;return H.forEach((r,a)=>{if(!r.show)return;let f=_[r.scale];if(f.min==null){r._show&&
(o=!1,r._show=!1,Sl(!1));return}else r._show||(o=!1,r._show=!0,Sl(!1));let m=r.side,y=m%2,{min:S,max:v}=f,[M,T]=pr(a,S,v,
y==0?Y:E);if(T==0)return;let C=f.distr==2,G=r._splits=r.splits(l,a,S,v,M,T,C),oe=f.distr==2?G.map(R=>wt[R]):G,le=f.distr==
2?wt[G[1]]-wt[G[0]]:M,J=r._values=r.values(l,r.filter(l,oe,a,T,le),a,T,le);r._rotate=m==2?r.rotate(l,J,a,T):0;let $=r._size;
r._size=pt(r.size(l,J,a,n)),$!=null&&r._size!=$&&(o=!1)}),o}function mr(n){let o=!0;return Bs.forEach((r,a)=>{let f=r(l,
a,Xt,n);f!=Ht[a]&&(o=!1),Ht[a]=f}),o}function gr(){for(let n=0;n<H.length;n++){let o=H[n];if(!o.show||!o._show)continue;
let r=o.side,a=r%2,f,m,y=o.stroke(l,n),S=r==0||r==3?-1:1,[v,M]=o._found;if(o.label!=null){let Ye=o.labelGap*S,lt=Ce((o._lpos+
Ye)*ie);Ks(o.labelFont[0],y,"center",r==2?"top":bo),g.save(),a==1?(f=m=0,g.translate(lt,Ce(rt+gt/2)),g.rotate((r==3?-wn:
wn)/2)):(f=Ce(Xe+Ze/2),m=lt);let ll=ai(o.label)?o.label(l,n,v,M):o.label;g.fillText(ll,f,m),g.restore()}if(M==0)continue;
let T=_[o.scale],C=a==0?Ze:gt,G=a==0?Xe:rt,oe=o._splits,le=T.distr==2?oe.map(Ye=>wt[Ye]):oe,J=T.distr==2?wt[oe[1]]-wt[oe[0]]:
v,$=o.ticks,R=o.border,we=$.show?$.size:0,_e=Ce(we*ie),ze=Ce((o.alignTo==2?o._size-we-o.gap:o.gap)*ie),fe=o._rotate*-wn/
180,ke=V(o._pos*ie),et=(_e+ze)*S,Ue=ke+et;m=a==0?Ue:0,f=a==1?Ue:0;let ct=o.font[0],yt=o.align==1?Cl:o.align==2?is:fe>0?Cl:
fe<0?is:a==0?"center":r==3?is:Cl,At=fe||a==1?"middle":r==2?"top":bo;Ks(ct,y,yt,At);let tt=o.font[1]*o.lineGap,ft=oe.map(
Ye=>V(h(Ye,T,C,G))),bt=o._values;for(let Ye=0;Ye<bt.length;Ye++){let lt=bt[Ye];if(lt!=null){a==0?f=ft[Ye]:m=ft[Ye],lt=""+
lt;let ll=lt.indexOf(\`
\`)==-1?[lt]:lt.split(/\\n/gm);for(let Ke=0;Ke<ll.length;Ke++){let wo=ll[Ke];fe?(g.save(),g.translate(f,m+Ke*tt),g.rotate(
fe),g.fillText(wo,0,0),g.restore()):g.fillText(wo,f,m+Ke*tt)}}}$.show&&qn(ft,$.filter(l,le,n,M,J),a,r,ke,_e,pe($.width*ie,
3),$.stroke(l,n),$.dash,$.cap);let Ct=o.grid;Ct.show&&qn(ft,Ct.filter(l,le,n,M,J),a,a==0?2:1,a==0?rt:Xe,a==0?gt:Ze,pe(Ct.
width*ie,3),Ct.stroke(l,n),Ct.dash,Ct.cap),R.show&&qn([ke],[1],a==0?1:0,a==0?1:2,a==1?rt:Xe,a==1?gt:Ze,pe(R.width*ie,3),
R.stroke(l,n),R.dash,R.cap)}Re("drawAxes")}function Sl(n){x.forEach((o,r)=>{r>0&&(o._paths=null,n&&(i==1?(o.min=null,o.max=
null):o.facets.forEach(a=>{a.min=null,a.max=null})))})}let fn=!1,Zn=!1,Bl=[];function wr(){Zn=!1;for(let n=0;n<Bl.length;n++)
Re(...Bl[n]);Bl.length=0}function vl(){fn||(ga(Qs),fn=!0)}function yr(n,o=!1){fn=!0,Zn=o,n(l),Qs(),o&&Bl.length>0&&queueMicrotask(
wr)}l.batch=yr;function Qs(){if(On&&(ur(),On=!1),dl&&(lr(),dl=!1),sn){if(ye(P,Cl,de),ye(P,"top",Ae),ye(P,Zl,Y),ye(P,Jl,E),
ye(A,Cl,de),ye(A,"top",Ae),ye(A,Zl,Y),ye(A,Jl,E),ye(w,Zl,Nt),ye(w,Jl,jt),b.width=Ce(Nt*ie),b.height=Ce(jt*ie),H.forEach(
({_el:n,_show:o,_size:r,_pos:a,side:f})=>{if(n!=null)if(o){let m=f===3||f===0?r:0,y=f%2==1;ye(n,y?"left":"top",a-m),ye(n,
y?"width":"height",r),ye(n,y?"top":"left",y?Ae:de),ye(n,y?"height":"width",y?E:Y),ms(n,ol)}else nt(n,ol)}),an=bl=$n=Wn=Gn=
Bn=Un=Yn=In=null,Je=1,Kl(!0),de!=pl||Ae!=qt||Y!=kt||E!=Zt){Sl(!1);let n=Y/kt,o=E/Zt;if(Ge&&!Jt&&F.left>=0){F.left*=n,F.top*=
o,xl&&Lt(xl,Ce(F.left),0,Y,E),_l&&Lt(_l,0,Ce(F.top),Y,E);for(let r=0;r<ut.length;r++){let a=ut[r];a!=null&&(wl[r]*=n,yl[r]*=
o,Lt(a,pt(wl[r]),pt(yl[r]),Y,E))}}if(ge.show&&!on&&ge.left>=0&&ge.width>0){ge.left*=n,ge.width*=n,ge.top*=o,ge.height*=o;
for(let r in ls)ye(Tl,r,ge[r])}pl=de,qt=Ae,kt=Y,Zt=E}Re("setSize"),sn=!1}Nt>0&&jt>0&&(g.clearRect(0,0,b.width,b.height),
Re("drawClear"),U.forEach(n=>n()),Re("draw")),ge.show&&on&&(hn(ge),on=!1),Ge&&Jt&&(tl(null,!0,!1),Jt=!1),Z.show&&Z.live&&
at&&(es(),at=!1),p||(p=!0,l.status=1,Re("ready")),Gl=!1,fn=!1}l.redraw=(n,o)=>{dl=o||!1,n!==!1?It(L,k.min,k.max):vl()};function Jn(n,o){
let r=_[n];if(r.from==null){if(Ve==0){let a=r.range(l,o.min,o.max,n);o.min=a[0],o.max=a[1]}if(o.min>o.max){let a=o.min;o.
min=o.max,o.max=a}if(Ve>1&&o.min!=null&&o.max!=null&&o.max-o.min<1e-16)return;n==L&&r.distr==2&&Ve>0&&(o.min=vt(o.min,t[0]),
o.max=vt(o.max,t[0]),o.min==o.max&&o.max++),O[n]=o,On=!0,vl()}}l.setScale=Jn;let Qn,Xn,xl,_l,Xs,eo,kl,Ml,to,lo,me,ve,$t=!1,
He=F.drag,Ne=He.x,Fe=He.y;Ge&&(F.x&&(Qn=ht($r,A)),F.y&&(Xn=ht(Ir,A)),k.ori==0?(xl=Qn,_l=Xn):(xl=Xn,_l=Qn),me=F.left,ve=F.
top);let ge=l.select=Te({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),Tl=ge.show?ht(Hr,ge.over?A:P):null;function hn(n,o){
if(ge.show){for(let r in n)ge[r]=n[r],r in ls&&ye(Tl,r,n[r]);o!==!1&&Re("setSelect")}}l.setSelect=hn;function br(n){if(x[n].
show)Ee&&ms(xe[n],ol);else if(Ee&&nt(xe[n],ol),Ge){let r=gl?ut[0]:ut[n];r!=null&&Lt(r,-10,-10,Y,E)}}function It(n,o,r){Jn(
n,{min:o,max:r})}function Tt(n,o,r,a){o.focus!=null&&kr(n),o.show!=null&&x.forEach((f,m)=>{m>0&&(n==m||n==null)&&(f.show=
o.show,br(m),i==2?(It(f.facets[0].scale,null,null),It(f.facets[1].scale,null,null)):It(f.scale,null,null),vl())}),r!==!1&&
Re("setSeries",n,o),a&&jl("setSeries",l,n,o)}l.setSeries=Tt;function Sr(n,o){Te(j[n],o)}function vr(n,o){n.fill=X(n.fill||
null),n.dir=ne(n.dir,-1),o=o??j.length,j.splice(o,0,n)}function xr(n){n==null?j.length=0:j.splice(n,1)}l.addBand=vr,l.setBand=
Sr,l.delBand=xr;function _r(n,o){x[n].alpha=o,Ge&&ut[n]!=null&&(ut[n].style.opacity=o),Ee&&xe[n]&&(xe[n].style.opacity=o)}
let Ft,Wt,el,El={focus:!0};function kr(n){if(n!=el){let o=n==null,r=Mt.alpha!=1;x.forEach((a,f)=>{if(i==1||f>0){let m=o||
f==0||f==n;a._focus=o?null:m,r&&_r(f,m?1:Mt.alpha)}}),el=n,r&&vl()}}Ee&&ml&&Be(_o,re,n=>{F._lock||(Qt(n),el!=null&&Tt(null,
El,!0,Me.setSeries))});function Et(n,o,r){let a=_[o];r&&(n=n/ie-(a.ori==1?Ae:de));let f=Y;a.ori==1&&(f=E,n=f-n),a.dir==-1&&
(n=f-n);let m=a._min,y=a._max,S=n/f,v=m+(y-m)*S,M=a.distr;return M==3?Dl(10,v):M==4?sa(v,a.asinh):M==100?a.bwd(v):v}function Mr(n,o){
let r=Et(n,L,o);return vt(r,t[0],Pe,De)}l.valToIdx=n=>vt(n,t[0]),l.posToIdx=Mr,l.posToVal=Et,l.valToPos=(n,o,r)=>_[o].ori==
0?u(n,_[o],r?Ze:Y,r?Xe:0):c(n,_[o],r?gt:E,r?rt:0),l.setCursor=(n,o,r)=>{me=n.left,ve=n.top,tl(null,o,r)};function no(n,o){
ye(Tl,Cl,ge.left=n),ye(Tl,Zl,ge.width=o)}function so(n,o){ye(Tl,"top",ge.top=n),ye(Tl,Jl,ge.height=o)}let Ul=k.ori==0?no:
so,Yl=k.ori==1?no:so;function Tr(){if(Ee&&Z.live)for(let n=i==2?1:0;n<x.length;n++){if(n==0&&it)continue;let o=Z.values[n],
r=0;for(let a in o)_t[n][r++].firstChild.nodeValue=o[a]}}function es(n,o){if(n!=null&&(n.idxs?n.idxs.forEach((r,a)=>{ce[a]=
r}):aa(n.idx)||ce.fill(n.idx),Z.idx=ce[0]),Ee&&Z.live){for(let r=0;r<x.length;r++)(r>0||i==1&&!it)&&Er(r,ce[r]);Tr()}at=
!1,o!==!1&&Re("setLegend")}l.setLegend=es;function Er(n,o){let r=x[n],a=n==0&&K==2?wt:t[n],f;it?f=r.values(l,n,o)??Vt:(f=
r.value(l,o==null?null:a[o],n,o),f=f==null?Vt:{_:f}),Z.values[n]=f}function tl(n,o,r){to=me,lo=ve,[me,ve]=F.move(l,me,ve),
F.left=me,F.top=ve,Ge&&(xl&&Lt(xl,Ce(me),0,Y,E),_l&&Lt(_l,0,Ce(ve),Y,E));let a,f=Pe>De;Ft=he,Wt=null;let m=k.ori==0?Y:E,
y=k.ori==1?Y:E;if(me<0||Ve==0||f){a=F.idx=null;for(let S=0;S<x.length;S++){let v=ut[S];v!=null&&Lt(v,-10,-10,Y,E)}ml&&Tt(
null,El,!0,n==null&&Me.setSeries),Z.live&&(ce.fill(a),at=!0)}else{let S,v,M;i==1&&(S=k.ori==0?me:ve,v=Et(S,L),a=F.idx=vt(
v,t[0],Pe,De),M=N(t[0][a],k,m,0));let T=-10,C=-10,G=0,oe=0,le=!0,J="",$="";for(let R=i==2?1:0;R<x.length;R++){let we=x[R],
_e=ce[R],ze=_e==null?null:i==1?t[R][_e]:t[R][1][_e],fe=F.dataIdx(l,R,a,v),ke=fe==null?null:i==1?t[R][fe]:t[R][1][fe];if(at=
at||ke!=ze||fe!=_e,ce[R]=fe,R>0&&we.show){let et=fe==null?-10:fe==a?M:N(i==1?t[0][fe]:t[R][0][fe],k,m,0),Ue=ke==null?-10:
W(ke,i==1?_[we.scale]:_[we.facets[1].scale],y,0);if(ml&&ke!=null){let ct=k.ori==1?me:ve,yt=Le(Mt.dist(l,R,fe,Ue,ct));if(yt<
Ft){let At=Mt.bias;if(At!=0){let tt=Et(ct,we.scale),ft=ke>=0?1:-1,bt=tt>=0?1:-1;bt==ft&&(bt==1?At==1?ke>=tt:ke<=tt:At==1?
ke<=tt:ke>=tt)&&(Ft=yt,Wt=R)}else Ft=yt,Wt=R}}if(at||gl){let ct,yt;k.ori==0?(ct=et,yt=Ue):(ct=Ue,yt=et);let At,tt,ft,bt,
Ct,Ye,lt=!0,ll=Ie.bbox;if(ll!=null){lt=!1;let Ke=ll(l,R);ft=Ke.left,bt=Ke.top,At=Ke.width,tt=Ke.height}else ft=ct,bt=yt,
At=tt=Ie.size(l,R);if(Ye=Ie.fill(l,R),Ct=Ie.stroke(l,R),gl)R==Wt&&Ft<=Mt.prox&&(T=ft,C=bt,G=At,oe=tt,le=lt,J=Ye,$=Ct);else{
let Ke=ut[R];Ke!=null&&(wl[R]=ft,yl[R]=bt,Lo(Ke,At,tt,lt),Ao(Ke,Ye,Ct),Lt(Ke,pt(ft),pt(bt),Y,E))}}}}if(gl){let R=Mt.prox,
we=el==null?Ft<=R:Ft>R||Wt!=el;if(at||we){let _e=ut[0];_e!=null&&(wl[0]=T,yl[0]=C,Lo(_e,G,oe,le),Ao(_e,J,$),Lt(_e,pt(T),
pt(C),Y,E))}}}if(ge.show&&$t)if(n!=null){let[S,v]=Me.scales,[M,T]=Me.match,[C,G]=n.cursor.sync.scales,oe=n.cursor.drag;if(Ne=
oe._x,Fe=oe._y,Ne||Fe){let{left:le,top:J,width:$,height:R}=n.select,we=n.scales[C].ori,_e=n.posToVal,ze,fe,ke,et,Ue,ct=S!=
null&&M(S,C),yt=v!=null&&T(v,G);ct&&Ne?(we==0?(ze=le,fe=$):(ze=J,fe=R),ke=_[S],et=N(_e(ze,C),ke,m,0),Ue=N(_e(ze+fe,C),ke,
m,0),Ul(xt(et,Ue),Le(Ue-et))):Ul(0,m),yt&&Fe?(we==1?(ze=le,fe=$):(ze=J,fe=R),ke=_[v],et=W(_e(ze,G),ke,y,0),Ue=W(_e(ze+fe,
G),ke,y,0),Yl(xt(et,Ue),Le(Ue-et))):Yl(0,y)}else ns()}else{let S=Le(to-Xs),v=Le(lo-eo);if(k.ori==1){let G=S;S=v,v=G}Ne=He.
x&&S>=He.dist,Fe=He.y&&v>=He.dist;let M=He.uni;M!=null?Ne&&Fe&&(Ne=S>=M,Fe=v>=M,!Ne&&!Fe&&(v>S?Fe=!0:Ne=!0)):He.x&&He.y&&
(Ne||Fe)&&(Ne=Fe=!0);let T,C;Ne&&(k.ori==0?(T=kl,C=me):(T=Ml,C=ve),Ul(xt(T,C),Le(C-T)),Fe||Yl(0,y)),Fe&&(k.ori==1?(T=kl,
C=me):(T=Ml,C=ve),Yl(xt(T,C),Le(C-T)),Ne||Ul(0,m)),!Ne&&!Fe&&(Ul(0,0),Yl(0,0))}if(He._x=Ne,He._y=Fe,n==null){if(r){if(go!=
null){let[S,v]=Me.scales;Me.values[0]=S!=null?Et(k.ori==0?me:ve,S):null,Me.values[1]=v!=null?Et(k.ori==1?me:ve,v):null}jl(
rs,l,me,ve,Y,E,a)}if(ml){let S=r&&Me.setSeries,v=Mt.prox;el==null?Ft<=v&&Tt(Wt,El,!0,S):Ft>v?Tt(null,El,!0,S):Wt!=el&&Tt(
Wt,El,!0,S)}}at&&(Z.idx=a,es()),o!==!1&&Re("setCursor")}let Gt=null;Object.defineProperty(l,"rect",{get(){return Gt==null&&
Kl(!1),Gt}});function Kl(n=!1){n?Gt=null:(Gt=A.getBoundingClientRect(),Re("syncRect",Gt))}function oo(n,o,r,a,f,m,y){F._lock||
$t&&n!=null&&n.movementX==0&&n.movementY==0||(ts(n,o,r,a,f,m,y,!1,n!=null),n!=null?tl(null,!0,!0):tl(o,!0,!1))}function ts(n,o,r,a,f,m,y,S,v){
if(Gt==null&&Kl(!1),Qt(n),n!=null)r=n.clientX-Gt.left,a=n.clientY-Gt.top;else{if(r<0||a<0){me=-10,ve=-10;return}let[M,T]=Me.
scales,C=o.cursor.sync,[G,oe]=C.values,[le,J]=C.scales,[$,R]=Me.match,we=o.axes[0].side%2==1,_e=k.ori==0?Y:E,ze=k.ori==1?
Y:E,fe=we?m:f,ke=we?f:m,et=we?a:r,Ue=we?r:a;if(le!=null?r=$(M,le)?h(G,_[M],_e,0):-10:r=_e*(et/fe),J!=null?a=R(T,J)?h(oe,
_[T],ze,0):-10:a=ze*(Ue/ke),k.ori==1){let ct=r;r=a,a=ct}}v&&(o==null||o.cursor.event.type==rs)&&((r<=1||r>=Y-1)&&(r=nl(r,
Y)),(a<=1||a>=E-1)&&(a=nl(a,E))),S?(Xs=r,eo=a,[kl,Ml]=F.move(l,r,a)):(me=r,ve=a)}let ls={width:0,height:0,left:0,top:0};
function ns(){hn(ls,!1)}let io,ro,ao,uo;function co(n,o,r,a,f,m,y){$t=!0,Ne=Fe=He._x=He._y=!1,ts(n,o,r,a,f,m,y,!0,!1),n!=
null&&(Be(as,ps,fo,!1),jl(vo,l,kl,Ml,Y,E,null));let{left:S,top:v,width:M,height:T}=ge;io=S,ro=v,ao=M,uo=T}function fo(n,o,r,a,f,m,y){
$t=He._x=He._y=!1,ts(n,o,r,a,f,m,y,!1,!0);let{left:S,top:v,width:M,height:T}=ge,C=M>0||T>0,G=io!=S||ro!=v||ao!=M||uo!=T;
if(C&&G&&hn(ge),He.setScale&&C&&G){let oe=S,le=M,J=v,$=T;if(k.ori==1&&(oe=v,le=T,J=S,$=M),Ne&&It(L,Et(oe,L),Et(oe+le,L)),
Fe)for(let R in _){let we=_[R];R!=L&&we.from==null&&we.min!=he&&It(R,Et(J+$,R),Et(J,R))}ns()}else F.lock&&(F._lock=!F._lock,
tl(o,!0,n!=null));n!=null&&(hl(as,ps),jl(as,l,me,ve,Y,E,null))}function Ar(n,o,r,a,f,m,y){if(F._lock)return;Qt(n);let S=$t;
if($t){let v=!0,M=!0,T=10,C,G;k.ori==0?(C=Ne,G=Fe):(C=Fe,G=Ne),C&&G&&(v=me<=T||me>=Y-T,M=ve<=T||ve>=E-T),C&&v&&(me=me<kl?
0:Y),G&&M&&(ve=ve<Ml?0:E),tl(null,!0,!0),$t=!1}me=-10,ve=-10,ce.fill(null),tl(null,!0,!0),S&&($t=S)}function ho(n,o,r,a,f,m,y){
F._lock||(Qt(n),Hn(),ns(),n!=null&&jl(ko,l,me,ve,Y,E,null))}function po(){H.forEach(ku),Vn(l.width,l.height,!0)}il(yn,Pl,
po);let Al={};Al.mousedown=co,Al.mousemove=oo,Al.mouseup=fo,Al.dblclick=ho,Al.setSeries=(n,o,r,a)=>{let f=Me.match[2];r=
f(l,o,r),r!=-1&&Tt(r,a,!0,!1)},Ge&&(Be(vo,A,co),Be(rs,A,oo),Be(xo,A,n=>{Qt(n),Kl(!1)}),Be(_o,A,Ar),Be(ko,A,ho),vs.add(l),
l.syncRect=Kl);let pn=l.hooks=e.hooks||{};function Re(n,o,r){Zn?Bl.push([n,o,r]):n in pn&&pn[n].forEach(a=>{a.call(null,
l,o,r)})}(e.plugins||[]).forEach(n=>{for(let o in n.hooks)pn[o]=(pn[o]||[]).concat(n.hooks[o])});let mo=(n,o,r)=>r,Me=Te(
{key:null,setSeries:!1,filters:{pub:Ro,sub:Ro},scales:[L,x[1]?x[1].scale:null],match:[zo,zo,mo],values:[null,null]},F.sync);
Me.match.length==2&&Me.match.push(mo),F.sync=Me;let go=Me.key,ss=Di(go);function jl(n,o,r,a,f,m,y){Me.filters.pub(n,o,r,
a,f,m,y)&&ss.pub(n,o,r,a,f,m,y)}ss.sub(l);function Cr(n,o,r,a,f,m,y){Me.filters.sub(n,o,r,a,f,m,y)&&Al[n](null,o,r,a,f,m,
y)}l.pub=Cr;function Lr(){ss.unsub(l),vs.delete(l),Kt.clear(),gs(yn,Pl,po),d.remove(),re?.remove(),Re("destroy")}l.destroy=
Lr;function os(){Re("init",e,t),Us(t||e.data,!1),O[L]?Jn(L,O[L]):Hn(),on=ge.show&&(ge.width>0||ge.height>0),Jt=at=!0,Vn(
e.width,e.height)}return x.forEach(Gs),H.forEach(ar),s?s instanceof HTMLElement?(s.appendChild(d),os()):s(l,os):os(),l}$e.
assign=Te;$e.fmtNum=As;$e.rangeNum=bn;$e.rangeLog=xn;$e.rangeAsinh=Ts;$e.orient=al;$e.pxRatio=ie;$e.join=ma;$e.fmtDate=Ls,
$e.tzDate=Ta;$e.sync=Di;{$e.addGap=au,$e.clipGaps=Mn;let e=$e.paths={points:Vi};e.linear=$i,e.stepped=fu,e.bars=hu,e.spline=
du}function se(e){return document.getElementById(e)}function ue(e,t,...s){let l=document.createElement(e);return l.className=
t,l.append(...s),l}function Cn(e,t=1){let s=ue("span","key");return s.style.background=\`var(--\${e})\`,s.style.opacity=String(
t),s}function We(e,t){e.textContent!==t&&(e.textContent=t)}function Ot(e,t=1){let s=document.body.appendChild(ue("i",""));
s.style.color=\`color-mix(in srgb, var(--\${e}) \${t*100}%, transparent)\`;let{color:l}=getComputedStyle(s);return s.remove(),
l}var Mu=new Intl.NumberFormat("en-US",{maximumFractionDigits:0}),Tu=new Intl.NumberFormat("en-US",{notation:"compact",maximumFractionDigits:1});
function Oe(e){return Number.isFinite(e)?Mu.format(e):"–"}function Hl(e){return Tu.format(e)}function Pt(e){if(!Number.
isFinite(e))return"–";if(e===0)return"0";let t=Math.abs(e);return t<.001||t>=1e6?Number(e.toPrecision(3)).toExponential().
replace("e+","e"):t>=1e3?Oe(e):String(Number(e.toPrecision(4)))}function $l(e){return Number.isFinite(e)?e.toFixed(4):"–"}
function dt(e){if(!Number.isFinite(e))return"–";let t=["B","kB","MB","GB","TB"],s=e,l=0;for(;s>=1e3&&l<t.length-1;)s/=
1e3,l++;let i=l===0||s>=100?0:1;return\`\${s.toFixed(i)} \${t[l]}\`}function Os(e){if(!Number.isFinite(e))return"–";let t=Math.
round(e),s=i=>String(i).padStart(2,"0");if(t<60)return\`\${t} s\`;let l=Math.floor(t/60);return l<60?\`\${l} min \${s(t%60)} s\`:
\`\${Math.floor(l/60)} h \${s(l%60)} min\`}function Vs(e,t){let s=0,l=0;return e.map(i=>Number.isFinite(i)?(s=t*s+(1-t)*i,l=t*l+(1-t),s/l):i)}function Bi(e,t){let s=t/
e,l=s>1e3?[1]:s>30?[1,3]:s>4?[1,2,3,5]:[1,1.2,1.4,1.6,1.8,2,2.5,3,3.5,4,5,6,7,8,9],i=[],u=Math.ceil(Math.log10(t));for(let c=Math.
floor(Math.log10(e));c<=u;c++)for(let h of l){let p=h*10**c;p>=e&&p<=t&&i.push(p)}return i}var Eu="12px system-ui, sans-serif",Yt=class{#e;#t;#o;#l;#s;#n=[[]];#i=!1;#r=!0;#a=!1;#u=0;#c=!1;#f;constructor(t,s){this.#e=
t,this.#t=s,this.#o=ue("span","readout"),this.#l=ue("div","plot"),this.#l.tabIndex=0,this.#l.setAttribute("role","group"),
this.#l.setAttribute("aria-roledescription","chart");let l=ue("figcaption","",ue("h2","",t.title),this.#o),i=\`card chart\${t.
isWide?" wide":""}\`;se("charts").append(ue("figure",i,l,this.#l)),this.#l.addEventListener("keydown",u=>this.#b(u)),new ResizeObserver(
()=>this.#v()).observe(this.#l),new IntersectionObserver(([u])=>{this.#r=u.isIntersecting,this.#r&&this.#a&&this.draw(this.#n)},
{rootMargin:"200px"}).observe(this.#l),this.#h()}draw(t,s=!1){this.#n=t,this.#p||this.#m(t[0].length-1);let l=t[0].length>
1.1*this.#u;if(this.#a=!this.#r&&!s&&!l,this.#a)return;this.#u=t[0].length;let i=this.#s;if(this.#f===void 0)i.setData(t);else{
let[u,c]=this.#f;i.setData(t,!1),i.setScale("x",{min:u,max:c})}this.#S()}look(t){this.#f=t,this.draw(this.#n)}point(t){let s=this.#s,
l=t===void 0?void 0:this.#n[0][t],i=l===void 0?-10:s.valToPos(l,"x");this.#c=!0,s.setCursor({left:i,top:l===void 0?-10:10},
!1),this.#c=!1,this.#m(t??this.#n[0].length-1)}recolour(){this.#h()}set isLogarithmic(t){this.#i=t,this.#h()}get#p(){return(this.#s.
cursor.left??-1)>=0}#h(){this.#s?.destroy(),this.#s=new $e(this.#d(),this.#n,this.#l);let{over:t}=this.#s;for(let s of["\\
pointerdown","pointermove"])t.addEventListener(s,l=>this.#y(l));t.addEventListener("dblclick",()=>this.#t.zoom(void 0)),
this.draw(this.#n)}#d(){let{lines:t,format:s,tick:l=s,hasZero:i=!1}=this.#e,u=t.findIndex(({isEdge:p})=>p===!0),c={stroke:Ot(
"muted"),font:Eu,grid:{stroke:Ot("grid"),width:1},ticks:{show:!1}},h=this.#i;return{width:Math.max(50,this.#l.clientWidth),
height:Math.max(50,this.#l.clientHeight),legend:{show:!1},padding:[8,12,0,0],scales:{x:{time:!1},y:{distr:h?3:1,range:(p,d,b)=>Cu(
d,b,h,i)}},axes:[{...c,size:30,values:(p,d)=>d.map(b=>Hl(b))},{...c,size:62,values:(p,d)=>d.map(b=>b===null?"":l(b)),...h?
{splits:(p,d,b,g)=>Bi(b,g),filter:(p,d)=>d}:{}}],series:[{},...t.map(Au)],...u<0?{}:{bands:[{series:[u+1,u+2],fill:Ot(t[u].
colour,.13)}]},cursor:{y:!1,drag:{x:!0,y:!1,setScale:!1}},hooks:{setCursor:[p=>this.#g(p)],setSelect:[p=>this.#w(p)]}}}#g(t){
if(this.#c||this.#s===void 0)return;let{idx:s,left:l=-1}=t.cursor,i=l<0||s===null||s===void 0;this.#m(i?this.#n[0].length-
1:s),this.#t.point(this,i?void 0:s)}#w(t){let{left:s,width:l}=t.select;if(l<4)return;let i=[t.posToVal(s,"x"),t.posToVal(
s+l,"x")];t.setSelect({left:0,top:0,width:0,height:0},!1),this.#t.zoom(i)}#y(t){if(t.pointerType==="mouse")return;let s=this.#s,
{left:l}=s.over.getBoundingClientRect();s.setCursor({left:t.clientX-l,top:10})}#b(t){let s=this.#s,l=this.#n[0].length-1,
i=this.#p?s.cursor.idx??l:l,u=Math.max(1,Math.round(l/100)),c={ArrowLeft:i-(t.shiftKey?1:u),ArrowRight:i+(t.shiftKey?1:u),
Home:0,End:l}[t.key];if(t.key==="Escape")s.setCursor({left:-10,top:-10}),this.#t.zoom(void 0);else if(c!==void 0&&l>=0){
t.preventDefault();let h=this.#n[0][Math.max(0,Math.min(l,c))];s.setCursor({left:s.valToPos(h,"x"),top:10})}}#m(t){let s=this.#n[0][t];
if(s===void 0)return;let{lines:l,format:i}=this.#e,u=l.flatMap((c,h)=>{if(c.isEdge)return[];let p=Lu(this.#n[h+1],t);if(p===
void 0)return[];let d=l.length>1?\`\${c.label} \`:"",b=ue("b","",i(p));return[ue("span","",Cn(c.colour,c.alpha),d,b)]});this.#o.
replaceChildren(ue("span","",\`step \${Oe(s)}\`),...u)}#S(){let{title:t,format:s,lines:l}=this.#e,i=this.#n[0],u=l.findIndex(
({isEdge:p})=>p!==!0),c=this.#n[u+1]??[],h=i.length-1;h<0||this.#l.setAttribute("aria-label",\`\${t}: \${s(c[0]??NaN)} at s\\
tep \${Oe(i[0])}, \${s(c[h]??NaN)} at step \${Oe(i[h])}; arrow keys read out other steps\`)}#v(){let{clientWidth:t,clientHeight:s}=this.#l,
l=this.#s;l===void 0||t===0||(l.width!==t||l.height!==s)&&l.setSize({width:t,height:s})}};function Au(e){let{alpha:t=1,isSparse:s=!1,
isFilled:l,isEdge:i}=e,u=Ot(e.colour,i?0:t);return{stroke:u,width:i?0:t<1?1:2,spanGaps:s,...l?{fill:Ot(e.colour,.1)}:{},
points:s?{show:!0,size:6,fill:u,width:0}:{show:!1}}}function Cu(e,t,s,l){if(e===null||t===null)return s?[1,10]:[0,1];if(s){
let u=Math.max(e,1e-12);return[u/1.05,Math.max(t,u)*1.05]}let i=(t-e)*.06||Math.abs(t)*.1||1;return[l?Math.min(0,e):e-i,
t+i]}function Lu(e,t){for(let s=Math.min(t,e.length-1);s>=0;s--){let l=e[s];if(l!=null)return l}}var Ui={finished:"The run is over: all steps were made. The curves stay here as long as this page is open.",interrupted:"\\
The run was ended before its last step. The curves stay here as long as this page is open.",failed:"The run failed: the \\
terminal that it ran in says why."};function ln(e){return Ui[e]!==void 0}function Yi(e,t){let{news:s}=e,{state:l,start:i,
latest:u,steps:c}=s,h=se("state"),p=t?"lost":l;h.dataset.state!==p&&(h.dataset.state=p,We(h,t?"no connection":l));let d=se(
"notice"),b=t?"The connection is lost: the program ended, or it is busy. Trying again.":Ui[l];if(d.hidden=b===void 0,d.dataset.
kind=t||l==="failed"?"bad":"good",We(d,b??""),Pu(e),i===void 0)return;We(se("title"),\`\${i.preset} · \${Oe(i.params)} par\\
ameters\`),We(se("subtitle"),\`\${i.backend} (\${i.library}), \${i.threads} \${i.threads===1?"thread":"threads"}, vocabulary \${Oe(
i.vocab)}, seed \${i.seed}\`);let g=Math.floor(100*(u?.step??0)/c),w=l==="running"?\`\${g} %\`:l;document.title=\`\${w} · \${i.
preset} · Fluxion\`}function Pu({news:e}){let{latest:t,steps:s,seconds:l,state:i,saved:u}=e,c=t?.step??0,h=t?.steps_per_second??
0,p=se("progress");p.max=Math.max(1,s),p.value=c;let d=s>0?\` · \${(100*c/s).toFixed(1)} %\`:"",b=u===void 0?"":\` · saved \\
after step \${Oe(u.step)}\`;We(se("done"),\`step \${Oe(c)} of \${Oe(s)}\${d}\${b}\`);let g=i==="running"&&h>0&&c<s?\`, \${Os((s-c)/
h)} to go\`:"";We(se("left"),\`\${Os(l)}\${g}\`)}var Ln=class{#e;#t;#o;#l;#s;#n;#i;#r=new Set;#a=!1;#u=0;constructor(t){this.#e=t,this.#t=new Yt({title:"Loss",isWide:!0,
format:$l,tick:Pt,lines:[{label:"highest",colour:"blue",isEdge:!0},{label:"lowest",colour:"blue",isEdge:!0},{label:"each\\
 step",colour:"blue",alpha:.35},{label:"smoothed",colour:"blue"},{label:"validation",colour:"orange",isSparse:!0}]},this),
this.#o=new Yt({title:"Learning rate",format:Pt,lines:[{label:"learning rate",colour:"violet"}],hasZero:!0},this),this.#l=
new Yt({title:"Gradient norm",format:Pt,lines:[{label:"each step",colour:"green",alpha:.4},{label:"smoothed",colour:"gre\\
en"}],hasZero:!0},this),this.#s=new Yt({title:"Steps a second",format:Pt,tick:Hl,lines:[{label:"steps a second",colour:"\\
blue",isFilled:!0}],hasZero:!0},this),this.#n=new Yt({title:"Memory",format:dt,lines:[{label:"process",colour:"orange"},
{label:"arena",colour:"violet",isFilled:!0}],hasZero:!0},this),this.#i=[this.#t,this.#l,this.#o,this.#s,this.#n],this.#d()}draw(){
for(let t of this.#i)this.#r.add(t);if(ln(this.#e.news.state))for(let t of this.#i)this.#f(t);else this.#a||this.#c()}recolour(){
for(let t of this.#i)t.recolour()}point(t,s){for(let l of this.#i)l!==t&&l.point(s)}zoom(t){se("zoom").disabled=t===void 0;
for(let s of this.#i)s.look(t)}#c(){this.#a=!1;let[t]=this.#r;t!==void 0&&(this.#f(t),this.#a=this.#r.size>0,this.#a&&requestAnimationFrame(
()=>this.#c()))}#f(t){this.#r.delete(t),t.draw(this.#p(t),ln(this.#e.news.state))}#p(t){let{step:s,columns:l}=this.#e,{low:i,
high:u,norm:c}=l,h=this.#u;switch(t){case this.#t:{let p=Vs(l.loss,h),{loss:d}=l;return[s,u,i,d,p,this.#h()]}case this.#l:
return[s,c,Vs(c,h)];case this.#o:return[s,l.rate];case this.#s:return[s,l.speed.map(p=>p||null)];default:return[s,l.resident,
l.arena]}}#h(){let t=new Array(this.#e.step.length).fill(null);for(let{step:s,val_loss:l}of this.#e.evaluations)t[this.#e.
indexOf(s)]=l;return t}#d(){let t=se("smoothing"),s=()=>{this.#u=1-10**-t.valueAsNumber,We(se("weight"),this.#u.toFixed(
3)),t.setAttribute("aria-valuetext",this.#u.toFixed(3)),this.draw()};t.addEventListener("input",s),s();let l=se("log");l.
addEventListener("change",()=>{this.#t.isLogarithmic=l.checked}),se("zoom").addEventListener("click",()=>this.zoom(void 0))}};var Ki={parameters:"blue",gradients:"green",moments:"violet",workspace:"orange",other:"grey"},Du={parameters:"parameters",
gradients:"gradients",moments:"moments",workspace:"workspace",other:"batches, rest"},Pn=class{#e;constructor(){new ResizeObserver(
()=>this.recolour()).observe(se("memory"))}draw(t){t===void 0||t===this.#e||(this.#e=t,se("memory").hidden=!1,We(se("mem\\
ory-text"),\`\${dt(t.used)} in use, \${dt(t.capacity)} taken from the system\`),se("bar").replaceChildren(...t.regions.map(s=>{
let l=ue("div","");return l.style.flexGrow=String(s.bytes/t.used),l.style.background=\`var(--\${Ki[s.kind]})\`,l})),se("leg\\
end").replaceChildren(...t.regions.map(s=>Nu(s,t.used))),this.recolour())}recolour(){let t=this.#e?.workspace;se("plan").
hidden=t===void 0,t!==void 0&&Fu(t)}};function Nu({kind:e,bytes:t,tensors:s},l){let i=\`\${dt(t)} · \${(100*t/l).toFixed(1)}\\
 %\`,u=[Cn(Ki[e]),Du[e],ue("span","size",i)];if(s.length===0)return ue("div","row",...u);let c=s.map(({name:h,bytes:p})=>ue(
"li","",ue("span","",h),ue("span","size",dt(p))));return ue("details","",ue("summary","",...u),ue("ul","",...c))}function Fu({
buffers:e,calls:t,bytes:s}){let l=se("boxes"),i=devicePixelRatio;l.width=l.clientWidth*i,l.height=l.clientHeight*i;let u=l.
getContext("2d"),c=l.width/t,h=l.height/s;u.fillStyle=Ot("orange",.45),u.strokeStyle=Ot("card"),u.lineWidth=i;for(let{first:b,
last:g,offset:w,bytes:P}of e){let A=b*c,D=Math.max(i,(g+1-b)*c),V=Math.max(i,P*h);u.fillRect(A,w*h,D,V),V>4*i&&D>4*i&&u.
strokeRect(A,w*h,D,V)}let p=e.reduce((b,{bytes:g})=>b+g,0),d=\`The workspace of a step: \${Oe(e.length)} temporary results\\
 of \${dt(p)} share \${dt(s)}. From left to right the \${Oe(t)} kernel calls, from top to bottom the memory; a box is one r\\
esult, from its first use to its last.\`;We(se("plan-text"),d),l.setAttribute("aria-label",d)}var Ru=50,Dn=class{#e=[];#t=0;draw({samples:t}){let s=se("samples");for(t!==this.#e&&(s.replaceChildren(),this.#e=t,this.#t=
0);this.#t<t.length;this.#t++){let{step:l,text:i}=t[this.#t];s.prepend(ue("li","",ue("p","",\`after step \${Oe(l)}\`),ue("p\\
re","",i)))}for(;s.childElementCount>Ru;)s.lastElementChild.remove();se("no-samples").hidden=t.length>0}};var Nn=["loss","low","high","rate","norm","speed","arena","resident"];var Fn=class{step=[];columns=Ou();evaluations=[];samples=[];news={seconds:0,state:"waiting",steps:0};#e=1;#t=1;get stride(){
return this.#t}apply(t){let{reset:s,points:l,evaluations:i,samples:u,...c}=t;s===!0&&this.#o(),this.news={...this.news,...c},
l!==void 0&&this.#l(l),i!==void 0&&this.evaluations.push(...i),u!==void 0&&this.samples.push(...u)}indexOf(t){let s=Math.
ceil((t-this.#e+1)/this.#t)-1;return Math.max(0,Math.min(this.step.length-1,s))}#o(){this.step.length=0;for(let t of Nn)
this.columns[t].length=0;this.evaluations=[],this.samples=[],this.news={seconds:0,state:"waiting",steps:0}}#l({first:t,stride:s,
from:l,columns:i}){this.#e=t,this.#t=s;let u=0;for(let c of Nn){let h=this.columns[c];h.length=l;for(let p of zu(i[c]))h.
push(p);u=h.length}this.step.length=l;for(let c=l;c<u;c++)this.step.push(t+(c+1)*s-1)}};function zu(e){let t=Uint8Array.
from(atob(e),s=>s.charCodeAt(0));return new Float32Array(t.buffer)}function Ou(){return Object.fromEntries(Nn.map(e=>[e,
[]]))}var Rn=["auto","light","dark"],ji="fluxion-theme";function qi(e){let t=Vu(),s=se("theme"),l=()=>{document.documentElement.
dataset.theme=t,We(s,t),s.setAttribute("aria-label",\`theme: \${t}; press for the next\`),e()};s.addEventListener("click",()=>{
t=Rn[(Rn.indexOf(t)+1)%Rn.length];try{localStorage.setItem(ji,t)}catch{}l()}),matchMedia("(prefers-color-scheme: dark)").
addEventListener("change",e),l()}function Vu(){try{let e=localStorage.getItem(ji);return Rn.find(t=>t===e)??"auto"}catch{
return"auto"}}var zn=class{#e=new Map;draw(t){for(let[s,l,i]of Hu(t)){let u=this.#t(s);u.value.data!==l&&(u.value.data=l),We(u.remark,
i)}}#t(t){let s=this.#e.get(t);if(s!==void 0)return s;let l=document.createTextNode(""),i=ue("small","");se("tiles").append(
ue("div","",ue("dt","",t),ue("dd","",l,i)));let u={value:l,remark:i};return this.#e.set(t,u),u}};function Hu({news:e,evaluations:t}){
let{latest:s}=e,l=t.reduce((c,h)=>h.val_loss<c.val_loss?h:c,{step:0,val_loss:1/0}),i=t.at(-1)?.val_loss??NaN,u=s===void 0;
return[["Loss",$l(s?.loss??NaN),$u(s?.loss??NaN)],["Validation",$l(i),l.step===0?"not measured yet":\`best \${$l(l.val_loss)}\\
 at \${Oe(l.step)}\`],["Steps a second",Pt(s?.steps_per_second||NaN),u?"":\`\${Hl(s.tokens_per_second)} tokens a second\`],["\\
Gradient norm",Pt(s?.grad_norm??NaN),"before clipping"],["Learning rate",Pt(s?.lr??NaN),"of the last step"],["Memory",dt(
s?.rss_bytes||NaN),u?"":\`\${dt(s.arena_bytes)} in the arena\`]]}function $u(e){return Number.isFinite(e)?\`perplexity \${Pt(
Math.exp(e))}\`:"before the first step"}var ul=new Fn,Ji=new Ln(ul),Iu=new zn,Wu=new Dn,Qi=new Pn,Hs=!1,$s=!1;function Xi(){$s=!1,Yi(ul,Hs),Iu.draw(ul),Ji.draw(),
Wu.draw(ul),Qi.draw(ul.news.memory)}function Zi(){$s||($s=!0,requestAnimationFrame(Xi))}qi(()=>{Ji.recolour(),Qi.recolour()});
var Gu=5e3;function er(){let e=new EventSource("events");e.addEventListener("message",({data:t})=>{ul.apply(JSON.parse(t)),
Hs=!1,ln(ul.news.state)&&e.close(),Zi()}),e.addEventListener("error",()=>{Hs=!0,Zi(),e.readyState===EventSource.CLOSED&&
setTimeout(er,Gu)})}er();Xi();})();</script>
  </body>
</html>
`;

/** What the document may do: run its own script, and ask its own server. */
export const pagePolicy: string = `default-src 'none'; script-src 'sha256-ay5afT3VG6i8Lv77XvfToLZ7OkJzj4py4PEZ57al2o8='; style-src 'sha256-ZbhpPW4DXsAj2fOWrgAmVnro/52RBum7iuTNWvCMIn0='; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
