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
    <script>(()=>{var Rr="uplot",zr="u-hz",Or="u-vt",Vr="u-title",Hr="u-wrap",$r="u-under",Ir="u-over",Wr="u-axis",ol="u-off",Gr="u-select",
Br="u-cursor-x",Ur="u-cursor-y",Yr="u-cursor-pt",Kr="u-legend",jr="u-live",qr="u-inline",Zr="u-series",Jr="u-marker",So="\\
u-label",Qr="u-value",Zl="width",Jl="height";var vo="bottom",Cl="left",rs="right",ks="#000",xo=ks+"0",as="mousemove",_o="mousedown",us="mouseup",ko="mouseenter",Mo="\\
mouseleave",To="dblclick",Xr="resize",ea="scroll",Eo="change",yn="dppxchange",Ms="--",zl=typeof window<"u",ds=zl?document:
null,Pl=zl?window:null,ta=zl?navigator:null,ie,dn;function ms(){let e=devicePixelRatio;ie!=e&&(ie=e,dn&&ws(Eo,dn,ms),dn=
matchMedia(\`(min-resolution: \${ie-.001}dppx) and (max-resolution: \${ie+.001}dppx)\`),il(Eo,dn,ms),Pl.dispatchEvent(new CustomEvent(
yn)))}function nt(e,t){if(t!=null){let s=e.classList;!s.contains(t)&&s.add(t)}}function gs(e,t){let s=e.classList;s.contains(
t)&&s.remove(t)}function ye(e,t,s){e.style[t]=s+"px"}function St(e,t,s,l){let i=ds.createElement(e);return t!=null&&nt(i,
t),s?.insertBefore(i,l),i}function ht(e,t){return St("div",e,t)}var Ao=new WeakMap;function Lt(e,t,s,l,i){let f="transla\\
te("+t+"px,"+s+"px)",u=Ao.get(e);f!=u&&(e.style.transform=f,Ao.set(e,f),t<0||s<0||t>l||s>i?nt(e,ol):gs(e,ol))}var Co=new WeakMap;
function Lo(e,t,s){let l=t+s,i=Co.get(e);l!=i&&(Co.set(e,l),e.style.background=t,e.style.borderColor=s)}var Po=new WeakMap;
function Do(e,t,s,l){let i=t+""+s,f=Po.get(e);i!=f&&(Po.set(e,i),e.style.height=s+"px",e.style.width=t+"px",e.style.marginLeft=
l?-t/2+"px":0,e.style.marginTop=l?-s/2+"px":0)}var Ts={passive:!0},la={...Ts,capture:!0};function il(e,t,s,l){t.addEventListener(
e,s,l?la:Ts)}function ws(e,t,s,l){t.removeEventListener(e,s,Ts)}zl&&ms();function vt(e,t,s,l){let i;s=s||0,l=l||t.length-
1;let f=l<=2147483647;for(;l-s>1;)i=f?s+l>>1:st((s+l)/2),t[i]<e?s=i:l=i;return e-t[s]<=t[l]-e?s:l}function ii(e){return(s,l,i)=>{
let f=-1,u=-1;for(let h=l;h<=i;h++)if(e(s[h])){f=h;break}for(let h=i;h>=l;h--)if(e(s[h])){u=h;break}return[f,u]}}var ri=e=>e!=
null,ai=e=>e!=null&&e>0,vn=ii(ri),na=ii(ai);function sa(e,t,s,l=0,i=!1){let f=i?na:vn,u=i?ai:ri;[t,s]=f(e,t,s);let h=e[t],
p=e[t];if(t>-1)if(l==1)h=e[t],p=e[s];else if(l==-1)h=e[s],p=e[t];else for(let d=t;d<=s;d++){let b=e[d];u(b)&&(b<h?h=b:b>
p&&(p=b))}return[h??he,p??-he]}function xn(e,t,s,l){let i=Ro(e),f=Ro(t);e==t&&(i==-1?(e*=s,t/=s):(e/=s,t*=s));let u=s==10?
Rt:ui,h=i==1?st:pt,p=f==1?pt:st,d=h(u(Le(e))),b=p(u(Le(t))),g=Dl(s,d),w=Dl(s,b);return s==10&&(d<0&&(g=pe(g,-d)),b<0&&(w=
pe(w,-b))),l||s==2?(e=g*i,t=w*f):(e=pi(e,g),t=_n(t,w)),[e,t]}function Es(e,t,s,l){let i=xn(e,t,s,l);return e==0&&(i[0]=0),
t==0&&(i[1]=0),i}var As=.1,No={mode:3,pad:As},Xl={pad:0,soft:null,mode:0},oa={min:Xl,max:Xl};function bn(e,t,s,l){return kn(
s)?Fo(e,t,s):(Xl.pad=s,Xl.soft=l?0:null,Xl.mode=l?3:0,Fo(e,t,oa))}function se(e,t){return e??t}function ia(e,t,s){for(t=
se(t,0),s=se(s,e.length-1);t<=s;){if(e[t]!=null)return!0;t++}return!1}function Fo(e,t,s){let l=s.min,i=s.max,f=se(l.pad,
0),u=se(i.pad,0),h=se(l.hard,-he),p=se(i.hard,he),d=se(l.soft,he),b=se(i.soft,-he),g=se(l.mode,0),w=se(i.mode,0),L=t-e,C=Rt(
L),R=je(Le(e),Le(t)),V=Rt(R),$=Le(V-C);(L<1e-24||$>10)&&(L=0,(e==0||t==0)&&(L=1e-24,g==2&&d!=he&&(f=0),w==2&&b!=-he&&(u=
0)));let x=L||R||1e3,H=Rt(x),_=Dl(10,st(H)),j=x*(L==0?e==0?.1:1:f),P=pe(pi(e-j,_/10),24),q=e>=d&&(g==1||g==3&&P<=d||g==2&&
P>=d)?d:he,U=je(h,P<q&&e>=q?q:xt(q,P)),Q=x*(L==0?t==0?.1:1:u),B=pe(_n(t+Q,_/10),24),k=t<=b&&(w==1||w==3&&B>=b||w==2&&B<=
b)?b:-he,K=xt(p,B>k&&t<=k?k:je(k,B));return U==K&&U==0&&(K=100),[U,K]}var ra=new Intl.NumberFormat(zl?ta.language:"en-US"),
Cs=e=>ra.format(e),ot=Math,wn=ot.PI,Le=ot.abs,st=ot.floor,Ce=ot.round,pt=ot.ceil,xt=ot.min,je=ot.max,Dl=ot.pow,Ro=ot.sign,
Rt=ot.log10,ui=ot.log2,aa=(e,t=1)=>ot.sinh(e)*t,fs=(e,t=1)=>ot.asinh(e/t),he=1/0;function zo(e){return(Rt((e^e>>31)-(e>>
31))|0)+1}function ys(e,t,s){return xt(je(e,t),s)}function fi(e){return typeof e=="function"}function X(e){return fi(e)?
e:()=>e}var ua=()=>{},ci=e=>e,hi=(e,t)=>t,fa=e=>null,Oo=e=>!0,Vo=(e,t)=>e==t,ca=/\\.\\d*?(?=9{6,}|0{6,})/gm,rl=e=>{if(mi(e)||
Ut.has(e))return e;let t=\`\${e}\`,s=t.match(ca);if(s==null)return e;let l=s[0].length-1;if(t.indexOf("e-")!=-1){let[i,f]=t.
split("e");return+\`\${rl(i)}e\${f}\`}return pe(e,l)};function nl(e,t){return rl(pe(rl(e/t))*t)}function _n(e,t){return rl(pt(
rl(e/t))*t)}function pi(e,t){return rl(st(rl(e/t))*t)}function pe(e,t=0){if(mi(e))return e;let s=10**t,l=e*s*(1+Number.EPSILON);
return Ce(l)/s}var Ut=new Map;function di(e){return((""+e).split(".")[1]||"").length}function tn(e,t,s,l){let i=[],f=l.map(
di);for(let u=t;u<s;u++){let h=Le(u),p=pe(Dl(e,u),h);for(let d=0;d<l.length;d++){let b=e==10?+\`\${l[d]}e\${u}\`:l[d]*p,g=(u>=
0?0:h)+(u>=f[d]?0:f[d]),w=e==10?b:pe(b,g);i.push(w),Ut.set(w,g)}}return i}var en={},Ls=[],Nl=[null,null],Bt=Array.isArray,
mi=Number.isInteger,ha=e=>e===void 0;function Ho(e){return typeof e=="string"}function kn(e){let t=!1;if(e!=null){let s=e.
constructor;t=s==null||s==Object}return t}function pa(e){return e!=null&&typeof e=="object"}var da=Object.getPrototypeOf(
Uint8Array),gi="__proto__";function Fl(e,t=kn){let s;if(Bt(e)){let l=e.find(i=>i!=null);if(Bt(l)||t(l)){s=Array(e.length);
for(let i=0;i<e.length;i++)s[i]=Fl(e[i],t)}else s=e.slice()}else if(e instanceof da)s=e.slice();else if(t(e)){s={};for(let l in e)
l!=gi&&(s[l]=Fl(e[l],t))}else s=e;return s}function Te(e){let t=arguments;for(let s=1;s<t.length;s++){let l=t[s];for(let i in l)
i!=gi&&(kn(e[i])?Te(e[i],Fl(l[i])):e[i]=Fl(l[i]))}return e}var ma=0,ga=1,wa=2;function ya(e,t,s){for(let l=0,i,f=-1;l<t.
length;l++){let u=t[l];if(u>f){for(i=u-1;i>=0&&e[i]==null;)e[i--]=null;for(i=u+1;i<s&&e[i]==null;)e[f=i++]=null}}}function ba(e,t){
if(xa(e)){let u=e[0].slice();for(let h=1;h<e.length;h++)u.push(...e[h].slice(1));return _a(u[0])||(u=va(u)),u}let s=new Set;
for(let u=0;u<e.length;u++){let p=e[u][0],d=p.length;for(let b=0;b<d;b++)s.add(p[b])}let l=[Array.from(s).sort((u,h)=>u-
h)],i=l[0].length,f=new Map;for(let u=0;u<i;u++)f.set(l[0][u],u);for(let u=0;u<e.length;u++){let h=e[u],p=h[0];for(let d=1;d<
h.length;d++){let b=h[d],g=Array(i).fill(void 0),w=t?t[u][d]:ga,L=[];for(let C=0;C<b.length;C++){let R=b[C],V=f.get(p[C]);
R===null?w!=ma&&(g[V]=R,w==wa&&L.push(V)):g[V]=R}ya(g,L,i),l.push(g)}}return l}var Sa=typeof queueMicrotask>"u"?e=>Promise.
resolve().then(e):queueMicrotask;function va(e){let t=e[0],s=t.length,l=Array(s);for(let f=0;f<l.length;f++)l[f]=f;l.sort(
(f,u)=>t[f]-t[u]);let i=[];for(let f=0;f<e.length;f++){let u=e[f],h=Array(s);for(let p=0;p<s;p++)h[p]=u[l[p]];i.push(h)}
return i}function xa(e){let t=e[0][0],s=t.length;for(let l=1;l<e.length;l++){let i=e[l][0];if(i.length!=s)return!1;if(i!=
t){for(let f=0;f<s;f++)if(i[f]!=t[f])return!1}}return!0}function _a(e,t=100){let s=e.length;if(s<=1)return!0;let l=0,i=s-
1;for(;l<=i&&e[l]==null;)l++;for(;i>=l&&e[i]==null;)i--;if(i<=l)return!0;let f=je(1,st((i-l+1)/t));for(let u=e[l],h=l+f;h<=
i;h+=f){let p=e[h];if(p!=null){if(p<=u)return!1;u=p}}return!0}var wi=["January","February","March","April","May","June",
"July","August","September","October","November","December"],yi=["Sunday","Monday","Tuesday","Wednesday","Thursday","Fri\\
day","Saturday"];function bi(e){return e.slice(0,3)}var ka=yi.map(bi),Ma=wi.map(bi),Ta={MMMM:wi,MMM:Ma,WWWW:yi,WWW:ka};function ql(e){
return(e<10?"0":"")+e}function Ea(e){return(e<10?"00":e<100?"0":"")+e}var Aa={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+
"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>ql(e.getMonth()+1),M:e=>e.getMonth()+
1,DD:e=>ql(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>ql(e.getHours()),
H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=
12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>ql(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>ql(e.getSeconds()),s:e=>e.
getSeconds(),fff:e=>Ea(e.getMilliseconds())};function Ps(e,t){t=t||Ta;let s=[],l=/\\{([a-z]+)\\}|[^{]+/gi,i;for(;i=l.exec(
e);)s.push(i[0][0]=="{"?Aa[i[1]]:i[0]);return f=>{let u="";for(let h=0;h<s.length;h++)u+=typeof s[h]=="string"?s[h]:s[h](
f,t);return u}}var Ca=new Intl.DateTimeFormat().resolvedOptions().timeZone;function La(e,t){let s;return t=="UTC"||t=="E\\
tc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):t==Ca?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:t})),s.setMilliseconds(
e.getMilliseconds())),s}var Si=e=>e%1==0,Sn=[1,2,2.5,5],Pa=tn(10,-32,0,Sn),vi=tn(10,0,32,Sn),Da=vi.filter(Si),sl=Pa.concat(
vi),Ds=\`
\`,xi="{YYYY}",$o=Ds+xi,_i="{M}/{D}",Ql=Ds+_i,mn=Ql+"/{YY}",ki="{aa}",Na="{h}:{mm}",Ll=Na+ki,Io=Ds+Ll,Wo=":{ss}",ae=null;
function Mi(e){let t=e*1e3,s=t*60,l=s*60,i=l*24,f=i*30,u=i*365,p=(e==1?tn(10,0,3,Sn).filter(Si):tn(10,-3,0,Sn)).concat([
t,t*5,t*10,t*15,t*30,s,s*5,s*10,s*15,s*30,l,l*2,l*3,l*4,l*6,l*8,l*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,f,f*2,f*
3,f*4,f*6,u,u*2,u*5,u*10,u*25,u*50,u*100]),d=[[u,xi,ae,ae,ae,ae,ae,ae,1],[i*28,"{MMM}",$o,ae,ae,ae,ae,ae,1],[i,_i,$o,ae,
ae,ae,ae,ae,1],[l,"{h}"+ki,mn,ae,Ql,ae,ae,ae,1],[s,Ll,mn,ae,Ql,ae,ae,ae,1],[t,Wo,mn+" "+Ll,ae,Ql+" "+Ll,ae,Io,ae,1],[e,Wo+
".{fff}",mn+" "+Ll,ae,Ql+" "+Ll,ae,Io,ae,1]];function b(g){return(w,L,C,R,V,$)=>{let x=[],H=V>=u,_=V>=f&&V<u,j=g(C),P=pe(
j*e,3),q=cs(j.getFullYear(),H?0:j.getMonth(),_||H?1:j.getDate()),U=pe(q*e,3);if(_||H){let Q=_?V/f:0,B=H?V/u:0,k=P==U?P:pe(
cs(q.getFullYear()+B,q.getMonth()+Q,1)*e,3),K=new Date(Ce(k/e)),D=K.getFullYear(),W=K.getMonth();for(let O=0;k<=R;O++){let ee=cs(
D+B*O,W+Q*O,1),z=ee-g(pe(ee*e,3));k=pe((+ee+z)*e,3),k<=R&&x.push(k)}}else{let Q=V>=i?i:V,B=st(C)-st(P),k=U+B+_n(P-U,Q);x.
push(k);let K=g(k),D=K.getHours()+K.getMinutes()/s+K.getSeconds()/l,W=V/l,O=w.axes[L]._space,ee=$/O;for(;k=pe(k+V,e==1?0:
3),!(k>R);)if(W>1){let z=st(pe(D+W,6))%24,le=g(k).getHours()-z;le>1&&(le=-1),k-=le*l,D=(D+W)%24;let fe=x[x.length-1];pe(
(k-fe)/V,3)*ee>=.7&&x.push(k)}else x.push(k)}return x}}return[p,d,b]}var[Fa,Ra,za]=Mi(1),[Oa,Va,Ha]=Mi(.001);tn(2,-53,53,
[1]);function Go(e,t){return e.map(s=>s.map((l,i)=>i==0||i==8||l==null?l:t(i==1||s[8]==0?l:s[1]+l)))}function Bo(e,t){return(s,l,i,f,u)=>{
let h=t.find(C=>u>=C[0])||t[t.length-1],p,d,b,g,w,L;return l.map(C=>{let R=e(C),V=R.getFullYear(),$=R.getMonth(),x=R.getDate(),
H=R.getHours(),_=R.getMinutes(),j=R.getSeconds(),P=V!=p&&h[2]||$!=d&&h[3]||x!=b&&h[4]||H!=g&&h[5]||_!=w&&h[6]||j!=L&&h[7]||
h[1];return p=V,d=$,b=x,g=H,w=_,L=j,P(R)})}}function $a(e,t){let s=Ps(t);return(l,i,f,u,h)=>i.map(p=>s(e(p)))}function cs(e,t,s){
return new Date(e,t,s)}function Uo(e,t){return t(e)}var Ia="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Yo(e,t){return(s,l,i,f)=>f==
null?Ms:t(e(l))}function Wa(e,t){let s=e.series[t];return s.width?s.stroke(e,t):s.points.width?s.points.stroke(e,t):null}
function Ga(e,t){return e.series[t].fill(e,t)}var Ba={show:!0,live:!0,isolate:!1,mount:ua,markers:{show:!0,width:2,stroke:Wa,
fill:Ga,dash:"solid"},idx:null,idxs:null,values:[]};function Ua(e,t){let s=e.cursor.points,l=ht(),i=s.size(e,t);ye(l,Zl,
i),ye(l,Jl,i);let f=i/-2;ye(l,"marginLeft",f),ye(l,"marginTop",f);let u=s.width(e,t,i);return u&&ye(l,"borderWidth",u),l}
function Ya(e,t){let s=e.series[t].points;return s._fill||s._stroke}function Ka(e,t){let s=e.series[t].points;return s._stroke||
s._fill}function ja(e,t){return e.series[t].points.size}var hs=[0,0];function qa(e,t,s){return hs[0]=t,hs[1]=s,hs}function gn(e,t,s,l=!0){
return i=>{i.button==0&&(!l||i.target==t)&&s(i)}}function ps(e,t,s,l=!0){return i=>{(!l||i.target==t)&&s(i)}}var Za={show:!0,
x:!0,y:!0,lock:!1,move:qa,points:{one:!1,show:Ua,size:ja,width:0,stroke:Ka,fill:Ya},bind:{mousedown:gn,mouseup:gn,click:gn,
dblclick:gn,mousemove:ps,mouseleave:ps,mouseenter:ps},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),
t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,s,l,i)=>l-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},
left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Ti={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},Ns=Te({},Ti,
{filter:hi}),Ei=Te({},Ns,{size:10}),Ai=Te({},Ti,{show:!1}),Fs='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helve\\
tica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',
Ci="bold "+Fs,Li=1.5,Ko={show:!0,scale:"x",stroke:ks,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ci,
side:2,grid:Ns,ticks:Ei,border:Ai,font:Fs,lineGap:Li,rotate:0},Ja="Value",Qa="Time",jo={show:!0,scale:"x",auto:!1,sorted:1,
min:he,max:-he,idxs:[]};function Xa(e,t,s,l,i){return t.map(f=>f==null?"":Cs(f))}function eu(e,t,s,l,i,f,u){let h=[],p=Ut.
get(i)||0;s=u?s:pe(_n(s,i),p);for(let d=s;d<=l;d=pe(d+i,p))h.push(Object.is(d,-0)?0:d);return h}function bs(e,t,s,l,i,f,u){
let h=[],p=e.scales[e.axes[t].scale].log,d=p==10?Rt:ui,b=st(d(s));i=Dl(p,b),p==10&&(i=sl[vt(i,sl)]);let g=s,w=i*p;p==10&&
(w=sl[vt(w,sl)]);do h.push(g),g=g+i,p==10&&!Ut.has(g)&&(g=pe(g,Ut.get(i))),g>=w&&(i=g,w=i*p,p==10&&(w=sl[vt(w,sl)]));while(g<=
l);return h}function tu(e,t,s,l,i,f,u){let p=e.scales[e.axes[t].scale].asinh,d=l>p?bs(e,t,je(p,s),l,i):[p],b=l>=0&&s<=0?
[0]:[];return(s<-p?bs(e,t,je(p,-l),-s,i):[p]).reverse().map(w=>-w).concat(b,d)}var Pi=/./,lu=/[12357]/,nu=/[125]/,qo=/1/,
Ss=(e,t,s,l)=>e.map((i,f)=>t==4&&i==0||f%l==0&&s.test(i.toExponential()[i<0?1:0])?i:null);function su(e,t,s,l,i){let f=e.
axes[s],u=f.scale,h=e.scales[u],p=e.valToPos,d=f._space,b=p(10,u),g=p(9,u)-b>=d?Pi:p(7,u)-b>=d?lu:p(5,u)-b>=d?nu:qo;if(g==
qo){let w=Le(p(1,u)-b);if(w<d)return Ss(t.slice().reverse(),h.distr,g,pt(d/w)).reverse()}return Ss(t,h.distr,g,1)}function ou(e,t,s,l,i){
let f=e.axes[s],u=f.scale,h=f._space,p=e.valToPos,d=Le(p(1,u)-p(2,u));return d<h?Ss(t.slice().reverse(),3,Pi,pt(h/d)).reverse():
t}function iu(e,t,s,l){return l==null?Ms:t==null?"":Cs(t)}var Zo={show:!0,scale:"y",stroke:ks,space:30,gap:5,alignTo:1,size:50,
labelGap:0,labelSize:30,labelFont:Ci,side:3,grid:Ns,ticks:Ei,border:Ai,font:Fs,lineGap:Li,rotate:0};function ru(e,t){let s=3+
(e||1)*2;return pe(s*t,3)}function au(e,t){let{scale:s,idxs:l}=e.series[0],i=e._data[0],f=e.valToPos(i[l[0]],s,!0),u=e.valToPos(
i[l[1]],s,!0),h=Le(u-f),p=e.series[t],d=h/(p.points.space*ie);return l[1]-l[0]<=d}var Jo={scale:null,auto:!0,sorted:0,min:he,
max:-he},Di=(e,t,s,l,i)=>i,Qo={show:!0,auto:!0,sorted:0,gaps:Di,alpha:1,facets:[Te({},Jo,{scale:"x"}),Te({},Jo,{scale:"y"})]},
Xo={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Di,alpha:1,points:{show:au,filter:null},values:null,min:he,max:-he,
idxs:[],path:null,clip:null};function uu(e,t,s,l,i){return s/10}var Ni={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,
max:null,dir:1,ori:0},fu=Te({},Ni,{time:!1,ori:1}),ei={};function Fi(e,t){let s=ei[e];return s||(s={key:e,plots:[],sub(l){
s.plots.push(l)},unsub(l){s.plots=s.plots.filter(i=>i!=l)},pub(l,i,f,u,h,p,d){for(let b=0;b<s.plots.length;b++)s.plots[b]!=
i&&s.plots[b].pub(l,i,f,u,h,p,d)}},e!=null&&(ei[e]=s)),s}var Rl=1,vs=2;function al(e,t,s){let l=e.mode,i=e.series[t],f=l==
2?e._data[t]:e._data,u=e.scales,h=e.bbox,p=f[0],d=l==2?f[1]:f[t],b=l==2?u[i.facets[0].scale]:u[e.series[0].scale],g=l==2?
u[i.facets[1].scale]:u[i.scale],w=h.left,L=h.top,C=h.width,R=h.height,V=e.valToPosH,$=e.valToPosV;return b.ori==0?s(i,p,
d,b,g,V,$,w,L,C,R,Tn,Ol,An,zi,Vi):s(i,p,d,b,g,$,V,L,w,R,C,En,Vl,Os,Oi,Hi)}function Rs(e,t){let s=0,l=0,i=se(e.bands,Ls);
for(let f=0;f<i.length;f++){let u=i[f];u.series[0]==t?s=u.dir:u.series[1]==t&&(u.dir==1?l|=1:l|=2)}return[s,l==1?-1:l==2?
1:l==3?2:0]}function cu(e,t,s,l,i){let f=e.mode,u=e.series[t],h=f==2?u.facets[1].scale:u.scale,p=e.scales[h];return i==-1?
p.min:i==1?p.max:p.distr==3?p.dir==1?p.min:p.max:0}function zt(e,t,s,l,i,f){return al(e,t,(u,h,p,d,b,g,w,L,C,R,V)=>{let $=u.
pxRound,x=d.dir*(d.ori==0?1:-1),H=d.ori==0?Ol:Vl,_,j;x==1?(_=s,j=l):(_=l,j=s);let P=$(g(h[_],d,R,L)),q=$(w(p[_],b,V,C)),
U=$(g(h[j],d,R,L)),Q=$(w(f==1?b.max:b.min,b,V,C)),B=new Path2D(i);return H(B,U,Q),H(B,P,Q),H(B,P,q),B})}function Mn(e,t,s,l,i,f){
let u=null;if(e.length>0){u=new Path2D;let h=t==0?An:Os,p=s;for(let g=0;g<e.length;g++){let w=e[g];if(w[1]>w[0]){let L=w[0]-
p;L>0&&h(u,p,l,L,l+f),p=w[1]}}let d=s+i-p,b=10;d>0&&h(u,p,l-b/2,d,l+f+b)}return u}function hu(e,t,s){let l=e[e.length-1];
l&&l[0]==t?l[1]=s:e.push([t,s])}function zs(e,t,s,l,i,f,u){let h=[],p=e.length;for(let d=i==1?s:l;d>=s&&d<=l;d+=i)if(t[d]===
null){let g=d,w=d;if(i==1)for(;++d<=l&&t[d]===null;)w=d;else for(;--d>=s&&t[d]===null;)w=d;let L=f(e[g]),C=w==g?L:f(e[w]),
R=g-i;L=u<=0&&R>=0&&R<p?f(e[R]):L;let $=w+i;C=u>=0&&$>=0&&$<p?f(e[$]):C,C>=L&&h.push([L,C])}return h}function ti(e){return e==
0?ci:e==1?Ce:t=>nl(t,e)}function Ri(e){let t=e==0?Tn:En,s=e==0?(i,f,u,h,p,d)=>{i.arcTo(f,u,h,p,d)}:(i,f,u,h,p,d)=>{i.arcTo(
u,f,p,h,d)},l=e==0?(i,f,u,h,p)=>{i.rect(f,u,h,p)}:(i,f,u,h,p)=>{i.rect(u,f,p,h)};return(i,f,u,h,p,d=0,b=0)=>{d==0&&b==0?
l(i,f,u,h,p):(d=xt(d,h/2,p/2),b=xt(b,h/2,p/2),t(i,f+d,u),s(i,f+h,u,f+h,u+p,d),s(i,f+h,u+p,f,u+p,b),s(i,f,u+p,f,u,b),s(i,
f,u,f+h,u,d),i.closePath())}}var Tn=(e,t,s)=>{e.moveTo(t,s)},En=(e,t,s)=>{e.moveTo(s,t)},Ol=(e,t,s)=>{e.lineTo(t,s)},Vl=(e,t,s)=>{
e.lineTo(s,t)},An=Ri(0),Os=Ri(1),zi=(e,t,s,l,i,f)=>{e.arc(t,s,l,i,f)},Oi=(e,t,s,l,i,f)=>{e.arc(s,t,l,i,f)},Vi=(e,t,s,l,i,f,u)=>{
e.bezierCurveTo(t,s,l,i,f,u)},Hi=(e,t,s,l,i,f,u)=>{e.bezierCurveTo(s,t,i,l,u,f)};function $i(e){return(t,s,l,i,f)=>al(t,
s,(u,h,p,d,b,g,w,L,C,R,V)=>{let{pxRound:$,points:x}=u,H,_;d.ori==0?(H=Tn,_=zi):(H=En,_=Oi);let j=pe(x.width*ie,3),P=(x.size-
x.width)/2*ie,q=pe(P*2,3),U=new Path2D,Q=new Path2D,{left:B,top:k,width:K,height:D}=t.bbox;An(Q,B-q,k-q,K+q*2,D+q*2);let W=O=>{
if(p[O]!=null){let ee=$(g(h[O],d,R,L)),z=$(w(p[O],b,V,C));H(U,ee+P,z),_(U,ee,z,P,0,wn*2)}};if(f)f.forEach(W);else for(let O=l;O<=
i;O++)W(O);return{stroke:j>0?U:null,fill:U,clip:Q,flags:Rl|vs}})}function Ii(e){return(t,s,l,i,f,u)=>{l!=i&&(f!=l&&u!=l&&
e(t,s,l),f!=i&&u!=i&&e(t,s,i),e(t,s,u))}}var pu=Ii(Ol),du=Ii(Vl);function Wi(e){let t=se(e?.alignGaps,0);return(s,l,i,f)=>al(
s,l,(u,h,p,d,b,g,w,L,C,R,V)=>{[i,f]=vn(p,i,f);let $=u.pxRound,x=D=>$(g(D,d,R,L)),H=D=>$(w(D,b,V,C)),_,j;d.ori==0?(_=Ol,j=
pu):(_=Vl,j=du);let P=d.dir*(d.ori==0?1:-1),q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Rl},U=q.stroke,
Q=!1;if(f-i>=R*4){let D=N=>s.posToVal(N,d.key,!0),W=null,O=null,ee,z,qe,be=x(h[P==1?i:f]),le=x(h[i]),fe=x(h[f]),Z=D(P==1?
le+1:fe-1);for(let N=P==1?i:f;N>=i&&N<=f;N+=P){let Ee=h[N],Se=(P==1?Ee<Z:Ee>Z)?be:x(Ee),re=p[N];Se==be?re!=null?(z=re,W==
null?(_(U,Se,H(z)),ee=W=O=z):z<W?W=z:z>O&&(O=z)):re===null&&(Q=!0):(W!=null&&j(U,be,H(W),H(O),H(ee),H(z)),re!=null?(z=re,
_(U,Se,H(z)),W=O=ee=z):(W=O=null,re===null&&(Q=!0)),be=Se,Z=D(be+P))}W!=null&&W!=O&&qe!=be&&j(U,be,H(W),H(O),H(ee),H(z))}else
for(let D=P==1?i:f;D>=i&&D<=f;D+=P){let W=p[D];W===null?Q=!0:W!=null&&_(U,x(h[D]),H(W))}let[k,K]=Rs(s,l);if(u.fill!=null||
k!=0){let D=q.fill=new Path2D(U),W=u.fillTo(s,l,u.min,u.max,k),O=H(W),ee=x(h[i]),z=x(h[f]);P==-1&&([z,ee]=[ee,z]),_(D,z,
O),_(D,ee,O)}if(!u.spanGaps){let D=[];Q&&D.push(...zs(h,p,i,f,P,x,t)),q.gaps=D=u.gaps(s,l,i,f,D),q.clip=Mn(D,d.ori,L,C,R,
V)}return K!=0&&(q.band=K==2?[zt(s,l,i,f,U,-1),zt(s,l,i,f,U,1)]:zt(s,l,i,f,U,K)),q})}function mu(e){let t=se(e.align,1),
s=se(e.ascDesc,!1),l=se(e.alignGaps,0),i=se(e.extend,!1);return(f,u,h,p)=>al(f,u,(d,b,g,w,L,C,R,V,$,x,H)=>{[h,p]=vn(g,h,
p);let _=d.pxRound,{left:j,width:P}=f.bbox,q=le=>_(C(le,w,x,V)),U=le=>_(R(le,L,H,$)),Q=w.ori==0?Ol:Vl,B={stroke:new Path2D,
fill:null,clip:null,band:null,gaps:null,flags:Rl},k=B.stroke,K=w.dir*(w.ori==0?1:-1),D=U(g[K==1?h:p]),W=q(b[K==1?h:p]),O=W,
ee=W;i&&t==-1&&(ee=j,Q(k,ee,D)),Q(k,W,D);for(let le=K==1?h:p;le>=h&&le<=p;le+=K){let fe=g[le];if(fe==null)continue;let Z=q(
b[le]),N=U(fe);t==1?Q(k,Z,D):Q(k,O,N),Q(k,Z,N),D=N,O=Z}let z=O;i&&t==1&&(z=j+P,Q(k,z,D));let[qe,be]=Rs(f,u);if(d.fill!=null||
qe!=0){let le=B.fill=new Path2D(k),fe=d.fillTo(f,u,d.min,d.max,qe),Z=U(fe);Q(le,z,Z),Q(le,ee,Z)}if(!d.spanGaps){let le=[];
le.push(...zs(b,g,h,p,K,q,l));let fe=d.width*ie/2,Z=s||t==1?fe:-fe,N=s||t==-1?-fe:fe;le.forEach(Ee=>{Ee[0]+=Z,Ee[1]+=N}),
B.gaps=le=d.gaps(f,u,h,p,le),B.clip=Mn(le,w.ori,V,$,x,H)}return be!=0&&(B.band=be==2?[zt(f,u,h,p,k,-1),zt(f,u,h,p,k,1)]:
zt(f,u,h,p,k,be)),B})}function li(e,t,s,l,i,f,u=he){if(e.length>1){let h=null;for(let p=0,d=1/0;p<e.length;p++)if(t[p]!==
void 0){if(h!=null){let b=Le(e[p]-e[h]);b<d&&(d=b,u=Le(s(e[p],l,i,f)-s(e[h],l,i,f)))}h=p}}return u}function gu(e){e=e||en;
let t=se(e.size,[.6,he,1]),s=e.align||0,l=e.gap||0,i=e.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let f=X(i),u=1-
t[0],h=se(t[1],he),p=se(t[2],1),d=se(e.disp,en),b=se(e.each,L=>{}),{fill:g,stroke:w}=d;return(L,C,R,V)=>al(L,C,($,x,H,_,j,P,q,U,Q,B,k)=>{
let K=$.pxRound,D=s,W=l*ie,O=h*ie,ee=p*ie,z,qe;_.ori==0?[z,qe]=f(L,C):[qe,z]=f(L,C);let be=_.dir*(_.ori==0?1:-1),le=_.ori==
0?An:Os,fe=_.ori==0?b:(E,de,Ae,pl,qt,kt,Zt)=>{b(E,de,Ae,qt,pl,Zt,kt)},Z=se(L.bands,Ls).find(E=>E.series[0]==C),N=Z!=null?
Z.dir:0,Ee=$.fillTo(L,C,$.min,$.max,N),Ge=K(q(Ee,j,k,Q)),Se,re,mt,Qe=B,xe=K($.width*ie),_t=!1,Dt=null,it=null,Vt=null,fl=null;
g!=null&&(xe==0||w!=null)&&(_t=!0,Dt=g.values(L,C,R,V),it=new Map,new Set(Dt).forEach(E=>{E!=null&&it.set(E,new Path2D)}),
xe>0&&(Vt=w.values(L,C,R,V),fl=new Map,new Set(Vt).forEach(E=>{E!=null&&fl.set(E,new Path2D)})));let{x0:cl,size:Il}=d;if(cl!=
null&&Il!=null){D=1,x=cl.values(L,C,R,V),cl.unit==2&&(x=x.map(Ae=>L.posToVal(U+Ae*B,_.key,!0)));let E=Il.values(L,C,R,V);
Il.unit==2?re=E[0]*B:re=P(E[0],_,B,U)-P(0,_,B,U),Qe=li(x,H,P,_,B,U,Qe),mt=Qe-re+W}else Qe=li(x,H,P,_,B,U,Qe),mt=Qe*u+W,re=
Qe-mt;mt<1&&(mt=0),xe>=re/2&&(xe=0),mt<5&&(K=ci);let nn=mt>0,Kt=Qe-mt-(nn?xe:0);re=K(ys(Kt,ee,O)),Se=(D==0?re/2:D==be?0:
re)-D*be*((D==0?W/2:0)+(nn?xe/2:0));let Be={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},hl=_t?null:new Path2D,
Nt=null;if(Z!=null)Nt=L.data[Z.series[1]];else{let{y0:E,y1:de}=d;E!=null&&de!=null&&(H=de.values(L,C,R,V),Nt=E.values(L,
C,R,V))}let jt=z*re,Y=qe*re;for(let E=be==1?R:V;E>=R&&E<=V;E+=be){let de=H[E];if(de==null)continue;if(Nt!=null){let Ze=Nt[E]??
0;if(de-Ze==0)continue;Ge=q(Ze,j,k,Q)}let Ae=_.distr!=2||d!=null?x[E]:E,pl=P(Ae,_,B,U),qt=q(se(de,Ee),j,k,Q),kt=K(pl-Se),
Zt=K(je(qt,Ge)),Xe=K(xt(qt,Ge)),rt=Zt-Xe;if(de!=null){let Ze=de<0?Y:jt,gt=de<0?jt:Y;_t?(xe>0&&Vt[E]!=null&&le(fl.get(Vt[E]),
kt,Xe+st(xe/2),re,je(0,rt-xe),Ze,gt),Dt[E]!=null&&le(it.get(Dt[E]),kt,Xe+st(xe/2),re,je(0,rt-xe),Ze,gt)):le(hl,kt,Xe+st(
xe/2),re,je(0,rt-xe),Ze,gt),fe(L,C,E,kt-xe/2,Xe,re+xe,rt)}}return xe>0?Be.stroke=_t?fl:hl:_t||(Be._fill=$.width==0?$._fill:
$._stroke??$._fill,Be.width=0),Be.fill=_t?it:hl,Be})}function wu(e,t){let s=se(t?.alignGaps,0);return(l,i,f,u)=>al(l,i,(h,p,d,b,g,w,L,C,R,V,$)=>{
[f,u]=vn(d,f,u);let x=h.pxRound,H=z=>x(w(z,b,V,C)),_=z=>x(L(z,g,$,R)),j,P,q;b.ori==0?(j=Tn,q=Ol,P=Vi):(j=En,q=Vl,P=Hi);let U=b.
dir*(b.ori==0?1:-1),Q=H(p[U==1?f:u]),B=Q,k=[],K=[];for(let z=U==1?f:u;z>=f&&z<=u;z+=U)if(d[z]!=null){let be=p[z],le=H(be);
k.push(B=le),K.push(_(d[z]))}let D={stroke:e(k,K,j,q,P,x),fill:null,clip:null,band:null,gaps:null,flags:Rl},W=D.stroke,[
O,ee]=Rs(l,i);if(h.fill!=null||O!=0){let z=D.fill=new Path2D(W),qe=h.fillTo(l,i,h.min,h.max,O),be=_(qe);q(z,B,be),q(z,Q,
be)}if(!h.spanGaps){let z=[];z.push(...zs(p,d,f,u,U,H,s)),D.gaps=z=h.gaps(l,i,f,u,z),D.clip=Mn(z,b.ori,C,R,V,$)}return ee!=
0&&(D.band=ee==2?[zt(l,i,f,u,W,-1),zt(l,i,f,u,W,1)]:zt(l,i,f,u,W,ee)),D})}function yu(e){return wu(bu,e)}function bu(e,t,s,l,i,f){
let u=e.length;if(u<2)return null;let h=new Path2D;if(s(h,e[0],t[0]),u==2)l(h,e[1],t[1]);else{let p=Array(u),d=Array(u-1),
b=Array(u-1),g=Array(u-1);for(let w=0;w<u-1;w++)b[w]=t[w+1]-t[w],g[w]=e[w+1]-e[w],d[w]=b[w]/g[w];p[0]=d[0];for(let w=1;w<
u-1;w++)d[w]===0||d[w-1]===0||d[w-1]>0!=d[w]>0?p[w]=0:(p[w]=3*(g[w-1]+g[w])/((2*g[w]+g[w-1])/d[w-1]+(g[w]+2*g[w-1])/d[w]),
isFinite(p[w])||(p[w]=0));p[u-1]=d[u-2];for(let w=0;w<u-1;w++)i(h,e[w]+g[w]/3,t[w]+p[w]*g[w]/3,e[w+1]-g[w]/3,t[w+1]-p[w+
1]*g[w]/3,e[w+1],t[w+1])}return h}var xs=new Set;function ni(){for(let e of xs)e.syncRect(!0)}zl&&(il(Xr,Pl,ni),il(ea,Pl,
ni,!0),il(yn,Pl,()=>{$e.pxRatio=ie}));var Su=Wi(),vu=$i();function si(e,t,s,l){return(l?[e[0],e[1]].concat(e.slice(2)):[
e[0]].concat(e.slice(1))).map((f,u)=>_s(f,u,t,s))}function xu(e,t){return e.map((s,l)=>l==0?{}:Te({},t,s))}function _s(e,t,s,l){
return Te({},t==0?s:l,e)}function Gi(e,t,s){return t==null?Nl:[t,s]}var _u=Gi;function ku(e,t,s){return t==null?Nl:bn(t,
s,As,!0)}function Bi(e,t,s,l){return t==null?Nl:xn(t,s,e.scales[l].log,!1)}var Mu=Bi;function Ui(e,t,s,l){return t==null?
Nl:Es(t,s,e.scales[l].log,!1)}var Tu=Ui;function Eu(e,t,s,l,i){let f=je(zo(e),zo(t)),u=t-e,h=vt(i/l*u,s);do{let p=s[h],d=l*
p/u;if(d>=i&&f+(p<5?Ut.get(p):0)<=17)return[p,d]}while(++h<s.length);return[0,0]}function oi(e){let t,s;return e=e.replace(
/(\\d+)px/,(l,i)=>(t=Ce((s=+i)*ie))+"px"),[e,t,s]}function Au(e){e.show&&[e.font,e.labelFont].forEach(t=>{let s=pe(t[2]*ie,
1);t[0]=t[0].replace(/[0-9.]+px/,s+"px"),t[1]=s})}function $e(e,t,s){let l={mode:se(e.mode,1)},i=l.mode;function f(n,o,r,a){
let c=o.valToPct(n);return a+r*(o.dir==-1?1-c:c)}function u(n,o,r,a){let c=o.valToPct(n);return a+r*(o.dir==-1?c:1-c)}function h(n,o,r,a){
return o.ori==0?f(n,o,r,a):u(n,o,r,a)}l.valToPosH=f,l.valToPosV=u;let p=!1;l.status=0;let d=l.root=ht(Rr);if(e.id!=null&&
(d.id=e.id),nt(d,e.class),e.title){let n=ht(Vr,d);n.textContent=e.title}let b=St("canvas"),g=l.ctx=b.getContext("2d"),w=ht(
Hr,d);il("click",w,n=>{n.target===C&&(me!=kl||ve!=Ml)&&He.click(l,n)},!0);let L=l.under=ht($r,w);w.appendChild(b);let C=l.
over=ht(Ir,w);e=Fl(e);let R=+se(e.pxAlign,1),V=ti(R);(e.plugins||[]).forEach(n=>{n.opts&&(e=n.opts(l,e)||e)});let $=e.ms||
.001,x=l.series=i==1?si(e.series||[],jo,Xo,!1):xu(e.series||[null],Qo),H=l.axes=si(e.axes||[],Ko,Zo,!0),_=l.scales={},j=l.
bands=e.bands||[];j.forEach(n=>{n.fill=X(n.fill||null),n.dir=se(n.dir,-1)});let P=i==2?x[1].facets[0].scale:x[0].scale,q={
axes:Sr,series:mr},U=(e.drawOrder||["axes","series"]).map(n=>q[n]);function Q(n){let o=n.distr==3?r=>Rt(r>0?r:n.clamp(l,
r,n.min,n.max,n.key)):n.distr==4?r=>fs(r,n.asinh):n.distr==100?r=>n.fwd(r):r=>r;return r=>{let a=o(r),{_min:c,_max:m}=n,
y=m-c;return(a-c)/y}}function B(n){let o=_[n];if(o==null){let r=(e.scales||en)[n]||en;if(r.from!=null){B(r.from);let a=Te(
{},_[r.from],r,{key:n});a.valToPct=Q(a),_[n]=a}else{o=_[n]=Te({},n==P?Ni:fu,r),o.key=n;let a=o.time,c=o.range,m=Bt(c);if((n!=
P||i==2&&!a)&&(m&&(c[0]==null||c[1]==null)&&(c={min:c[0]==null?No:{mode:1,hard:c[0],soft:c[0]},max:c[1]==null?No:{mode:1,
hard:c[1],soft:c[1]}},m=!1),!m&&kn(c))){let y=c;c=(S,v,M)=>v==null?Nl:bn(v,M,y)}o.range=X(c||(a?_u:n==P?o.distr==3?Mu:o.
distr==4?Tu:Gi:o.distr==3?Bi:o.distr==4?Ui:ku)),o.auto=X(m?!1:o.auto),o.clamp=X(o.clamp||uu),o._min=o._max=null,o.valToPct=
Q(o)}}}B("x"),B("y"),i==1&&x.forEach(n=>{B(n.scale)}),H.forEach(n=>{B(n.scale)});for(let n in e.scales)B(n);let k=_[P],K=k.
distr,D,W;k.ori==0?(nt(d,zr),D=f,W=u):(nt(d,Or),D=u,W=f);let O={};for(let n in _){let o=_[n];(o.min!=null||o.max!=null)&&
(O[n]={min:o.min,max:o.max},o.min=o.max=null)}let ee=e.tzDate||(n=>new Date(Ce(n/$))),z=e.fmtDate||Ps,qe=$==1?za(ee):Ha(
ee),be=Bo(ee,Go($==1?Ra:Va,z)),le=Yo(ee,Uo(Ia,z)),fe=[],Z=l.legend=Te({},Ba,e.legend),N=l.cursor=Te({},Za,{drag:{y:i==2}},
e.cursor),Ee=Z.show,Ge=N.show,Se=Z.markers;Z.idxs=fe,Se.width=X(Se.width),Se.dash=X(Se.dash),Se.stroke=X(Se.stroke),Se.fill=
X(Se.fill);let re,mt,Qe,xe=[],_t=[],Dt,it=!1,Vt={};if(Z.live){let n=x[1]?x[1].values:null;it=n!=null,Dt=it?n(l,1,0):{_:0};
for(let o in Dt)Vt[o]=Ms}if(Ee)if(re=St("table",Kr,d),Qe=St("tbody",null,re),Z.mount(l,re),it){mt=St("thead",null,re,Qe);
let n=St("tr",null,mt);St("th",null,n);for(var fl in Dt)St("th",So,n).textContent=fl}else nt(re,qr),Z.live&&nt(re,jr);let cl={
show:!0},Il={show:!1};function nn(n,o){if(o==0&&(it||!Z.live||i==2))return Nl;let r=[],a=St("tr",Zr,Qe,Qe.childNodes[o]);
nt(a,n.class),n.show||nt(a,ol);let c=St("th",null,a);if(Se.show){let S=ht(Jr,c);if(o>0){let v=Se.width(l,o);v&&(S.style.
border=v+"px "+Se.dash(l,o)+" "+Se.stroke(l,o)),S.style.background=Se.fill(l,o)}}let m=ht(So,c);n.label instanceof HTMLElement?
m.appendChild(n.label):m.textContent=n.label,o>0&&(Se.show||(m.style.color=n.width>0?Se.stroke(l,o):Se.fill(l,o)),Be("cl\\
ick",c,S=>{if(N._lock)return;Qt(S);let v=x.indexOf(n);if((S.ctrlKey||S.metaKey)!=Z.isolate){let M=x.some((T,A)=>A>0&&A!=
v&&T.show);x.forEach((T,A)=>{A>0&&Tt(A,M?A==v?cl:Il:cl,!0,Me.setSeries)})}else Tt(v,{show:!n.show},!0,Me.setSeries)},!1),
ml&&Be(ko,c,S=>{N._lock||(Qt(S),Tt(x.indexOf(n),El,!0,Me.setSeries))},!1));for(var y in Dt){let S=St("td",Qr,a);S.textContent=
"--",r.push(S)}return[a,r]}let Kt=new Map;function Be(n,o,r,a=!0){let c=Kt.get(o)||{},m=N.bind[n](l,o,r,a);m&&(il(n,o,c[n]=
m),Kt.set(o,c))}function hl(n,o,r){let a=Kt.get(o)||{};for(let c in a)(n==null||c==n)&&(ws(c,o,a[c]),delete a[c]);n==null&&
Kt.delete(o)}let Nt=0,jt=0,Y=0,E=0,de=0,Ae=0,pl=de,qt=Ae,kt=Y,Zt=E,Xe=0,rt=0,Ze=0,gt=0;l.bbox={};let Vn=!1,sn=!1,dl=!1,Jt=!1,
on=!1,at=!1;function Hn(n,o,r){(r||n!=l.width||o!=l.height)&&Gs(n,o),Sl(!1),dl=!0,sn=!0,vl()}function Gs(n,o){l.width=Nt=
Y=n,l.height=jt=E=o,de=Ae=0,ar(),ur();let r=l.bbox;Xe=r.left=nl(de*ie,.5),rt=r.top=nl(Ae*ie,.5),Ze=r.width=nl(Y*ie,.5),gt=
r.height=nl(E*ie,.5)}let or=3;function ir(){let n=!1,o=0;for(;!n;){o++;let r=yr(o),a=br(o);n=o==or||r&&a,n||(Gs(l.width,
l.height),sn=!0)}}function rr({width:n,height:o}){Hn(n,o)}l.setSize=rr;function ar(){let n=!1,o=!1,r=!1,a=!1;H.forEach((c,m)=>{
if(c.show&&c._show){let{side:y,_size:S}=c,v=y%2,M=c.label!=null?c.labelSize:0,T=S+M;T>0&&(v?(Y-=T,y==3?(de+=T,a=!0):r=!0):
(E-=T,y==0?(Ae+=T,n=!0):o=!0))}}),Xt[0]=n,Xt[1]=r,Xt[2]=o,Xt[3]=a,Y-=Ht[1]+Ht[3],de+=Ht[3],E-=Ht[2]+Ht[0],Ae+=Ht[0]}function ur(){
let n=de+Y,o=Ae+E,r=de,a=Ae;function c(m,y){switch(m){case 1:return n+=y,n-y;case 2:return o+=y,o-y;case 3:return r-=y,r+
y;case 0:return a-=y,a+y}}H.forEach((m,y)=>{if(m.show&&m._show){let S=m.side;m._pos=c(S,m._size),m.label!=null&&(m._lpos=
c(S,m.labelSize))}})}if(N.dataIdx==null){let n=N.hover,o=n.skip=new Set(n.skip??[]);o.add(void 0);let r=n.prox=X(n.prox),
a=n.bias??=0;N.dataIdx=(c,m,y,S)=>{if(m==0)return y;let v=y,M=r(c,m,y,S)??he,T=M>=0&&M<he,A=k.ori==0?Y:E,G=N.left,oe=t[0],
ne=t[m];if(o.has(ne[y])){v=null;let J=null,I=null,F;if(a==0||a==-1)for(F=y;J==null&&F-- >0;)o.has(ne[F])||(J=F);if(a==0||
a==1)for(F=y;I==null&&F++<ne.length;)o.has(ne[F])||(I=F);if(J!=null||I!=null)if(T){let we=J==null?-1/0:D(oe[J],k,A,0),_e=I==
null?1/0:D(oe[I],k,A,0),ze=G-we,ce=_e-G;ze<=ce?ze<=M&&(v=J):ce<=M&&(v=I)}else v=I==null?J:J==null?I:y-J<=I-y?J:I}else T&&
Le(G-D(oe[y],k,A,0))>M&&(v=null);return v}}let Qt=n=>{N.event=n};N.idxs=fe,N._lock=!1;let Ie=N.points;Ie.show=X(Ie.show),
Ie.size=X(Ie.size),Ie.stroke=X(Ie.stroke),Ie.width=X(Ie.width),Ie.fill=X(Ie.fill);let Mt=l.focus=Te({},e.focus||{alpha:.3},
N.focus),ml=Mt.prox>=0,gl=ml&&Ie.one,ut=[],wl=[],yl=[];function Bs(n,o){let r=Ie.show(l,o);if(r instanceof HTMLElement)return nt(
r,Yr),nt(r,n.class),Lt(r,-10,-10,Y,E),C.insertBefore(r,ut[o]),r}function Us(n,o){if(i==1||o>0){let r=i==1&&_[n.scale].time,
a=n.value;n.value=r?Ho(a)?Yo(ee,Uo(a,z)):a||le:a||iu,n.label=n.label||(r?Qa:Ja)}if(gl||o>0){n.width=n.width==null?1:n.width,
n.paths=n.paths||Su||fa,n.fillTo=X(n.fillTo||cu),n.pxAlign=+se(n.pxAlign,R),n.pxRound=ti(n.pxAlign),n.stroke=X(n.stroke||
null),n.fill=X(n.fill||null),n._stroke=n._fill=n._paths=n._focus=null;let r=ru(je(1,n.width),1),a=n.points=Te({},{size:r,
width:je(1,r*.2),stroke:n.stroke,space:r*2,paths:vu,_stroke:null,_fill:null},n.points);a.show=X(a.show),a.filter=X(a.filter),
a.fill=X(a.fill),a.stroke=X(a.stroke),a.paths=X(a.paths),a.pxAlign=n.pxAlign}if(Ee){let r=nn(n,o);xe.splice(o,0,r[0]),_t.
splice(o,0,r[1]),Z.values.push(null)}if(Ge){fe.splice(o,0,null);let r=null;gl?o==0&&(r=Bs(n,o)):o>0&&(r=Bs(n,o)),ut.splice(
o,0,r),wl.splice(o,0,0),yl.splice(o,0,0)}Re("addSeries",o)}function fr(n,o){o=o??x.length,n=i==1?_s(n,o,jo,Xo):_s(n,o,{},
Qo),x.splice(o,0,n),Us(x[o],o)}l.addSeries=fr;function cr(n){if(x.splice(n,1),Ee){Z.values.splice(n,1),_t.splice(n,1);let o=xe.
splice(n,1)[0];hl(null,o.firstChild),o.remove()}Ge&&(fe.splice(n,1),ut.splice(n,1)[0].remove(),wl.splice(n,1),yl.splice(
n,1)),Re("delSeries",n)}l.delSeries=cr;let Xt=[!1,!1,!1,!1];function hr(n,o){if(n._show=n.show,n.show){let r=n.side%2,a=_[n.
scale];a==null&&(n.scale=r?x[1].scale:P,a=_[n.scale]);let c=a.time;n.size=X(n.size),n.space=X(n.space),n.rotate=X(n.rotate),
Bt(n.incrs)&&n.incrs.forEach(y=>{!Ut.has(y)&&Ut.set(y,di(y))}),n.incrs=X(n.incrs||(a.distr==2?Da:c?$==1?Fa:Oa:sl)),n.splits=
X(n.splits||(c&&a.distr==1?qe:a.distr==3?bs:a.distr==4?tu:eu)),n.stroke=X(n.stroke),n.grid.stroke=X(n.grid.stroke),n.ticks.
stroke=X(n.ticks.stroke),n.border.stroke=X(n.border.stroke);let m=n.values;n.values=Bt(m)&&!Bt(m[0])?X(m):c?Bt(m)?Bo(ee,
Go(m,z)):Ho(m)?$a(ee,m):m||be:m||Xa,n.filter=X(n.filter||(a.distr>=3&&a.log==10?su:a.distr==3&&a.log==2?ou:hi)),n.font=oi(
n.font),n.labelFont=oi(n.labelFont),n._size=n.size(l,null,o,0),n._space=n._rotate=n._incrs=n._found=n._splits=n._values=
null,n._size>0&&(Xt[o]=!0,n._el=ht(Wr,w))}}function Wl(n,o,r,a){let[c,m,y,S]=r,v=o%2,M=0;return v==0&&(S||m)&&(M=o==0&&!c||
o==2&&!y?Ce(Ko.size/3):0),v==1&&(c||y)&&(M=o==1&&!m||o==3&&!S?Ce(Zo.size/2):0),M}let Ys=l.padding=(e.padding||[Wl,Wl,Wl,
Wl]).map(n=>X(se(n,Wl))),Ht=l._padding=Ys.map((n,o)=>n(l,o,Xt,0)),Ve,Pe=null,De=null,rn=i==1?x[0].idxs:null,wt=null,Gl=!1;
function Ks(n,o){if(t=n??[],l.data=l._data=t,i==2){Ve=0;for(let r=1;r<x.length;r++)Ve+=t[r][0].length}else{t.length==0&&
(l.data=l._data=t=[[]]),wt=t[0],Ve=wt.length;let r=t;if(K==2){r=t.slice();let a=r[0]=Array(Ve);for(let c=0;c<Ve;c++)a[c]=
c}l._data=t=r}if(Sl(!0),Re("setData"),K==2&&(dl=!0),o!==!1){let r=k;r.auto(l,Gl)?$n():It(P,r.min,r.max),Jt=Jt||N.left>=0,
at=!0,vl()}}l.setData=Ks;function $n(){Gl=!0;let n,o;i==1&&(Ve>0?(Pe=rn[0]=0,De=rn[1]=Ve-1,n=t[0][Pe],o=t[0][De],K==2?(n=
Pe,o=De):n==o&&(K==3?[n,o]=xn(n,n,k.log,!1):K==4?[n,o]=Es(n,n,k.log,!1):k.time?o=n+Ce(86400/$):[n,o]=bn(n,o,As,!0))):(Pe=
rn[0]=n=null,De=rn[1]=o=null)),It(P,n,o)}let an,bl,In,Wn,Gn,Bn,Un,Yn,Kn,Je;function js(n,o,r,a,c,m){n??=xo,r??=Ls,a??="b\\
utt",c??=xo,m??="round",n!=an&&(g.strokeStyle=an=n),c!=bl&&(g.fillStyle=bl=c),o!=In&&(g.lineWidth=In=o),m!=Gn&&(g.lineJoin=
Gn=m),a!=Bn&&(g.lineCap=Bn=a),r!=Wn&&g.setLineDash(Wn=r)}function qs(n,o,r,a){o!=bl&&(g.fillStyle=bl=o),n!=Un&&(g.font=Un=
n),r!=Yn&&(g.textAlign=Yn=r),a!=Kn&&(g.textBaseline=Kn=a)}function jn(n,o,r,a,c=0){if(a.length>0&&n.auto(l,Gl)&&(o==null||
o.min==null)){let m=se(Pe,0),y=se(De,a.length-1),S=r.min==null?sa(a,m,y,c,n.distr==3):[r.min,r.max];n.min=xt(n.min,r.min=
S[0]),n.max=je(n.max,r.max=S[1])}}let Zs={min:null,max:null};function pr(){for(let a in _){let c=_[a];O[a]==null&&(c.min==
null||O[P]!=null&&c.auto(l,Gl))&&(O[a]=Zs)}for(let a in _){let c=_[a];O[a]==null&&c.from!=null&&O[c.from]!=null&&(O[a]=Zs)}
O[P]!=null&&Sl(!0);let n={};for(let a in O){let c=O[a];if(c!=null){let m=n[a]=Fl(_[a],pa);if(c.min!=null)Te(m,c);else if(a!=
P||i==2)if(Ve==0&&m.from==null){let y=m.range(l,null,null,a);m.min=y[0],m.max=y[1]}else m.min=he,m.max=-he}}if(Ve>0){x.forEach(
(a,c)=>{if(i==1){let m=a.scale,y=O[m];if(y==null)return;let S=n[m];if(c==0){let v=S.range(l,S.min,S.max,m);S.min=v[0],S.
max=v[1],Pe=vt(S.min,t[0]),De=vt(S.max,t[0]),De-Pe>1&&(t[0][Pe]<S.min&&Pe++,t[0][De]>S.max&&De--),a.min=wt[Pe],a.max=wt[De]}else
a.show&&a.auto&&jn(S,y,a,t[c],a.sorted);a.idxs[0]=Pe,a.idxs[1]=De}else if(c>0&&a.show&&a.auto){let[m,y]=a.facets,S=m.scale,
v=y.scale,[M,T]=t[c],A=n[S],G=n[v];A!=null&&jn(A,O[S],m,M,m.sorted),G!=null&&jn(G,O[v],y,T,y.sorted),a.min=y.min,a.max=y.
max}});for(let a in n){let c=n[a],m=O[a];if(c.from==null&&(m==null||m.min==null)){let y=c.range(l,c.min==he?null:c.min,c.
max==-he?null:c.max,a);c.min=y[0],c.max=y[1]}}}for(let a in n){let c=n[a];if(c.from!=null){let m=n[c.from];if(m.min==null)
c.min=c.max=null;else{let y=c.range(l,m.min,m.max,a);c.min=y[0],c.max=y[1]}}}let o={},r=!1;for(let a in n){let c=n[a],m=_[a];
if(m.min!=c.min||m.max!=c.max){m.min=c.min,m.max=c.max;let y=m.distr;m._min=y==3?Rt(m.min):y==4?fs(m.min,m.asinh):y==100?
m.fwd(m.min):m.min,m._max=y==3?Rt(m.max):y==4?fs(m.max,m.asinh):y==100?m.fwd(m.max):m.max,o[a]=r=!0}}if(r){x.forEach((a,c)=>{
i==2?c>0&&o.y&&(a._paths=null):o[a.scale]&&(a._paths=null)});for(let a in o)dl=!0,Re("setScale",a);Ge&&N.left>=0&&(Jt=at=
!0)}for(let a in O)O[a]=null}function dr(n){let o=ys(Pe-1,0,Ve-1),r=ys(De+1,0,Ve-1);for(;n[o]==null&&o>0;)o--;for(;n[r]==
null&&r<Ve-1;)r++;return[o,r]}function mr(){if(Ve>0){let n=x.some(o=>o._focus)&&Je!=Mt.alpha;n&&(g.globalAlpha=Je=Mt.alpha),
x.forEach((o,r)=>{if(r>0&&o.show&&(Js(r,!1),Js(r,!0),o._paths==null)){let a=Je;Je!=o.alpha&&(g.globalAlpha=Je=o.alpha);let c=i==
2?[0,t[r][0].length-1]:dr(t[r]);o._paths=o.paths(l,r,c[0],c[1]),Je!=a&&(g.globalAlpha=Je=a)}}),x.forEach((o,r)=>{if(r>0&&
o.show){let a=Je;Je!=o.alpha&&(g.globalAlpha=Je=o.alpha),o._paths!=null&&Qs(r,!1);{let c=o._paths!=null?o._paths.gaps:null,
m=o.points.show(l,r,Pe,De,c),y=o.points.filter(l,r,m,c);(m||y)&&(o.points._paths=o.points.paths(l,r,Pe,De,y),Qs(r,!0))}Je!=
a&&(g.globalAlpha=Je=a),Re("drawSeries",r)}}),n&&(g.globalAlpha=Je=1)}}function Js(n,o){let r=o?x[n].points:x[n];r._stroke=
r.stroke(l,n),r._fill=r.fill(l,n)}function Qs(n,o){let r=o?x[n].points:x[n],{stroke:a,fill:c,clip:m,flags:y,_stroke:S=r.
_stroke,_fill:v=r._fill,_width:M=r.width}=r._paths;M=pe(M*ie,3);let T=null,A=M%2/2;o&&v==null&&(v=M>0?"#fff":S);let G=r.
pxAlign==1&&A>0;if(G&&g.translate(A,A),!o){let oe=Xe-M/2,ne=rt-M/2,J=Ze+M,I=gt+M;T=new Path2D,T.rect(oe,ne,J,I)}o?qn(S,M,
r.dash,r.cap,v,a,c,y,m):gr(n,S,M,r.dash,r.cap,v,a,c,y,T,m),G&&g.translate(-A,-A)}function gr(n,o,r,a,c,m,y,S,v,M,T){let A=!1;
v!=0&&j.forEach((G,oe)=>{if(G.series[0]==n){let ne=x[G.series[1]],J=t[G.series[1]],I=(ne._paths||en).band;Bt(I)&&(I=G.dir==
1?I[0]:I[1]);let F,we=null;ne.show&&I&&ia(J,Pe,De)?(we=G.fill(l,oe)||m,F=ne._paths.clip):I=null,qn(o,r,a,c,we,y,S,v,M,T,
F,I),A=!0}}),A||qn(o,r,a,c,m,y,S,v,M,T)}let Xs=Rl|vs;function qn(n,o,r,a,c,m,y,S,v,M,T,A){js(n,o,r,a,c),(v||M||A)&&(g.save(),
v&&g.clip(v),M&&g.clip(M)),A?(S&Xs)==Xs?(g.clip(A),T&&g.clip(T),fn(c,y),un(n,m,o)):S&vs?(fn(c,y),g.clip(A),un(n,m,o)):S&
Rl&&(g.save(),g.clip(A),T&&g.clip(T),fn(c,y),g.restore(),un(n,m,o)):(fn(c,y),un(n,m,o)),(v||M||A)&&g.restore()}function un(n,o,r){
r>0&&(o instanceof Map?o.forEach((a,c)=>{g.strokeStyle=an=c,g.stroke(a)}):o!=null&&n&&g.stroke(o))}function fn(n,o){o instanceof
Map?o.forEach((r,a)=>{g.fillStyle=bl=a,g.fill(r)}):o!=null&&n&&g.fill(o)}function wr(n,o,r,a){let c=H[n],m;if(a<=0)m=[0,
0];else{let y=c._space=c.space(l,n,o,r,a),S=c._incrs=c.incrs(l,n,o,r,a,y);m=Eu(o,r,S,a,y)}return c._found=m}function Zn(n,o,r,a,c,m,y,S,v,M){
let T=y%2/2;R==1&&g.translate(T,T),js(S,y,v,M,S),g.beginPath();let A,G,oe,ne,J=c+(a==0||a==3?-m:m);r==0?(G=c,ne=J):(A=c,
oe=J);for(let I=0;I<n.length;I++)o[I]!=null&&(r==0?A=oe=n[I]:G=ne=n[I],g.moveTo(A,G),g.lineTo(oe,ne));g.stroke(),R==1&&g.
translate(-T,-T)}function yr(n){let o=!0;return H.forEach((r,a)=>{if(!r.show)return;let c=_[r.scale];if(c.min==null){r._show&&
(o=!1,r._show=!1,Sl(!1));return}else r._show||(o=!1,r._show=!0,Sl(!1));let m=r.side,y=m%2,{min:S,max:v}=c,[M,T]=wr(a,S,v,
y==0?Y:E);if(T==0)return;let A=c.distr==2,G=r._splits=r.splits(l,a,S,v,M,T,A),oe=c.distr==2?G.map(F=>wt[F]):G,ne=c.distr==
2?wt[G[1]]-wt[G[0]]:M,J=r._values=r.values(l,r.filter(l,oe,a,T,ne),a,T,ne);r._rotate=m==2?r.rotate(l,J,a,T):0;let I=r._size;
r._size=pt(r.size(l,J,a,n)),I!=null&&r._size!=I&&(o=!1)}),o}function br(n){let o=!0;return Ys.forEach((r,a)=>{let c=r(l,
a,Xt,n);c!=Ht[a]&&(o=!1),Ht[a]=c}),o}function Sr(){for(let n=0;n<H.length;n++){let o=H[n];if(!o.show||!o._show)continue;
let r=o.side,a=r%2,c,m,y=o.stroke(l,n),S=r==0||r==3?-1:1,[v,M]=o._found;if(o.label!=null){let Ye=o.labelGap*S,lt=Ce((o._lpos+
Ye)*ie);qs(o.labelFont[0],y,"center",r==2?"top":vo),g.save(),a==1?(c=m=0,g.translate(lt,Ce(rt+gt/2)),g.rotate((r==3?-wn:
wn)/2)):(c=Ce(Xe+Ze/2),m=lt);let ll=fi(o.label)?o.label(l,n,v,M):o.label;g.fillText(ll,c,m),g.restore()}if(M==0)continue;
let T=_[o.scale],A=a==0?Ze:gt,G=a==0?Xe:rt,oe=o._splits,ne=T.distr==2?oe.map(Ye=>wt[Ye]):oe,J=T.distr==2?wt[oe[1]]-wt[oe[0]]:
v,I=o.ticks,F=o.border,we=I.show?I.size:0,_e=Ce(we*ie),ze=Ce((o.alignTo==2?o._size-we-o.gap:o.gap)*ie),ce=o._rotate*-wn/
180,ke=V(o._pos*ie),et=(_e+ze)*S,Ue=ke+et;m=a==0?Ue:0,c=a==1?Ue:0;let ft=o.font[0],yt=o.align==1?Cl:o.align==2?rs:ce>0?Cl:
ce<0?rs:a==0?"center":r==3?rs:Cl,At=ce||a==1?"middle":r==2?"top":vo;qs(ft,y,yt,At);let tt=o.font[1]*o.lineGap,ct=oe.map(
Ye=>V(h(Ye,T,A,G))),bt=o._values;for(let Ye=0;Ye<bt.length;Ye++){let lt=bt[Ye];if(lt!=null){a==0?c=ct[Ye]:m=ct[Ye],lt=""+
lt;let ll=lt.indexOf(\`
\`)==-1?[lt]:lt.split(/\\n/gm);for(let Ke=0;Ke<ll.length;Ke++){let bo=ll[Ke];ce?(g.save(),g.translate(c,m+Ke*tt),g.rotate(
ce),g.fillText(bo,0,0),g.restore()):g.fillText(bo,c,m+Ke*tt)}}}I.show&&Zn(ct,I.filter(l,ne,n,M,J),a,r,ke,_e,pe(I.width*ie,
3),I.stroke(l,n),I.dash,I.cap);let Ct=o.grid;Ct.show&&Zn(ct,Ct.filter(l,ne,n,M,J),a,a==0?2:1,a==0?rt:Xe,a==0?gt:Ze,pe(Ct.
width*ie,3),Ct.stroke(l,n),Ct.dash,Ct.cap),F.show&&Zn([ke],[1],a==0?1:0,a==0?1:2,a==1?rt:Xe,a==1?gt:Ze,pe(F.width*ie,3),
F.stroke(l,n),F.dash,F.cap)}Re("drawAxes")}function Sl(n){x.forEach((o,r)=>{r>0&&(o._paths=null,n&&(i==1?(o.min=null,o.max=
null):o.facets.forEach(a=>{a.min=null,a.max=null})))})}let cn=!1,Jn=!1,Bl=[];function vr(){Jn=!1;for(let n=0;n<Bl.length;n++)
Re(...Bl[n]);Bl.length=0}function vl(){cn||(Sa(eo),cn=!0)}function xr(n,o=!1){cn=!0,Jn=o,n(l),eo(),o&&Bl.length>0&&queueMicrotask(
vr)}l.batch=xr;function eo(){if(Vn&&(pr(),Vn=!1),dl&&(ir(),dl=!1),sn){if(ye(L,Cl,de),ye(L,"top",Ae),ye(L,Zl,Y),ye(L,Jl,E),
ye(C,Cl,de),ye(C,"top",Ae),ye(C,Zl,Y),ye(C,Jl,E),ye(w,Zl,Nt),ye(w,Jl,jt),b.width=Ce(Nt*ie),b.height=Ce(jt*ie),H.forEach(
({_el:n,_show:o,_size:r,_pos:a,side:c})=>{if(n!=null)if(o){let m=c===3||c===0?r:0,y=c%2==1;ye(n,y?"left":"top",a-m),ye(n,
y?"width":"height",r),ye(n,y?"top":"left",y?Ae:de),ye(n,y?"height":"width",y?E:Y),gs(n,ol)}else nt(n,ol)}),an=bl=In=Gn=Bn=
Un=Yn=Kn=Wn=null,Je=1,Kl(!0),de!=pl||Ae!=qt||Y!=kt||E!=Zt){Sl(!1);let n=Y/kt,o=E/Zt;if(Ge&&!Jt&&N.left>=0){N.left*=n,N.top*=
o,xl&&Lt(xl,Ce(N.left),0,Y,E),_l&&Lt(_l,0,Ce(N.top),Y,E);for(let r=0;r<ut.length;r++){let a=ut[r];a!=null&&(wl[r]*=n,yl[r]*=
o,Lt(a,pt(wl[r]),pt(yl[r]),Y,E))}}if(ge.show&&!on&&ge.left>=0&&ge.width>0){ge.left*=n,ge.width*=n,ge.top*=o,ge.height*=o;
for(let r in ns)ye(Tl,r,ge[r])}pl=de,qt=Ae,kt=Y,Zt=E}Re("setSize"),sn=!1}Nt>0&&jt>0&&(g.clearRect(0,0,b.width,b.height),
Re("drawClear"),U.forEach(n=>n()),Re("draw")),ge.show&&on&&(hn(ge),on=!1),Ge&&Jt&&(tl(null,!0,!1),Jt=!1),Z.show&&Z.live&&
at&&(ts(),at=!1),p||(p=!0,l.status=1,Re("ready")),Gl=!1,cn=!1}l.redraw=(n,o)=>{dl=o||!1,n!==!1?It(P,k.min,k.max):vl()};function Qn(n,o){
let r=_[n];if(r.from==null){if(Ve==0){let a=r.range(l,o.min,o.max,n);o.min=a[0],o.max=a[1]}if(o.min>o.max){let a=o.min;o.
min=o.max,o.max=a}if(Ve>1&&o.min!=null&&o.max!=null&&o.max-o.min<1e-16)return;n==P&&r.distr==2&&Ve>0&&(o.min=vt(o.min,t[0]),
o.max=vt(o.max,t[0]),o.min==o.max&&o.max++),O[n]=o,Vn=!0,vl()}}l.setScale=Qn;let Xn,es,xl,_l,to,lo,kl,Ml,no,so,me,ve,$t=!1,
He=N.drag,Ne=He.x,Fe=He.y;Ge&&(N.x&&(Xn=ht(Br,C)),N.y&&(es=ht(Ur,C)),k.ori==0?(xl=Xn,_l=es):(xl=es,_l=Xn),me=N.left,ve=N.
top);let ge=l.select=Te({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),Tl=ge.show?ht(Gr,ge.over?C:L):null;function hn(n,o){
if(ge.show){for(let r in n)ge[r]=n[r],r in ns&&ye(Tl,r,n[r]);o!==!1&&Re("setSelect")}}l.setSelect=hn;function _r(n){if(x[n].
show)Ee&&gs(xe[n],ol);else if(Ee&&nt(xe[n],ol),Ge){let r=gl?ut[0]:ut[n];r!=null&&Lt(r,-10,-10,Y,E)}}function It(n,o,r){Qn(
n,{min:o,max:r})}function Tt(n,o,r,a){o.focus!=null&&Ar(n),o.show!=null&&x.forEach((c,m)=>{m>0&&(n==m||n==null)&&(c.show=
o.show,_r(m),i==2?(It(c.facets[0].scale,null,null),It(c.facets[1].scale,null,null)):It(c.scale,null,null),vl())}),r!==!1&&
Re("setSeries",n,o),a&&jl("setSeries",l,n,o)}l.setSeries=Tt;function kr(n,o){Te(j[n],o)}function Mr(n,o){n.fill=X(n.fill||
null),n.dir=se(n.dir,-1),o=o??j.length,j.splice(o,0,n)}function Tr(n){n==null?j.length=0:j.splice(n,1)}l.addBand=Mr,l.setBand=
kr,l.delBand=Tr;function Er(n,o){x[n].alpha=o,Ge&&ut[n]!=null&&(ut[n].style.opacity=o),Ee&&xe[n]&&(xe[n].style.opacity=o)}
let Ft,Wt,el,El={focus:!0};function Ar(n){if(n!=el){let o=n==null,r=Mt.alpha!=1;x.forEach((a,c)=>{if(i==1||c>0){let m=o||
c==0||c==n;a._focus=o?null:m,r&&Er(c,m?1:Mt.alpha)}}),el=n,r&&vl()}}Ee&&ml&&Be(Mo,re,n=>{N._lock||(Qt(n),el!=null&&Tt(null,
El,!0,Me.setSeries))});function Et(n,o,r){let a=_[o];r&&(n=n/ie-(a.ori==1?Ae:de));let c=Y;a.ori==1&&(c=E,n=c-n),a.dir==-1&&
(n=c-n);let m=a._min,y=a._max,S=n/c,v=m+(y-m)*S,M=a.distr;return M==3?Dl(10,v):M==4?aa(v,a.asinh):M==100?a.bwd(v):v}function Cr(n,o){
let r=Et(n,P,o);return vt(r,t[0],Pe,De)}l.valToIdx=n=>vt(n,t[0]),l.posToIdx=Cr,l.posToVal=Et,l.valToPos=(n,o,r)=>_[o].ori==
0?f(n,_[o],r?Ze:Y,r?Xe:0):u(n,_[o],r?gt:E,r?rt:0),l.setCursor=(n,o,r)=>{me=n.left,ve=n.top,tl(null,o,r)};function oo(n,o){
ye(Tl,Cl,ge.left=n),ye(Tl,Zl,ge.width=o)}function io(n,o){ye(Tl,"top",ge.top=n),ye(Tl,Jl,ge.height=o)}let Ul=k.ori==0?oo:
io,Yl=k.ori==1?oo:io;function Lr(){if(Ee&&Z.live)for(let n=i==2?1:0;n<x.length;n++){if(n==0&&it)continue;let o=Z.values[n],
r=0;for(let a in o)_t[n][r++].firstChild.nodeValue=o[a]}}function ts(n,o){if(n!=null&&(n.idxs?n.idxs.forEach((r,a)=>{fe[a]=
r}):ha(n.idx)||fe.fill(n.idx),Z.idx=fe[0]),Ee&&Z.live){for(let r=0;r<x.length;r++)(r>0||i==1&&!it)&&Pr(r,fe[r]);Lr()}at=
!1,o!==!1&&Re("setLegend")}l.setLegend=ts;function Pr(n,o){let r=x[n],a=n==0&&K==2?wt:t[n],c;it?c=r.values(l,n,o)??Vt:(c=
r.value(l,o==null?null:a[o],n,o),c=c==null?Vt:{_:c}),Z.values[n]=c}function tl(n,o,r){no=me,so=ve,[me,ve]=N.move(l,me,ve),
N.left=me,N.top=ve,Ge&&(xl&&Lt(xl,Ce(me),0,Y,E),_l&&Lt(_l,0,Ce(ve),Y,E));let a,c=Pe>De;Ft=he,Wt=null;let m=k.ori==0?Y:E,
y=k.ori==1?Y:E;if(me<0||Ve==0||c){a=N.idx=null;for(let S=0;S<x.length;S++){let v=ut[S];v!=null&&Lt(v,-10,-10,Y,E)}ml&&Tt(
null,El,!0,n==null&&Me.setSeries),Z.live&&(fe.fill(a),at=!0)}else{let S,v,M;i==1&&(S=k.ori==0?me:ve,v=Et(S,P),a=N.idx=vt(
v,t[0],Pe,De),M=D(t[0][a],k,m,0));let T=-10,A=-10,G=0,oe=0,ne=!0,J="",I="";for(let F=i==2?1:0;F<x.length;F++){let we=x[F],
_e=fe[F],ze=_e==null?null:i==1?t[F][_e]:t[F][1][_e],ce=N.dataIdx(l,F,a,v),ke=ce==null?null:i==1?t[F][ce]:t[F][1][ce];if(at=
at||ke!=ze||ce!=_e,fe[F]=ce,F>0&&we.show){let et=ce==null?-10:ce==a?M:D(i==1?t[0][ce]:t[F][0][ce],k,m,0),Ue=ke==null?-10:
W(ke,i==1?_[we.scale]:_[we.facets[1].scale],y,0);if(ml&&ke!=null){let ft=k.ori==1?me:ve,yt=Le(Mt.dist(l,F,ce,Ue,ft));if(yt<
Ft){let At=Mt.bias;if(At!=0){let tt=Et(ft,we.scale),ct=ke>=0?1:-1,bt=tt>=0?1:-1;bt==ct&&(bt==1?At==1?ke>=tt:ke<=tt:At==1?
ke<=tt:ke>=tt)&&(Ft=yt,Wt=F)}else Ft=yt,Wt=F}}if(at||gl){let ft,yt;k.ori==0?(ft=et,yt=Ue):(ft=Ue,yt=et);let At,tt,ct,bt,
Ct,Ye,lt=!0,ll=Ie.bbox;if(ll!=null){lt=!1;let Ke=ll(l,F);ct=Ke.left,bt=Ke.top,At=Ke.width,tt=Ke.height}else ct=ft,bt=yt,
At=tt=Ie.size(l,F);if(Ye=Ie.fill(l,F),Ct=Ie.stroke(l,F),gl)F==Wt&&Ft<=Mt.prox&&(T=ct,A=bt,G=At,oe=tt,ne=lt,J=Ye,I=Ct);else{
let Ke=ut[F];Ke!=null&&(wl[F]=ct,yl[F]=bt,Do(Ke,At,tt,lt),Lo(Ke,Ye,Ct),Lt(Ke,pt(ct),pt(bt),Y,E))}}}}if(gl){let F=Mt.prox,
we=el==null?Ft<=F:Ft>F||Wt!=el;if(at||we){let _e=ut[0];_e!=null&&(wl[0]=T,yl[0]=A,Do(_e,G,oe,ne),Lo(_e,J,I),Lt(_e,pt(T),
pt(A),Y,E))}}}if(ge.show&&$t)if(n!=null){let[S,v]=Me.scales,[M,T]=Me.match,[A,G]=n.cursor.sync.scales,oe=n.cursor.drag;if(Ne=
oe._x,Fe=oe._y,Ne||Fe){let{left:ne,top:J,width:I,height:F}=n.select,we=n.scales[A].ori,_e=n.posToVal,ze,ce,ke,et,Ue,ft=S!=
null&&M(S,A),yt=v!=null&&T(v,G);ft&&Ne?(we==0?(ze=ne,ce=I):(ze=J,ce=F),ke=_[S],et=D(_e(ze,A),ke,m,0),Ue=D(_e(ze+ce,A),ke,
m,0),Ul(xt(et,Ue),Le(Ue-et))):Ul(0,m),yt&&Fe?(we==1?(ze=ne,ce=I):(ze=J,ce=F),ke=_[v],et=W(_e(ze,G),ke,y,0),Ue=W(_e(ze+ce,
G),ke,y,0),Yl(xt(et,Ue),Le(Ue-et))):Yl(0,y)}else ss()}else{let S=Le(no-to),v=Le(so-lo);if(k.ori==1){let G=S;S=v,v=G}Ne=He.
x&&S>=He.dist,Fe=He.y&&v>=He.dist;let M=He.uni;M!=null?Ne&&Fe&&(Ne=S>=M,Fe=v>=M,!Ne&&!Fe&&(v>S?Fe=!0:Ne=!0)):He.x&&He.y&&
(Ne||Fe)&&(Ne=Fe=!0);let T,A;Ne&&(k.ori==0?(T=kl,A=me):(T=Ml,A=ve),Ul(xt(T,A),Le(A-T)),Fe||Yl(0,y)),Fe&&(k.ori==1?(T=kl,
A=me):(T=Ml,A=ve),Yl(xt(T,A),Le(A-T)),Ne||Ul(0,m)),!Ne&&!Fe&&(Ul(0,0),Yl(0,0))}if(He._x=Ne,He._y=Fe,n==null){if(r){if(yo!=
null){let[S,v]=Me.scales;Me.values[0]=S!=null?Et(k.ori==0?me:ve,S):null,Me.values[1]=v!=null?Et(k.ori==1?me:ve,v):null}jl(
as,l,me,ve,Y,E,a)}if(ml){let S=r&&Me.setSeries,v=Mt.prox;el==null?Ft<=v&&Tt(Wt,El,!0,S):Ft>v?Tt(null,El,!0,S):Wt!=el&&Tt(
Wt,El,!0,S)}}at&&(Z.idx=a,ts()),o!==!1&&Re("setCursor")}let Gt=null;Object.defineProperty(l,"rect",{get(){return Gt==null&&
Kl(!1),Gt}});function Kl(n=!1){n?Gt=null:(Gt=C.getBoundingClientRect(),Re("syncRect",Gt))}function ro(n,o,r,a,c,m,y){N._lock||
$t&&n!=null&&n.movementX==0&&n.movementY==0||(ls(n,o,r,a,c,m,y,!1,n!=null),n!=null?tl(null,!0,!0):tl(o,!0,!1))}function ls(n,o,r,a,c,m,y,S,v){
if(Gt==null&&Kl(!1),Qt(n),n!=null)r=n.clientX-Gt.left,a=n.clientY-Gt.top;else{if(r<0||a<0){me=-10,ve=-10;return}let[M,T]=Me.
scales,A=o.cursor.sync,[G,oe]=A.values,[ne,J]=A.scales,[I,F]=Me.match,we=o.axes[0].side%2==1,_e=k.ori==0?Y:E,ze=k.ori==1?
Y:E,ce=we?m:c,ke=we?c:m,et=we?a:r,Ue=we?r:a;if(ne!=null?r=I(M,ne)?h(G,_[M],_e,0):-10:r=_e*(et/ce),J!=null?a=F(T,J)?h(oe,
_[T],ze,0):-10:a=ze*(Ue/ke),k.ori==1){let ft=r;r=a,a=ft}}v&&(o==null||o.cursor.event.type==as)&&((r<=1||r>=Y-1)&&(r=nl(r,
Y)),(a<=1||a>=E-1)&&(a=nl(a,E))),S?(to=r,lo=a,[kl,Ml]=N.move(l,r,a)):(me=r,ve=a)}let ns={width:0,height:0,left:0,top:0};
function ss(){hn(ns,!1)}let ao,uo,fo,co;function ho(n,o,r,a,c,m,y){$t=!0,Ne=Fe=He._x=He._y=!1,ls(n,o,r,a,c,m,y,!0,!1),n!=
null&&(Be(us,ds,po,!1),jl(_o,l,kl,Ml,Y,E,null));let{left:S,top:v,width:M,height:T}=ge;ao=S,uo=v,fo=M,co=T}function po(n,o,r,a,c,m,y){
$t=He._x=He._y=!1,ls(n,o,r,a,c,m,y,!1,!0);let{left:S,top:v,width:M,height:T}=ge,A=M>0||T>0,G=ao!=S||uo!=v||fo!=M||co!=T;
if(A&&G&&hn(ge),He.setScale&&A&&G){let oe=S,ne=M,J=v,I=T;if(k.ori==1&&(oe=v,ne=T,J=S,I=M),Ne&&It(P,Et(oe,P),Et(oe+ne,P)),
Fe)for(let F in _){let we=_[F];F!=P&&we.from==null&&we.min!=he&&It(F,Et(J+I,F),Et(J,F))}ss()}else N.lock&&(N._lock=!N._lock,
tl(o,!0,n!=null));n!=null&&(hl(us,ds),jl(us,l,me,ve,Y,E,null))}function Dr(n,o,r,a,c,m,y){if(N._lock)return;Qt(n);let S=$t;
if($t){let v=!0,M=!0,T=10,A,G;k.ori==0?(A=Ne,G=Fe):(A=Fe,G=Ne),A&&G&&(v=me<=T||me>=Y-T,M=ve<=T||ve>=E-T),A&&v&&(me=me<kl?
0:Y),G&&M&&(ve=ve<Ml?0:E),tl(null,!0,!0),$t=!1}me=-10,ve=-10,fe.fill(null),tl(null,!0,!0),S&&($t=S)}function mo(n,o,r,a,c,m,y){
N._lock||(Qt(n),$n(),ss(),n!=null&&jl(To,l,me,ve,Y,E,null))}function go(){H.forEach(Au),Hn(l.width,l.height,!0)}il(yn,Pl,
go);let Al={};Al.mousedown=ho,Al.mousemove=ro,Al.mouseup=po,Al.dblclick=mo,Al.setSeries=(n,o,r,a)=>{let c=Me.match[2];r=
c(l,o,r),r!=-1&&Tt(r,a,!0,!1)},Ge&&(Be(_o,C,ho),Be(as,C,ro),Be(ko,C,n=>{Qt(n),Kl(!1)}),Be(Mo,C,Dr),Be(To,C,mo),xs.add(l),
l.syncRect=Kl);let pn=l.hooks=e.hooks||{};function Re(n,o,r){Jn?Bl.push([n,o,r]):n in pn&&pn[n].forEach(a=>{a.call(null,
l,o,r)})}(e.plugins||[]).forEach(n=>{for(let o in n.hooks)pn[o]=(pn[o]||[]).concat(n.hooks[o])});let wo=(n,o,r)=>r,Me=Te(
{key:null,setSeries:!1,filters:{pub:Oo,sub:Oo},scales:[P,x[1]?x[1].scale:null],match:[Vo,Vo,wo],values:[null,null]},N.sync);
Me.match.length==2&&Me.match.push(wo),N.sync=Me;let yo=Me.key,os=Fi(yo);function jl(n,o,r,a,c,m,y){Me.filters.pub(n,o,r,
a,c,m,y)&&os.pub(n,o,r,a,c,m,y)}os.sub(l);function Nr(n,o,r,a,c,m,y){Me.filters.sub(n,o,r,a,c,m,y)&&Al[n](null,o,r,a,c,m,
y)}l.pub=Nr;function Fr(){os.unsub(l),xs.delete(l),Kt.clear(),ws(yn,Pl,go),d.remove(),re?.remove(),Re("destroy")}l.destroy=
Fr;function is(){Re("init",e,t),Ks(t||e.data,!1),O[P]?Qn(P,O[P]):$n(),on=ge.show&&(ge.width>0||ge.height>0),Jt=at=!0,Hn(
e.width,e.height)}return x.forEach(Us),H.forEach(hr),s?s instanceof HTMLElement?(s.appendChild(d),is()):s(l,is):is(),l}$e.
assign=Te;$e.fmtNum=Cs;$e.rangeNum=bn;$e.rangeLog=xn;$e.rangeAsinh=Es;$e.orient=al;$e.pxRatio=ie;$e.join=ba;$e.fmtDate=Ps,
$e.tzDate=La;$e.sync=Fi;{$e.addGap=hu,$e.clipGaps=Mn;let e=$e.paths={points:$i};e.linear=Wi,e.stepped=mu,e.bars=gu,e.spline=
yu}function te(e){return document.getElementById(e)}function ue(e,t,...s){let l=document.createElement(e);return l.className=
t,l.append(...s),l}function Ln(e,t=1){let s=ue("span","key");return s.style.background=\`var(--\${e})\`,s.style.opacity=String(
t),s}function We(e,t){e.textContent!==t&&(e.textContent=t)}function Ot(e,t=1){return Cn??=document.body.appendChild(ue("\\
i","")),Cn.hidden=!0,Cn.style.color=\`color-mix(in srgb, var(--\${e}) \${t*100}%, transparent)\`,getComputedStyle(Cn).color}
var Cn;var Cu=new Intl.NumberFormat("en-US",{maximumFractionDigits:0}),Lu=new Intl.NumberFormat("en-US",{notation:"compact",maximumFractionDigits:1});
function Oe(e){return Number.isFinite(e)?Cu.format(e):"–"}function Hl(e){return Lu.format(e)}function Pt(e){if(!Number.
isFinite(e))return"–";if(e===0)return"0";let t=Math.abs(e);return t<.001||t>=1e6?Number(e.toPrecision(3)).toExponential().
replace("e+","e"):t>=1e3?Oe(e):String(Number(e.toPrecision(4)))}function $l(e){return Number.isFinite(e)?e.toFixed(4):"–"}
function dt(e){if(!Number.isFinite(e))return"–";let t=["B","kB","MB","GB","TB"],s=e,l=0;for(;s>=1e3&&l<t.length-1;)s/=
1e3,l++;let i=l===0||s>=100?0:1;return\`\${s.toFixed(i)} \${t[l]}\`}function Vs(e){if(!Number.isFinite(e))return"–";let t=Math.
round(e),s=i=>String(i).padStart(2,"0");if(t<60)return\`\${t} s\`;let l=Math.floor(t/60);return l<60?\`\${l} min \${s(t%60)} s\`:
\`\${Math.floor(l/60)} h \${s(l%60)} min\`}function Hs(e,t){let s=0,l=0;return e.map(i=>Number.isFinite(i)?(s=t*s+(1-t)*i,l=t*l+(1-t),s/l):i)}function Yi(e,t){let s=t/
e,l=s>1e3?[1]:s>30?[1,3]:s>4?[1,2,3,5]:[1,1.2,1.4,1.6,1.8,2,2.5,3,3.5,4,5,6,7,8,9],i=[],f=Math.ceil(Math.log10(t));for(let u=Math.
floor(Math.log10(e));u<=f;u++)for(let h of l){let p=h*10**u;p>=e&&p<=t&&i.push(p)}return i}var Pu="12px system-ui, sans-serif",Yt=class{#t;#n;#o;#e;#s;#l=[[]];#i=!1;#r=!0;#a=!1;#u=0;#f=!1;#c;constructor(t,s){this.#t=
t,this.#n=s,this.#o=ue("span","readout"),this.#e=ue("div","plot"),this.#e.tabIndex=0,this.#e.setAttribute("role","group"),
this.#e.setAttribute("aria-roledescription","chart");let l=ue("figcaption","",ue("h2","",t.title),this.#o),i=\`card chart\${t.
isWide?" wide":""}\`;te("charts").append(ue("figure",i,l,this.#e)),this.#e.addEventListener("keydown",f=>this.#b(f)),new ResizeObserver(
()=>this.#v()).observe(this.#e),new IntersectionObserver(([f])=>{this.#r=f.isIntersecting,this.#r&&this.#a&&this.draw(this.#l)},
{rootMargin:"200px"}).observe(this.#e),this.#h()}draw(t,s=!1){this.#l=t,this.#p||this.#m(t[0].length-1);let l=t[0].length>
1.1*this.#u;if(this.#a=!this.#r&&!s&&!l,this.#a)return;this.#u=t[0].length;let i=this.#s;if(this.#c===void 0)i.setData(t);else{
let[f,u]=this.#c;i.setData(t,!1),i.setScale("x",{min:f,max:u})}this.#S()}look(t){this.#c=t,this.draw(this.#l)}point(t){let s=this.#s,
l=t===void 0?void 0:this.#l[0][t],i=l===void 0?-10:s.valToPos(l,"x");this.#f=!0,s.setCursor({left:i,top:l===void 0?-10:10},
!1),this.#f=!1,this.#m(t??this.#l[0].length-1)}recolour(){this.#h()}set isLogarithmic(t){this.#i=t,this.#h()}get#p(){return(this.#s.
cursor.left??-1)>=0}#h(){this.#s?.destroy(),this.#s=new $e(this.#d(),this.#l,this.#e);let{over:t}=this.#s;for(let s of["\\
pointerdown","pointermove"])t.addEventListener(s,l=>this.#y(l));t.addEventListener("dblclick",()=>this.#n.zoom(void 0)),
this.draw(this.#l)}#d(){let{lines:t,format:s,tick:l=s,hasZero:i=!1}=this.#t,f=t.findIndex(({isEdge:p})=>p===!0),u={stroke:Ot(
"muted"),font:Pu,grid:{stroke:Ot("grid"),width:1},ticks:{show:!1}},h=this.#i;return{width:Math.max(50,this.#e.clientWidth),
height:Math.max(50,this.#e.clientHeight),legend:{show:!1},padding:[8,12,0,0],scales:{x:{time:!1},y:{distr:h?3:1,range:(p,d,b)=>Nu(
d,b,h,i)}},axes:[{...u,size:30,values:(p,d)=>d.map(b=>Hl(b))},{...u,size:62,values:(p,d)=>d.map(b=>b===null?"":l(b)),...h?
{splits:(p,d,b,g)=>Yi(b,g),filter:(p,d)=>d}:{}}],series:[{},...t.map(Du)],...f<0?{}:{bands:[{series:[f+1,f+2],fill:Ot(t[f].
colour,.13)}]},cursor:{y:!1,drag:{x:!0,y:!1,setScale:!1}},hooks:{setCursor:[p=>this.#g(p)],setSelect:[p=>this.#w(p)]}}}#g(t){
if(this.#f||this.#s===void 0)return;let{idx:s,left:l=-1}=t.cursor,i=l<0||s===null||s===void 0;this.#m(i?this.#l[0].length-
1:s),this.#n.point(this,i?void 0:s)}#w(t){let{left:s,width:l}=t.select;if(l<4)return;let i=[t.posToVal(s,"x"),t.posToVal(
s+l,"x")];t.setSelect({left:0,top:0,width:0,height:0},!1),this.#n.zoom(i)}#y(t){if(t.pointerType==="mouse")return;let s=this.#s,
{left:l}=s.over.getBoundingClientRect();s.setCursor({left:t.clientX-l,top:10})}#b(t){let s=this.#s,l=this.#l[0].length-1,
i=this.#p?s.cursor.idx??l:l,f=Math.max(1,Math.round(l/100)),u={ArrowLeft:i-(t.shiftKey?1:f),ArrowRight:i+(t.shiftKey?1:f),
Home:0,End:l}[t.key];if(t.key==="Escape")s.setCursor({left:-10,top:-10}),this.#n.zoom(void 0);else if(u!==void 0&&l>=0){
t.preventDefault();let h=this.#l[0][Math.max(0,Math.min(l,u))];s.setCursor({left:s.valToPos(h,"x"),top:10})}}#m(t){let s=this.#l[0][t];
if(s===void 0)return;let{lines:l,format:i}=this.#t,f=l.flatMap((u,h)=>{if(u.isEdge)return[];let p=Fu(this.#l[h+1],t);if(p===
void 0)return[];let d=l.length>1?\`\${u.label} \`:"",b=ue("b","",i(p));return[ue("span","",Ln(u.colour,u.alpha),d,b)]});this.#o.
replaceChildren(ue("span","",\`step \${Oe(s)}\`),...f)}#S(){let{title:t,format:s,lines:l}=this.#t,i=this.#l[0],f=l.findIndex(
({isEdge:p})=>p!==!0),u=this.#l[f+1]??[],h=i.length-1;h<0||this.#e.setAttribute("aria-label",\`\${t}: \${s(u[0]??NaN)} at s\\
tep \${Oe(i[0])}, \${s(u[h]??NaN)} at step \${Oe(i[h])}; arrow keys read out other steps\`)}#v(){let{clientWidth:t,clientHeight:s}=this.#e,
l=this.#s;l===void 0||t===0||(l.width!==t||l.height!==s)&&l.setSize({width:t,height:s})}};function Du(e){let{alpha:t=1,isSparse:s=!1,
isFilled:l,isEdge:i}=e,f=Ot(e.colour,i?0:t);return{stroke:f,width:i?0:t<1?1:2,spanGaps:s,...l?{fill:Ot(e.colour,.1)}:{},
points:s?{show:!0,size:6,fill:f,width:0}:{show:!1}}}function Nu(e,t,s,l){if(e===null||t===null)return s?[1,10]:[0,1];if(s){
let f=Math.max(e,1e-12);return[f/1.05,Math.max(t,f)*1.05]}let i=(t-e)*.06||Math.abs(t)*.1||1;return[l?Math.min(0,e):e-i,
t+i]}function Fu(e,t){for(let s=Math.min(t,e.length-1);s>=0;s--){let l=e[s];if(l!=null)return l}}var Ki={finished:"The run is over: all steps were made. The curves stay here as long as this page is open.",interrupted:"\\
The run was ended before its last step. The curves stay here as long as this page is open.",failed:"The run failed: the \\
terminal that it ran in says why."};function ln(e){return Ki[e]!==void 0}function ji(e,t){let{news:s}=e,{state:l,start:i,
latest:f,steps:u}=s,h=te("state"),p=t?"lost":l;h.dataset.state!==p&&(h.dataset.state=p,We(h,t?"no connection":l));let d=te(
"notice"),b=t?"The connection is lost: the program ended, or it is busy. Trying again.":Ki[l];if(d.hidden=b===void 0,d.dataset.
kind=t||l==="failed"?"bad":"good",We(d,b??""),Ru(e),i===void 0)return;We(te("title"),\`\${i.preset} · \${Oe(i.params)} par\\
ameters\`),We(te("subtitle"),\`\${i.backend} (\${i.library}), \${i.threads} \${i.threads===1?"thread":"threads"}, vocabulary \${Oe(
i.vocab)}, seed \${i.seed}\`);let g=Math.floor(100*(f?.step??0)/u),w=l==="running"?\`\${g} %\`:l;document.title=\`\${w} · \${i.
preset} · Fluxion\`}function Ru({news:e}){let{latest:t,steps:s,seconds:l,state:i,saved:f}=e,u=t?.step??0,h=t?.steps_per_second??
0,p=te("progress");p.max=Math.max(1,s),p.value=u;let d=s>0?\` · \${(100*u/s).toFixed(1)} %\`:"",b=f===void 0?"":\` · saved \\
after step \${Oe(f.step)}\`;We(te("done"),\`step \${Oe(u)} of \${Oe(s)}\${d}\${b}\`);let g=i==="running"&&h>0&&u<s?\`, \${Vs((s-u)/
h)} to go\`:"";We(te("left"),\`\${Vs(l)}\${g}\`)}var Pn=class{#t;#n;#o;#e;#s;#l;#i;#r=new Set;#a=!1;#u=0;constructor(t){this.#t=t,this.#n=new Yt({title:"Loss",isWide:!0,
format:$l,tick:Pt,lines:[{label:"highest",colour:"blue",isEdge:!0},{label:"lowest",colour:"blue",isEdge:!0},{label:"each\\
 step",colour:"blue",alpha:.35},{label:"smoothed",colour:"blue"},{label:"validation",colour:"orange",isSparse:!0}]},this),
this.#o=new Yt({title:"Learning rate",format:Pt,lines:[{label:"learning rate",colour:"violet"}],hasZero:!0},this),this.#e=
new Yt({title:"Gradient norm",format:Pt,lines:[{label:"each step",colour:"green",alpha:.4},{label:"smoothed",colour:"gre\\
en"}],hasZero:!0},this),this.#s=new Yt({title:"Steps a second",format:Pt,tick:Hl,lines:[{label:"steps a second",colour:"\\
blue",isFilled:!0}],hasZero:!0},this),this.#l=new Yt({title:"Memory",format:dt,lines:[{label:"process",colour:"orange"},
{label:"arena",colour:"violet",isFilled:!0}],hasZero:!0},this),this.#i=[this.#n,this.#e,this.#o,this.#s,this.#l],this.#d()}draw(){
for(let t of this.#i)this.#r.add(t);if(ln(this.#t.news.state))for(let t of this.#i)this.#c(t);else this.#a||this.#f()}recolour(){
for(let t of this.#i)t.recolour()}point(t,s){for(let l of this.#i)l!==t&&l.point(s)}zoom(t){te("zoom").disabled=t===void 0;
for(let s of this.#i)s.look(t)}#f(){this.#a=!1;let[t]=this.#r;t!==void 0&&(this.#c(t),this.#a=this.#r.size>0,this.#a&&requestAnimationFrame(
()=>this.#f()))}#c(t){this.#r.delete(t),t.draw(this.#p(t),ln(this.#t.news.state))}#p(t){let{step:s,columns:l}=this.#t,{low:i,
high:f,norm:u}=l,h=this.#u;switch(t){case this.#n:{let p=Hs(l.loss,h),{loss:d}=l;return[s,f,i,d,p,this.#h()]}case this.#e:
return[s,u,Hs(u,h)];case this.#o:return[s,l.rate];case this.#s:return[s,l.speed.map(p=>p||null)];default:return[s,l.resident,
l.arena]}}#h(){let t=new Array(this.#t.step.length).fill(null);for(let{step:s,val_loss:l}of this.#t.evaluations)t[this.#t.
indexOf(s)]=l;return t}#d(){let t=te("smoothing"),s=()=>{this.#u=1-10**-t.valueAsNumber,We(te("weight"),this.#u.toFixed(
3)),t.setAttribute("aria-valuetext",this.#u.toFixed(3)),this.draw()};t.addEventListener("input",s),s();let l=te("log");l.
addEventListener("change",()=>{this.#n.isLogarithmic=l.checked}),te("zoom").addEventListener("click",()=>this.zoom(void 0))}};var qi={parameters:"blue",gradients:"green",moments:"violet",workspace:"orange",other:"grey"},zu={parameters:"parameters",
gradients:"gradients",moments:"moments",workspace:"workspace",other:"batches, rest"},$s;function Zi(e){e===void 0||e===$s||
($s=e,te("memory").hidden&&new ResizeObserver(Dn).observe(te("boxes")),te("memory").hidden=!1,We(te("memory-text"),\`\${dt(
e.used)} in use, \${dt(e.capacity)} taken from the system\`),te("bar").replaceChildren(...e.regions.map(t=>{let s=ue("div",
"");return s.style.flexGrow=String(t.bytes/e.used),s.style.background=\`var(--\${qi[t.kind]})\`,s})),te("legend").replaceChildren(
...e.regions.map(t=>Ou(t,e.used))),Dn())}function Ou({kind:e,bytes:t,tensors:s},l){let i=\`\${dt(t)} · \${(100*t/l).toFixed(
1)} %\`,f=[Ln(qi[e]),zu[e],ue("span","size",i)];if(s.length===0)return ue("div","row",...f);let u=s.map(({name:h,bytes:p})=>ue(
"li","",ue("span","",h),ue("span","size",dt(p))));return ue("details","",ue("summary","",...f),ue("ul","",...u))}function Dn(){
let e=$s?.workspace;if(te("plan").hidden=e===void 0,e===void 0)return;let{buffers:t,calls:s,bytes:l}=e,i=te("boxes"),f=devicePixelRatio;
i.width=i.clientWidth*f,i.height=i.clientHeight*f;let u=i.getContext("2d"),h=i.width/s,p=i.height/l;u.fillStyle=Ot("oran\\
ge",.45),u.strokeStyle=Ot("card"),u.lineWidth=f;for(let{first:g,last:w,offset:L,bytes:C}of t){let R=g*h,V=Math.max(f,(w+
1-g)*h),$=Math.max(f,C*p);u.fillRect(R,L*p,V,$),$>4*f&&V>4*f&&u.strokeRect(R,L*p,V,$)}let d=t.reduce((g,{bytes:w})=>g+w,
0),b=\`The workspace of a step: \${Oe(t.length)} temporary results of \${dt(d)} share \${dt(l)}. From left to right the \${Oe(
s)} kernel calls, from top to bottom the memory; a box is one result, from its first use to its last.\`;We(te("plan-text"),
b),i.setAttribute("aria-label",b)}var Vu=50,Ji=[],Nn=0;function Qi({samples:e}){e!==Ji&&(te("samples").replaceChildren(),Ji=e,Nn=0);let t=te("samples");for(;Nn<
e.length;Nn++){let{step:s,text:l}=e[Nn];t.prepend(ue("li","",ue("p","",\`after step \${Oe(s)}\`),ue("pre","",l)))}for(;t.childElementCount>
Vu;)t.lastElementChild.remove();te("no-samples").hidden=e.length>0}var Fn=["loss","low","high","rate","norm","speed","arena","resident"];var Rn=class{step=[];columns=$u();evaluations=[];samples=[];news={seconds:0,state:"waiting",steps:0};#t=1;#n=1;get stride(){
return this.#n}apply(t){let{reset:s,points:l,evaluations:i,samples:f,...u}=t;s===!0&&this.#o(),this.news={...this.news,...u},
l!==void 0&&this.#e(l),i!==void 0&&this.evaluations.push(...i),f!==void 0&&this.samples.push(...f)}indexOf(t){let s=Math.
ceil((t-this.#t+1)/this.#n)-1;return Math.max(0,Math.min(this.step.length-1,s))}#o(){this.step.length=0;for(let t of Fn)
this.columns[t].length=0;this.evaluations=[],this.samples=[],this.news={seconds:0,state:"waiting",steps:0}}#e({first:t,stride:s,
from:l,columns:i}){this.#t=t,this.#n=s;let f=0;for(let u of Fn){let h=this.columns[u];h.length=l;for(let p of Hu(i[u]))h.
push(p);f=h.length}this.step.length=l;for(let u=l;u<f;u++)this.step.push(t+(u+1)*s-1)}};function Hu(e){let t=Uint8Array.
from(atob(e),s=>s.charCodeAt(0));return new Float32Array(t.buffer)}function $u(){return Object.fromEntries(Fn.map(e=>[e,
[]]))}var zn=["auto","light","dark"],Xi="fluxion-theme";function er(e){let t=Iu(),s=te("theme"),l=()=>{document.documentElement.
dataset.theme=t,We(s,t),s.setAttribute("aria-label",\`theme: \${t}; press for the next\`),e()};s.addEventListener("click",()=>{
t=zn[(zn.indexOf(t)+1)%zn.length];try{localStorage.setItem(Xi,t)}catch{}l()}),matchMedia("(prefers-color-scheme: dark)").
addEventListener("change",e),l()}function Iu(){try{let e=localStorage.getItem(Xi);return zn.find(t=>t===e)??"auto"}catch{
return"auto"}}var On=class{#t=new Map;draw(t){for(let[s,l,i]of Wu(t)){let f=this.#n(s);f.value.data!==l&&(f.value.data=l),We(f.remark,
i)}}#n(t){let s=this.#t.get(t);if(s!==void 0)return s;let l=document.createTextNode(""),i=ue("small","");te("tiles").append(
ue("div","",ue("dt","",t),ue("dd","",l,i)));let f={value:l,remark:i};return this.#t.set(t,f),f}};function Wu({news:e,evaluations:t}){
let{latest:s}=e,l=t.reduce((u,h)=>h.val_loss<u.val_loss?h:u,{step:0,val_loss:1/0}),i=t.at(-1)?.val_loss??NaN,f=s===void 0;
return[["Loss",$l(s?.loss??NaN),Gu(s?.loss??NaN)],["Validation",$l(i),l.step===0?"not measured yet":\`best \${$l(l.val_loss)}\\
 at \${Oe(l.step)}\`],["Steps a second",Pt(s?.steps_per_second||NaN),f?"":\`\${Hl(s.tokens_per_second)} tokens a second\`],["\\
Gradient norm",Pt(s?.grad_norm??NaN),"before clipping"],["Learning rate",Pt(s?.lr??NaN),"of the last step"],["Memory",dt(
s?.rss_bytes||NaN),f?"":\`\${dt(s.arena_bytes)} in the arena\`]]}function Gu(e){return Number.isFinite(e)?\`perplexity \${Pt(
Math.exp(e))}\`:"before the first step"}var ul=new Rn,lr=new Pn(ul),Bu=new On,Is=!1,Ws=!1;function nr(){Ws=!1,ji(ul,Is),Bu.draw(ul),lr.draw(),Qi(ul),Zi(ul.news.
memory)}function tr(){Ws||(Ws=!0,requestAnimationFrame(nr))}er(()=>{lr.recolour(),Dn()});var Uu=5e3;function sr(){let e=new EventSource(
"events");e.addEventListener("message",({data:t})=>{ul.apply(JSON.parse(t)),Is=!1,ln(ul.news.state)&&e.close(),tr()}),e.
addEventListener("error",()=>{Is=!0,tr(),e.readyState===EventSource.CLOSED&&setTimeout(sr,Uu)})}sr();nr();})();</script>
  </body>
</html>
`;

/** What the document may do: run its own script, and ask its own server. */
export const pagePolicy: string = `default-src 'none'; script-src 'sha256-/PGnXMHXFwR8EF/tkFzU/H5cj6CTbJZtWlmUwSc34AY='; style-src 'sha256-ZbhpPW4DXsAj2fOWrgAmVnro/52RBum7iuTNWvCMIn0='; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
