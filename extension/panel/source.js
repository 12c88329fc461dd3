// Where a fact or a tip comes from: a link where there is an address, words otherwise.
import { h } from "../common/dom.js";
import { say } from "../common/i18n.js";

/** @param {string | null} address */
export function source(address) {
	if (!address) return null;
	if (!/^https:\/\//.test(address)) return h("span.quiet", {}, address);
	return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, say("source"));
}
