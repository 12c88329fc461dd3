// Other places to write, each off until the person turns it on: that takes a permission of the browser's, and the scripts
// of compose/ in that site's pages, beside its file in sites/.
import { mayReach, ownScripts, registerScripts } from "./browser.js";
import { places } from "./storage.js";

/** Sites with one address each. Mastodon has as many as people name. @type {Record<string, string>} */
export const KNOWN = { x: "https://x.com", bluesky: "https://bsky.app" };

/**
 * Returns the address of a Mastodon server, as people write it: its name, a page's address, or their own handle.
 * @param {string} typed
 * @throws {RangeError} that is no name of a server
 */
export function serverNamed(typed) {
	const host = typed.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/[/?#].*$/, "").replace(/^.*@/, "");
	if (!/^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(host) || /(^|\.)linkedin\.com$/.test(host)) throw new RangeError("not a server");
	return `https://${host}`;
}

/** Has the browser run our scripts in the places that are on and still allowed. */
export async function registerPlaces() {
	const compose = ownScripts().filter((script) => script.startsWith("compose/"));
	const on = await Promise.all((await places()).map(async (place) => ((await mayReach(place.origin)) ? [place] : [])));
	await registerScripts(on.flat().map(({ site, origin }) => ({
		id: origin,
		matches: [`${origin}/*`],
		js: [`sites/${site}.js`, ...compose],
	})));
}
