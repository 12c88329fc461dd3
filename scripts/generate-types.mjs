// Generates types/schemas.d.ts from shared-schemas: node scripts/generate-types.mjs [OUTPUT]
// All schemas become one document first, so that what several of them share is one type.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const folder = new URL("../shared-schemas/", import.meta.url);
const output = process.argv[2] ?? new URL("../types/schemas.d.ts", import.meta.url);
const suffix = ".schema.json";

// What says nothing to a type checker; lengths of lists would become long tuples.
const LEFT_OUT = new Set(["$schema", "$id", "$defs", "title", "unit", "minItems", "maxItems"]);

const pascal = (name) => name.replace(/(?:^|[-_])(\w)/g, (_, letter) => letter.toUpperCase());

/** A reference such as "share.schema.json#/$defs/new" becomes "#/$defs/ShareNew". */
function reference(target, file) {
  const [document, part] = target.split("#/$defs/");
  return `#/$defs/${pascal(document ? document.replace(suffix, "") : file)}${part ? pascal(part) : ""}`;
}

function rewrite(value, file) {
  if (Array.isArray(value)) return value.map((each) => rewrite(each, file));
  if (value === null || typeof value !== "object") return value;
  if (typeof value.$ref === "string") return { $ref: reference(value.$ref, file) }; // or its description would make a copy
  const entries = Object.entries(value).filter(([key]) => !LEFT_OUT.has(key));
  return Object.fromEntries(
    entries.map(([key, each]) => [key, key === "const" ? each : key === "properties" ? properties(each, file) : rewrite(each, file)]),
  );
}

/** A property may be called what a keyword is called: title. */
function properties(value, file) {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rewrite(each, file)]));
}

const definitions = {};
for (const name of readdirSync(folder).filter((each) => each.endsWith(suffix)).sort()) {
  const file = name.replace(suffix, "");
  const schema = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  definitions[pascal(file)] = rewrite(schema, file);
  for (const [part, each] of Object.entries(schema.$defs ?? {})) {
    definitions[pascal(file) + pascal(part)] = rewrite(each, file);
  }
}

const types = await compile({ $defs: definitions, type: "object", additionalProperties: false }, "Nothing", {
  bannerComment: "// Generated from shared-schemas by scripts/generate-types.mjs. Change the schemas, then run it.",
  unreachableDefinitions: true,
  format: true,
  style: { printWidth: 120 },
});
const referenced = /\n \* ?\n \* This interface was referenced by `Nothing`'s JSON-Schema\n \* via the `definition` "\w+"\./g;
writeFileSync(output, types.replace(referenced, "").replace(/export interface Nothing \{\}\n/, ""));
