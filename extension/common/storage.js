// Everything the extension keeps, a getter and a setter each. The draft is never among it.
import { readStorage, removeStorage, writeStorage } from "./browser.js";

export const DEFAULT_COMPANION = "http://127.0.0.1:8020/";

/** Returns the companion's address, with a slash at the end. @returns {Promise<string>} */
export async function companionAddress() {
	return (await readStorage(["companion"])).companion ?? DEFAULT_COMPANION;
}

/** @param {string} address as a person types it: a port, or `http://127.0.0.1:PORT/` */
export async function setCompanionAddress(address) {
	const port = /^(?:http:\/\/127\.0\.0\.1:)?(\d{1,5})\/?$/.exec(address.trim())?.[1];
	if (!port || Number(port) < 1 || Number(port) > 65535) throw new RangeError("not a port");
	await forgetPairing();
	await writeStorage({ companion: `http://127.0.0.1:${Number(port)}/` });
}

/** @typedef {{token: string, pairing_key: string}} Pairing */

/** Returns what pairing gave us, or null when this browser is not paired. @returns {Promise<Pairing | null>} */
export async function pairing() {
	return (await readStorage(["pairing"])).pairing ?? null;
}

/** @param {Pairing} given */
export const keepPairing = (given) => writeStorage({ pairing: given });

export const forgetPairing = () => removeStorage(["pairing"]);

/** @typedef {{site: string, origin: string}} Place where the person also writes: a file of sites/, and an address */

/** @returns {Promise<Place[]>} */
export async function places() {
	return (await readStorage(["places"])).places ?? [];
}

/** @param {Place} place @param {boolean} on */
export async function keepPlace(place, on) {
	const others = (await places()).filter(({ origin }) => origin !== place.origin);
	await writeStorage({ places: on ? [...others, place] : others });
}
