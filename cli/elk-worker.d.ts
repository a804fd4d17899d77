/** ELK's worker script has no types of its own: under Node it exports a stand-in for a Web Worker. */
declare module 'elkjs/lib/elk-worker.min.js' {
  const elk: {
    readonly Worker: new () => {
      onmessage: (event: { readonly data: unknown }) => void;
      postMessage(message: unknown): void;
    };
  };
  export default elk;
}
