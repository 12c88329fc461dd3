// A view as data, so that the worker can make one too; compose/lay.js lays it out.
import "../compose/lay.js";

export const { lay, begin, clicked } = ownWords.lay;

/** @typedef {OwnWords.Shown | null | false | undefined} Child */

/**
 * Makes an element.
 * @param {string} name tag and classes: `p.quiet`
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] false, null: left out; true: empty
 * @param {...(Child | Child[])} children
 * @returns {OwnWords.Tree}
 */
export function h(name, attributes = {}, ...children) {
	const [tag, ...classes] = name.split(".");
	/** @type {Record<string, string>} */
	const given = tag === "button" ? { type: "button" } : {};
	if (classes.length > 0) given.class = classes.join(" ");
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== false && value !== null && value !== undefined) given[key] = value === true ? "" : String(value);
	}
	return { tag, attributes: given, children: /** @type {OwnWords.Shown[]} */ (children.flat().filter(Boolean)) };
}
