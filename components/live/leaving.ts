"use client";

/** True from the moment that somebody signs out: what then fails for lack of a session is no news. */
export const leaving = { isOn: false };
