// Loads the extension's bundle and activates it with a stand-in for the editor; says on standard output how many ms it took.
const { performance } = require('node:perf_hooks');
const Module = require('node:module');

const anything = new Proxy(function () {}, {
  get: (_, name) => (name === 'findFiles' ? async () => [] : name === 'textDocuments' ? [] : name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : anything),
  apply: () => anything,
  construct: () => anything,
});
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? anything : load(request, ...rest));

const start = performance.now();
const extension = require(process.argv[2]);
extension.activate({ subscriptions: [], extensionUri: anything, asAbsolutePath: (path) => path });
console.log(performance.now() - start);
