// Runs one checker over texts: node run.mjs NAME < {"500": [text, ...], ...} prints milliseconds and what it found last.
import { readFileSync } from "node:fs";

const CHECKERS = {
  alex: async () => {
    const { text } = await import("alex");
    return (draft) => text(draft).messages.length;
  },
  "harper.js": async () => {
    const [{ LocalLinter }, { binaryInlined }] = await Promise.all([import("harper.js"), import("harper.js/binaryInlined")]);
    const linter = new LocalLinter({ binary: binaryInlined });
    await linter.setup();
    return async (draft) => (await linter.lint(draft)).length;
  },
  "write-good": async () => {
    const { default: writeGood } = await import("write-good");
    return (draft) => writeGood(draft).length;
  },
};

const check = await CHECKERS[process.argv[2]]();
const results = {};
for (const [length, drafts] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  const [times, counts] = [[], []];
  for (const draft of drafts) {
    const begun = performance.now();
    counts.push(await check(draft));
    times.push(performance.now() - begun);
  }
  results[length] = { times, found: counts.at(-1) };
}
console.log(JSON.stringify(results));
