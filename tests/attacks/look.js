// What a page can look for, as pages have been seen to do: files of extensions, strings and nodes in its own tree and its open
// shadow roots, natives that somebody replaced, names on its globals, and what its own events set going.
globalThis.lookedFor = (() => {
  const roots = [document];
  const changes = [];
  const watch = (root) => new MutationObserver((records) => changes.push(...records)).observe(root, { subtree: true, childList: true, attributes: true });
  const outlet = document.getElementById("interop-outlet")?.shadowRoot;
  if (outlet) roots.push(outlet);
  roots.forEach(watch);
  const editor = () => roots.map((root) => root.querySelector("[data-ready] [contenteditable=true]")).find(Boolean);

  const elements = () => roots.flatMap((root) => [...root.querySelectorAll("*")]);
  const natives = [
    EventTarget.prototype.addEventListener, EventTarget.prototype.dispatchEvent, Element.prototype.attachShadow,
    Element.prototype.matches, Node.prototype.appendChild, Document.prototype.execCommand, Document.prototype.querySelectorAll,
    MutationObserver, globalThis.fetch, globalThis.getSelection, XMLHttpRequest.prototype.open, HTMLElement.prototype.focus,
    Event.prototype.composedPath, DataTransfer, ClipboardEvent, Function.prototype.toString, Date.now, performance.now,
  ];

  const probe = (address) =>
    Promise.all([
      fetch(address).then(() => address, () => null),
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve(address);
        image.onerror = () => resolve(null);
        image.src = address;
      }),
    ]);

  /** Events of the page's own making, which no person made: does anything answer them? */
  const provoke = () => {
    const before = changes.length;
    let prevented = 0;
    for (const kind of ["focusin", "focusout", "click", "keydown", "input", "selectionchange", "paste"]) {
      const event = new Event(kind, { bubbles: true, cancelable: true, composed: true });
      if (!(kind === "paste" ? document.body : editor()).dispatchEvent(event)) prevented += 1;
    }
    window.postMessage({ kind: "watch", reading: true }, "*");
    return new Promise((resolve) => setTimeout(() => resolve({ prevented, reactions: changes.length - before }), 300));
  };

  return {
    until: (text) => new Promise((resolve) => {
      const look = () => (editor().textContent === text ? setTimeout(resolve, 600) : setTimeout(look, 20)); // and the pause
      look();
    }),
    async report(files) {
      const answered = (await Promise.all(files.map(probe))).flat().filter(Boolean);
      const texts = elements().flatMap((each) => [...each.attributes].map(({ name, value }) => `${name}=${value}`));
      const all = [...texts, ...roots.map((root) => root.textContent)];
      const { prevented, reactions } = await provoke();
      return {
        answered,
        strings: all.filter((text) => /(chrome|moz)-extension:|own-?words/i.test(text)),
        nodes: elements().length,
        attributes: texts.length,
        sheets: roots.map((root) => root.adoptedStyleSheets.length + root.styleSheets.length),
        natives: natives.map((each) => Function.prototype.toString.call(each).includes("[native code]")),
        // What the tests themselves put there is not the extension's: this file's name, Playwright's, and the recorder's.
        globals: Object.getOwnPropertyNames(globalThis).filter((name) => !/^(lookedFor|ownWordsRecord|__)/.test(name)).sort(),
        documentNames: Object.getOwnPropertyNames(document).sort(),
        resources: performance.getEntriesByType("resource").map(({ name }) => new URL(name).protocol).filter((p) => p !== "https:"),
        typed: editor().textContent,
        prevented,
        reactions,
      };
    },
  };
})();
