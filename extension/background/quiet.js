// When the dot stays dark, as the person wished: in quiet hours, and where they want no ideas.
import { call } from "./companion.js";

const FRESH = 60_000; // ms

/** @type {{preferences: Shapes.Preferences, at: number} | null} */
let known = null;

/** Tells whether the dot stays dark; without an answer of the companion it does not. @param {string} site where the composer is */
export async function isQuiet(site) {
	const preferences = await read();
	if (!preferences) return false;
	if (/** @type {string[] | undefined} */ (preferences.quiet_sites)?.includes(site)) return true;
	return Boolean(preferences.quiet_hours) && within(/** @type {{begin: string, end: string}} */ (preferences.quiet_hours), clock(new Date()));
}

/** What was changed on the person's pages is heard within a minute. */
async function read() {
	if (known && Date.now() - known.at < FRESH) return known.preferences;
	try {
		known = { preferences: await call("GET", "/preferences"), at: Date.now() };
		return known.preferences;
	} catch {
		return null; // away, or not paired yet: the dot is how somebody finds the panel
	}
}

/** `begin <= now < end`, over midnight as well; times as HH:MM sort as texts do. @param {{begin: string, end: string}} hours @param {string} now */
const within = ({ begin, end }, now) => (begin <= end ? begin <= now && now < end : now >= begin || now < end);

/** @param {Date} now */
const clock = (now) => `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
